"""The page for the physiotherapist: how the person is, and over the page what was done.

The person's name is left to a pen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument

from backcare_tray.core.hours import local_day
from backcare_tray.core.progress import MoveDone, daily_feeling, minutes_by_area
from backcare_tray.core.translation import is_mirrored, tr, trn
from backcare_tray.core.trend import trend
from backcare_tray.ui import theme
from backcare_tray.ui.library.words import area
from backcare_tray.ui.progress import dates, trend_words, words
from backcare_tray.ui.progress.feeling import scale
from backcare_tray.ui.progress.head_turn import blur, by_side, degrees, rows, table_headers
from backcare_tray.ui.progress.lines import Lines, Series
from backcare_tray.ui.progress.ports import ProgressPorts
from backcare_tray.ui.theme import LIGHT

POINTS = 10
CHART = QSize(640, 170)
"""Of a chart, in pixels of the screen; drawn `SHARP` times as fine, `WIDE` points wide."""
SHARP, WIDE = 4, 480
MOST_HURTS, MOST_MOVES = 6, 12
"""Rows of moves that hurt, and that were done; the rest share one more, so that two pages do."""
SHEET = """
p { margin: 2px 0; } td { padding: 0 18px 0 0; } th { padding: 0 18px 0 0; text-align: left; }
.title { font-size: 18px; font-weight: 600; } .part { font-weight: 600; margin: 12px 0 2px 0; }
.part { font-size: 12px; } .small, th { color: #51605d; font-size: 9px; font-weight: 400; }
"""
"""Sizes are in pixels of the document, which are points of the paper."""
LINES_FOR_NOTES = 3

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Report:
    """What the page is about: the days from `first` to `last`."""

    ports: ProgressPorts
    first: date
    last: date


def document(report: Report) -> QTextDocument:
    """The page as text with pictures, laid out in points. Needs a QGuiApplication."""
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
    turn_over = '<p style="page-break-before: always"></p>' if feeling and turns else ""
    front = (_head(report), _sets(report), _hurts(report), feeling, turns)
    text.setHtml("".join((*front, turn_over, _done(report), _end())))
    return text


def _head(report: Report) -> str:
    title, period = tr("Breaks at the desk: a summary"), tr("{first} to {last}, made on {day}")
    days = period.format(
        first=dates.short(report.first),
        last=dates.short(report.last),
        day=dates.short(report.ports.today()),
    )
    name = f"{tr('Name')} {'_' * 40}"
    return f'<p class="title">{_safe(title)}</p><p>{_safe(days)}</p><p>&nbsp;</p><p>{name}</p>'


def _sets(report: Report) -> str:
    by_day = report.ports.book.sets_by_day(report.first, report.last)
    if not by_day:
        return _section(tr("Sets"), tr("None in these days."))
    worked = report.ports.book.days_of_work(report.first, report.last)
    days = trn("{count} day at the desk", "{count} days at the desk", worked)
    said = tr("{sets} on {done} of {days}.").format(
        sets=words.sets(sum(by_day.values())), done=len(by_day), days=days
    )
    return _section(tr("Sets"), said)


def _hurts(report: Report) -> str:
    names, hurts = _names(report), report.ports.book.hurts(report.first, report.last)
    told: list[Row] = [
        (
            names.get(hurt.move, hurt.move),
            str(hurt.times),
            dates.short(local_day(hurt.last, report.ports.zone)),
            tr("left out") if hurt.is_out else tr("done again"),
        )
        for hurt in hurts[:MOST_HURTS]
    ]
    if not told:
        return _section(tr("Moves that hurt"), tr("None was reported."))
    if others := hurts[MOST_HURTS:]:
        told.append((_others(len(others)), str(sum(hurt.times for hurt in others)), "", ""))
    headers = (tr("Move"), tr("How often"), tr("Last"), tr("Now"))
    return _section(tr("Moves that hurt")) + _table(told, headers)


def _feeling(text: QTextDocument, report: Report) -> str:
    days = daily_feeling(report.ports.book.feelings(report.first, report.last))
    if not days:
        return ""
    chart = Lines("", scale())
    chart.put(Series("", days))
    said = trend_words.feeling(trend(days), len(days))
    beside = trend_words.changes(report.ports.book.changes(report.first, report.last))
    about = tr("Answers after sets: 0 good, 1 a little stiff, 2 stiff, 3 it hurts. Daily means.")
    picture = _picture(text, "feeling", chart)
    return _section(tr("How it felt"), f"{said} {beside}") + picture + _small(about)


def _turns(text: QTextDocument, report: Report) -> str:
    """The first check and the last in figures, all as a chart."""
    checks = report.ports.book.head_turns(report.first, report.last)
    if not checks:
        return ""
    left, right = by_side(checks)
    chart = Lines("", degrees())
    chart.put(Series(tr("To the left"), left), Series(tr("To the right"), right))
    said = trend_words.turns(len(checks), trend(left), trend(right), blur(checks))
    about = tr("Marked by the person on a dial; the median of three turns to each side.")
    ends = checks if len(checks) < 3 else (checks[0], checks[-1])
    figures = _table(rows(ends), table_headers())
    picture = _picture(text, "turns", chart)
    return _section(tr("Head turn"), said) + figures + picture + _small(about)


def _done(report: Report) -> str:
    """The moves, and the areas that they worked."""
    moves = report.ports.book.moves_done(report.first, report.last)
    if not moves:
        return ""
    seconds = {move: done.seconds for move, done in moves.items()}
    minutes = minutes_by_area(seconds, report.ports.moves())
    areas = _table(
        [(area(each), words.minutes(length)) for each, length in minutes.items()],
        (tr("Area"), tr("Minutes")),
    )
    headers = (tr("Move"), tr("In sets"), tr("Each time"), tr("Minutes"))
    done = _table(_moves(moves, _names(report)), headers)
    about = tr("Each time: the mean of a set, both sides together. A move can work two areas.")
    return _section(tr("What was done")) + done + "<p>&nbsp;</p>" + areas + _small(about)


def _moves(moves: Mapping[str, MoveDone], names: Mapping[str, str]) -> list[Row]:
    """Those that took longest, and what the others took together."""
    longest = sorted(moves.items(), key=lambda item: -item[1].seconds)
    result: list[Row] = [
        (
            names.get(move, move),
            str(done.sets),
            tr("{seconds} s").format(seconds=round(done.seconds / max(done.sets, 1))),
            words.minutes(done.seconds / 60),
        )
        for move, done in longest[:MOST_MOVES]
    ]
    if others := longest[MOST_MOVES:]:
        rest = sum(done.seconds for _move, done in others)
        result.append((_others(len(others)), "", "", words.minutes(rest / 60)))
    return result


def _others(count: int) -> str:
    return trn("{count} other move", "{count} other moves", count)


def _end() -> str:
    """Room to write."""
    lines = '<table width="100%">' + "<tr><td>&nbsp;<hr></td></tr>" * LINES_FOR_NOTES + "</table>"
    notice = tr("Made by Backcare from what its user told it. It is no medical device.")
    return _section(tr("Notes")) + lines + _small(notice)


def _names(report: Report) -> dict[str, str]:
    return {move.id: tr(move.name) for move in report.ports.moves()}


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
    return f'<p><img src="{name}" width="{WIDE}"></p>'


def _section(title: str, said: str = "") -> str:
    return f'<p class="part">{_safe(title)}</p>' + (f"<p>{_safe(said)}</p>" if said else "")


def _table(told: Sequence[Row], headers: Row) -> str:
    head = "".join(f"<th>{_safe(cell)}</th>" for cell in headers)
    cells = ("".join(f"<td>{_safe(cell)}</td>" for cell in row) for row in told)
    return f"<table><tr>{head}</tr>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _small(said: str) -> str:
    return f'<p class="small">{_safe(said)}</p>'


def _safe(said: str) -> str:
    return escape(said)
