"""The page "About" of the settings: version, health notice, where the moves are from, thanks."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from backcare_tray import __version__
from backcare_tray.core.ports import OpenWindow, WindowName
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles
from backcare_tray.ui.label import label
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.settings.page import SettingsPage, Workbench
from backcare_tray.ui.theme import Space

ICON = 64
DOCUMENTS = ("000", "001", "002", "003", "004")
"""The source documents, by number; each move names its own."""
THANKS = (
    ("Qt for Python", "LGPL 3"),
    ("APScheduler", "MIT"),
    ("platformdirs", "MIT"),
    ("tomli-w", "MIT"),
    ("jeepney", "MIT"),
)
"""What Backcare stands on, with the licences."""


class AboutPage(SettingsPage):
    """Nothing to change; things to read, and the welcome once more."""

    def __init__(self, bench: Workbench, title: str, open_window: OpenWindow) -> None:
        super().__init__(bench, title, tr("A companion for your neck and upper back."))
        self.card().add(self._head())
        for heading, text in _sections():
            card = self.card(heading)
            card.add(label(text, "muted"), inset=True)
        button = QPushButton(tr("&Show it again"))
        button.clicked.connect(lambda: open_window(WindowName.WELCOME))
        words = OptionWords(
            tr("The welcome"), tr("What you saw at the first start."), str, tr("introduction, tour")
        )
        self.action(self.card(), words, button)

    def _head(self) -> QWidget:
        head, picture = QWidget(), QLabel()
        roles.give(picture, roles.DECORATION)
        picture.setPixmap(self.bench.icons.program.pixmap(QSize(ICON, ICON)))
        names = QVBoxLayout()
        names.setSpacing(Space.XS)
        names.addWidget(label("Backcare", "display"))
        version = tr("Version {version}, free software under the MIT licence")
        names.addWidget(label(version.format(version=__version__), "muted"))
        row = QHBoxLayout(head)
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.setSpacing(Space.L)
        row.addWidget(picture)
        row.addLayout(names, 1)
        return head


def _sections() -> tuple[tuple[str, str], ...]:
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
            tr("Thanks to"),
            ", ".join(f"{name} ({licence})" for name, licence in THANKS),
        ),
    )
