"""The page "Program": start at login, and the way back to the defaults."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton

from backcare_tray.core.ports import Autostart
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui.settings.editing import Editing
from backcare_tray.ui.settings.rows import Card, SettingsPage, label
from backcare_tray.ui.tick_box import TickBox


class ProgramPage(SettingsPage):
    """Edits `start`. What the desktop says of start-at-login is shown, not what we remember."""

    restore_asked = Signal()

    def __init__(self, editing: Editing, autostart: Autostart) -> None:
        super().__init__(tr("Program"), tr("How Backcare itself behaves."))
        self._editing, self._autostart = editing, autostart
        self.at_login = TickBox(tr("On"))
        self.fault = label("", "warning")
        self.restore = QPushButton(tr("Restore"))
        self.at_login.toggled.connect(self._switch)
        self.restore.clicked.connect(self.restore_asked)
        card = Card()
        card.option(
            tr("Start at login"), tr("Backcare waits in the tray when you log in."), self.at_login
        )
        card.add(self.fault)
        card.option(
            tr("Restore defaults"),
            tr("Every option gets its first value, working hours too. You can undo it."),
            self.restore,
        )
        self.add(card)
        self.fault.hide()

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force; `settings` tells nothing here that the desktop does not."""
        with QSignalBlocker(self.at_login):
            self.at_login.setChecked(self._autostart.enabled())

    def _switch(self, on: bool) -> None:
        self.fault.hide()
        try:
            self._autostart.set(on)
        except OSError as error:
            self.fault.setText(error.strerror or str(error))
            self.fault.show()
        else:
            self._editing.set("start", at_login=on)
        self.show_settings(self._editing.current)
