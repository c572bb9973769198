"""Text on paper: a PDF in the size of paper of the country, a page number where there are two."""

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

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
FOOT = 20
"""Room for the page number, in points."""


def paper() -> QPageSize.PageSizeId:
    """The size of paper in this country."""
    is_letter = QLocale().territory() in LETTER
    return QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4


def pdf(text: QTextDocument, title: str) -> bytes:
    """`text`, which is laid out in points, as a PDF file."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setTitle(title)
    writer.setCreator("Backcare")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(paper()),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(writer)
    _paint(text, painter, writer)
    painter.end()
    return bytes(content.data().data())


def _paint(text: QTextDocument, painter: QPainter, writer: QPdfWriter) -> None:
    """Page by page, in points; QTextDocument's own printing adds margins of 2 cm to ours."""
    whole = QSizeF(writer.pageLayout().paintRectPoints().size())
    size = QSizeF(whole.width(), whole.height() - FOOT)
    text.setPageSize(size)
    zoom, pages = writer.logicalDpiX() / 72, text.pageCount()
    for page in range(pages):
        if page:
            writer.newPage()
        painter.save()
        painter.scale(zoom, zoom)
        if pages > 1:
            painter.setFont(text.defaultFont())
            foot = QRectF(0, size.height(), size.width(), FOOT)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"{page + 1} / {pages}")
        painter.translate(0, -page * size.height())
        text.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))
        painter.restore()
