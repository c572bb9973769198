"""The settings window: a few calm pages; every change takes effect at once, none needs an OK."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.ports import Autostart, SettingsStore
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.form_style import style_form
from backcare_tray.ui.settings.editing import Editing
from backcare_tray.ui.settings.hours import HoursPage
from backcare_tray.ui.settings.program import ProgramPage
from backcare_tray.ui.settings.quiet import QuietPage
from backcare_tray.ui.settings.rhythm import RhythmPage
from backcare_tray.ui.settings.rows import label
from backcare_tray.ui.settings.set_choice import SetChoices
from backcare_tray.ui.settings.sets import HurtMoves, SetsPage, TakeBack
from backcare_tray.ui.settings.sound import SoundPage, TrySounds
from backcare_tray.ui.theme import Space
from backcare_tray.ui.window_place import WindowPlace

SIZE = QSize(800, 560)


@dataclass(frozen=True, slots=True)
class SettingsPorts:
    """What the window asks of the world."""

    store: SettingsStore
    autostart: Autostart
    hurt: HurtMoves
    take_back: TakeBack
    sounds: TrySounds
    place: WindowPlace
    set_choices: SetChoices = list


class SettingsDialog(QDialog):
    """Edits the settings of `ports.store`. A fault in writing is shown below the pages.

    Call `refresh` whenever the settings changed elsewhere.
    """

    def __init__(self, ports: SettingsPorts) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._place = ports.place
        self._before_restore: Settings | None = None
        self.editing = Editing(ports.store, self._tell)
        self.rhythm = RhythmPage(self.editing)
        self.sets = SetsPage(self.editing, ports.hurt, ports.take_back, ports.set_choices)
        self.sound = SoundPage(self.editing, ports.sounds)
        self.quiet = QuietPage(self.editing)
        self.hours = HoursPage(self.editing)
        self.program = ProgramPage(self.editing, ports.autostart)
        self.program.restore_asked.connect(self._restore)
        self.pages = (
            self.rhythm,
            self.sets,
            self.quiet,
            self.hours,
            self.sound,
            self.program,
        )
        self._lay_out()
        self.refresh()

    def present(self) -> None:
        """Show the window on the screen with the pointer, or bring it to the front."""
        if not self.isVisible():
            self._place.restore(self, SIZE)
        self.show()
        self.raise_()
        self.activateWindow()

    def refresh(self) -> None:
        """Show the settings that are in force now."""
        for page in self.pages:
            page.show_settings(self.editing.current)

    def _tell(self, fault: str) -> None:
        """Show the fault of the last change; called after every change."""
        self._show_message(fault, fault=True)
        self.refresh()

    def _restore(self) -> None:
        """Back to the defaults; start-at-login is the desktop's and stays as it is."""
        before = self.editing.current
        self.editing.put(replace(Settings(), start=before.start))
        if self.message.isHidden():
            self._before_restore = before
            self._show_message(tr("All options have their first values again."), fault=False)
            self.undo.show()

    def _undo(self) -> None:
        if self._before_restore is not None:
            self.editing.put(self._before_restore)

    def _show_message(self, words: str, *, fault: bool) -> None:
        self.message.setText(words)
        theme.mark(self.message, "warning" if fault else "muted")
        self.message.setVisible(bool(words))
        self.undo.hide()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Backcare: settings"))
        self.finished.connect(lambda: self._place.keep(self))
        self.finished.connect(self.sound.hush)
        self._make_list()
        self._make_message()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(self.foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list)
        whole.addLayout(right, 1)
        theme.style(self)
        for part in (self.list, self.stack):
            style_form(part)

    def _make_list(self) -> None:
        self.list, self.stack = QListWidget(), QStackedWidget()
        for page in self.pages:
            self.list.addItem(page.title)
            self.stack.addWidget(page)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        widest = max(self.fontMetrics().horizontalAdvance(page.title) for page in self.pages)
        self.list.setFixedWidth(widest + 2 * Space.XXL)
        self.list.setAccessibleName(tr("Pages"))
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)

    def _make_message(self) -> None:
        self.message, self.undo = label("", "muted"), QPushButton(tr("Undo"))
        self.undo.clicked.connect(self._undo)
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(Space.XL, 0, Space.XL, Space.S)
        row.addWidget(self.message, 1)
        row.addWidget(self.undo)
        self._show_message("", fault=True)
