"""The page for the physiotherapist: what was done and how it went, as a PDF of one or two pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QLocale,
    QMarginsF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from backcare_tray.core.history import HeadTurned
from backcare_tray.core.hours import local_day
from backcare_tray.core.moves import Move
from backcare_tray.core.progress import daily_feeling, minutes_by_area
from backcare_tray.core.translation import is_mirrored, tr, trn
from backcare_tray.core.trend import trend
from backcare_tray.ui import theme
from backcare_tray.ui.library.words import area
from backcare_tray.ui.progress import dates, words
from backcare_tray.ui.progress.feeling import scale
from backcare_tray.ui.progress.head_turn import blur, by_side
from backcare_tray.ui.progress.lines import Lines, Series
from backcare_tray.ui.progress.ports import ProgressPorts
from backcare_tray.ui.theme import LIGHT

_T = QLocale.Country
LETTER = frozenset(
    {
        _T.Belize, _T.Canada, _T.Chile, _T.Colombia, _T.CostaRica, _T.ElSalvador, _T.Guatemala,
        _T.Mexico, _T.Nicaragua, _T.Panama, _T.Philippines, _T.PuertoRico, _T.UnitedStates,
        _T.Venezuela,
    }
)  # fmt: skip
"""Where paper is of Letter size; elsewhere it is A4 (Unicode CLDR, supplemental `paperSize`)."""
MARGIN_MM = 18
POINTS = 10
CHART = QSize(640, 170)
"""Of a chart, in pixels of the screen; drawn `SHARP` times as fine."""
SHARP = 4
SHEET = """
p { margin: 2px 0; } td { padding: 0 18px 0 0; }
.title { font-size: 18px; font-weight: 600; } .part { font-weight: 600; margin: 12px 0 2px 0; }
.part { font-size: 12px; } .small { color: #51605d; font-size: 9px; }
"""
"""Sizes are in pixels of the document, which are points of the paper."""
LINES_FOR_NOTES = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What the page is about: the days from `first` to `last`."""

    ports: ProgressPorts
    first: date
    last: date


def pdf(report: Report) -> bytes:
    """The page as a PDF file. Needs a QGuiApplication."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setTitle(tr("Backcare: summary"))
    writer.setCreator("Backcare")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(paper()),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    text = document(report)
    painter = QPainter(writer)
    _paint(text, painter, writer)
    painter.end()
    return bytes(content.data().data())


def paper() -> QPageSize.PageSizeId:
    """The size of paper in this country."""
    is_letter = QLocale().territory() in LETTER
    return QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4


def _paint(text: QTextDocument, painter: QPainter, writer: QPdfWriter) -> None:
    """Page by page, in points; QTextDocument's own printing adds margins of 2 cm to ours."""
    size = QSizeF(writer.pageLayout().paintRectPoints().size())
    text.setPageSize(size)
    zoom = writer.logicalDpiX() / 72
    for page in range(text.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        painter.scale(zoom, zoom)
        painter.translate(0, -page * size.height())
        text.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))
        painter.restore()


def document(report: Report) -> QTextDocument:
    """The page as text with pictures, laid out in points."""
    text = QTextDocument()
    font = theme.font()
    font.setPixelSize(POINTS)  # a pixel of this document is a point of the paper
    text.setDefaultFont(font)
    text.setDocumentMargin(0)
    text.setDefaultStyleSheet(SHEET)
    option = text.defaultTextOption()
    mirrored = Qt.LayoutDirection.RightToLeft if is_mirrored() else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(mirrored)
    text.setDefaultTextOption(option)
    feeling, turns = _feeling(text, report), _turns(text, report)
    text.setHtml(
        "".join((_head(report), _done(report), _areas(report), feeling, turns, _end(report)))
    )
    return text


def _head(report: Report) -> str:
    title, period = tr("Breaks at the desk: a summary"), tr("{first} to {last}")
    days = period.format(first=dates.long(report.first), last=dates.long(report.last))
    return f'<p class="title">{_safe(title)}</p><p>{_safe(days)}</p>'


def _done(report: Report) -> str:
    by_day = report.ports.book.sets_by_day(report.first, report.last)
    if not by_day:
        return _section(tr("Sets"), tr("None in these days."))
    days = trn("{count} day", "{count} days", len(by_day))
    total = words.sets(sum(by_day.values()))
    return _section(tr("Sets"), tr("{sets} on {days}.").format(sets=total, days=days))


def _areas(report: Report) -> str:
    seconds = report.ports.book.seconds_by_move(report.first, report.last)
    minutes = minutes_by_area(seconds, report.ports.moves())
    rows = [(area(each), words.minutes(length)) for each, length in minutes.items()]
    if not rows:
        return ""
    return _section(tr("Minutes by body area")) + _table(rows)


def _feeling(text: QTextDocument, report: Report) -> str:
    feelings = report.ports.book.feelings(report.first, report.last)
    days = daily_feeling(feelings)
    if not days:
        return ""
    chart = Lines("", scale())
    chart.put(Series("", days))
    said = words.feeling(trend(days), len(days))
    beside = words.changes(report.ports.book.changes(report.first, report.last))
    about = tr("Answers after sets: 0 good, 1 a little stiff, 2 stiff, 3 it hurts. Daily means.")
    picture = _picture(text, "feeling", chart)
    return _section(tr("How it felt"), f"{said} {beside}") + picture + _small(about)


def _turns(text: QTextDocument, report: Report) -> str:
    checks: Sequence[tuple[date, HeadTurned]]
    checks = report.ports.book.head_turns(report.first, report.last)
    if not checks:
        return ""
    left, right = by_side(checks)
    chart = Lines("", [(float(each), f"{each}°") for each in (0, 30, 60, 90)])
    chart.put(Series(tr("To the left"), left), Series(tr("To the right"), right))
    day, check = checks[-1]
    last = tr("{day}: {turn}").format(day=dates.short(day), turn=words.turn(check))
    said = words.turns(len(checks), trend(left), trend(right), blur(checks))
    about = tr("Marked by the person on a dial; the median of three turns to each side.")
    return (
        _section(tr("Head turn"), f"{last} {said}") + _picture(text, "turns", chart) + _small(about)
    )


def _end(report: Report) -> str:
    """Moves that hurt, and room to write."""
    hurts = report.ports.book.hurts(report.first, report.last)
    names = {move.id: _name(move) for move in report.ports.moves()}
    rows = [
        (dates.short(local_day(hurt.at, report.ports.zone)), names.get(hurt.move, hurt.move))
        for hurt in hurts
    ]
    told = _table(rows) if rows else f"<p>{_safe(tr('None was reported.'))}</p>"
    lines = '<table width="100%">' + "<tr><td>&nbsp;<hr></td></tr>" * LINES_FOR_NOTES + "</table>"
    notice = tr("Made by Backcare from what its user told it. It is no medical device.")
    return _section(tr("Moves that hurt")) + told + _section(tr("Notes")) + lines + _small(notice)


def _name(move: Move) -> str:
    return tr(move.name)


def _picture(text: QTextDocument, name: str, chart: Lines) -> str:
    """Draw `chart` in the light colours, whatever the screen shows."""
    image = QImage(CHART * SHARP, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARP, SHARP)
    chart.draw(painter, QRectF(0, 0, CHART.width(), CHART.height()), LIGHT)
    painter.end()
    text.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    return f'<p><img src="{name}" width="{CHART.width() * 0.66:.0f}"></p>'


def _section(title: str, said: str = "") -> str:
    return f'<p class="part">{_safe(title)}</p>' + (f"<p>{_safe(said)}</p>" if said else "")


def _table(rows: Sequence[tuple[str, str]]) -> str:
    cells = ("".join(f"<td>{_safe(cell)}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _small(said: str) -> str:
    return f'<p class="small">{_safe(said)}</p>'


def _safe(said: str) -> str:
    return escape(said)
