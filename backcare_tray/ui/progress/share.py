"""Keep and share: a page for the physiotherapist, and everything as CSV or JSON."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.files import Chosen, save_file
from backcare_tray.ui.label import label
from backcare_tray.ui.progress import period, words
from backcare_tray.ui.progress.page import Page
from backcare_tray.ui.progress.paper import pdf
from backcare_tray.ui.progress.ports import ProgressPorts, Write
from backcare_tray.ui.progress.report import Report, document
from backcare_tray.ui.theme import Space

AskPath = Callable[[QWidget, str, str, str, Chosen], None]
"""Asks for a file to write: parent, title, proposed name, filter, and what to do with it."""


class SharePage(Page):
    """Each button asks where to, and says below whether it went well."""

    def __init__(self, ports: ProgressPorts, ask: AskPath = save_file) -> None:
        super().__init__(
            tr("Keep and share"), tr("Nothing leaves this computer unless you hand it on yourself.")
        )
        self._ports, self._ask = ports, ask
        self._saved: Path | None = None
        self.period = period.Period(period.MONTH, period.QUARTER, period.YEAR)
        self.period.box.setCurrentIndex(1)
        self.pdf = QPushButton(tr("Save as &PDF…"))
        self.csv = QPushButton(tr("Export &CSV…"))
        self.json = QPushButton(tr("Export &JSON…"))
        self.open = QPushButton(tr("&Open it"))
        self.pdf.clicked.connect(self._save_pdf)
        self.csv.clicked.connect(self._save_csv)
        self.json.clicked.connect(self._save_json)
        self.open.clicked.connect(self._open)
        self.message = label("", "muted")
        self._lay_out()

    def refresh(self) -> None:
        """What was said of the last file stays."""

    def _save_pdf(self) -> None:
        title, name = tr("Save for your physiotherapist"), tr("backcare-summary.pdf")
        first, last = self.period.days(self._ports.today())

        def write(path: Path) -> None:
            text = document(Report(self._ports, first, last))
            if self._ports.book.failed():  # none hurt, it would say
                raise OSError(words.unreadable())
            self._ports.save(path, pdf(text, tr("Backcare: summary")))

        self._save(title, name, tr("PDF files (*.pdf)"), write)

    def _save_csv(self) -> None:
        kinds = tr("Zip files with CSV tables (*.zip)")
        self._save(tr("Export CSV"), "backcare-history.zip", kinds, self._ports.export_csv)

    def _save_json(self) -> None:
        kinds = tr("JSON files (*.json)")
        self._save(tr("Export JSON"), "backcare-history.json", kinds, self._ports.export_json)

    def _save(self, title: str, name: str, kinds: str, write: Write) -> None:
        self._ask(self, title, name, kinds, lambda path: self._write(path, write))

    def _write(self, path: Path, write: Write) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # ten years take seconds
        try:
            write(path)
        except OSError as error:
            self._saved = None
            reason = f"{error.strerror}: {path}" if error.strerror else error
            text = tr("This could not be saved: {reason}").format(reason=reason)
        else:
            self._saved = path
            text = tr("Saved as {path}.").format(path=path)
        finally:
            QGuiApplication.restoreOverrideCursor()
        theme.mark(self.message, "muted" if self._saved else "warning")
        self.message.setText(text)
        announce(self.message, text)
        self.open.setVisible(self._saved is not None)

    def _open(self) -> None:
        """In the desktop's own viewer, from where a PDF can be printed."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _lay_out(self) -> None:
        self.open.hide()
        theme.mark(self.pdf, "primary")
        self.add(
            _card(
                tr("For your physiotherapist"),
                tr(
                    "One or two pages: sets, minutes by area, how it felt, head turn, moves that"
                    " hurt, and room for notes. Open the PDF to print it."
                ),
                self.period,
                self.pdf,
            )
        )
        self.add(
            _card(
                tr("Everything, for other programs"),
                tr("CSV opens in a spreadsheet: a zip with a table for each kind of record."),
                self.csv,
                self.json,
            )
        )
        self.add(self.message)
        self.add(_row(self.open))


def _card(title: str, explained: str, *controls: QWidget) -> QFrame:
    """One control a row: side by side they would not fit where letters are large."""
    card = QFrame()
    theme.mark(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
    column.setSpacing(Space.M)
    column.addWidget(label(title, "heading"))
    column.addWidget(label(explained, "muted"))
    for control in controls:
        column.addWidget(_row(control))
    return card


def _row(control: QWidget) -> QWidget:
    """`control` as wide as it wants to be, where a line begins."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(control)
    line.addStretch(1)
    return row
