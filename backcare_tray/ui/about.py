"""About Backcare: version, the health notice, where the moves are from, where the files are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout

from backcare_tray import __version__
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.places import Places
from backcare_tray.ui.theme import Space

ICON = 64
WIDTH = 480
DOCUMENTS = ("000", "001", "002", "003", "004")
"""The source documents, by number; each move names its own."""


class About(QDialog):
    """Closes with Esc."""

    def __init__(self, icon: QIcon, places: Places) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Backcare"))
        self.setWindowIcon(icon)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        rows.setSpacing(Space.S)
        rows.addLayout(_head(icon))
        for heading, text in _sections(places):
            rows.addSpacing(Space.S)
            rows.addWidget(_label(heading, "heading"))
            rows.addWidget(_label(text, "body"))
        rows.addStretch(1)
        rows.addWidget(self._close_button())
        theme.style(self)
        self.resize(WIDTH, 0)
        theme.fit_height(self)

    def refresh(self) -> None:
        """Nothing here changes while the program runs."""

    def _close_button(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.addButton(tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.close)
        return box


def _head(icon: QIcon) -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(icon.pixmap(QSize(ICON, ICON)))
    names = QVBoxLayout()
    names.setSpacing(Space.XS)
    names.addWidget(_label("Backcare", "display"))
    version = tr("Version {version}, free software under the MIT licence")
    names.addWidget(_label(version.format(version=__version__), "muted"))
    row = QHBoxLayout()
    row.setSpacing(Space.L)
    row.addWidget(picture)
    row.addLayout(names, 1)
    return row


def _sections(places: Places) -> tuple[tuple[str, str], ...]:
    return (
        (
            tr("Listen to your body"),
            tr(
                "Be gentle. Stop if something feels wrong. See a professional if pain stays. "
                "Backcare keeps you company at the desk; it does not replace a doctor or a "
                "physiotherapist."
            ),
        ),
        (
            tr("Where the moves come from"),
            tr(
                "Every move is taken from one of the source documents {documents} and names its "
                "own. Words and drawings are ours."
            ).format(documents=", ".join(DOCUMENTS)),
        ),
        (
            tr("Your files"),
            tr(
                "Everything stays on this computer.\nSettings: {settings}\nHistory: {history}"
            ).format(settings=places.settings, history=places.history),
        ),
    )


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    theme.mark(label, role)
    return label
