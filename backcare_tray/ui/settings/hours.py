"""The page "Working hours"."""

from dataclasses import replace

from backcare_tray.core.hours import Hours
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui.settings.editing import Editing
from backcare_tray.ui.settings.hours_editor import HoursEditor
from backcare_tray.ui.settings.rows import Card, SettingsPage


class HoursPage(SettingsPage):
    """Edits `hours`."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(
            tr("Working hours"),
            tr("Reminders come in these hours only. You can start a break at any time."),
        )
        self._editing = editing
        self.editor = HoursEditor()
        self.editor.picked.connect(self._change)
        card = Card()
        card.add(self.editor)
        self.add(card)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self.editor.show_hours(settings.hours)

    def _change(self, hours: Hours) -> None:
        self._editing.put(replace(self._editing.current, hours=hours))
