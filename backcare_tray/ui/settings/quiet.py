"""The page "Right moment": what keeps a reminder back while one is at the desk."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit

from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui.settings.editing import Editing
from backcare_tray.ui.settings.rows import Card, SettingsPage
from backcare_tray.ui.tick_box import TickBox


class QuietPage(SettingsPage):
    """Edits `quiet`."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(
            tr("Right moment"),
            tr("While one of these lasts, no reminder shows. One comes afterwards."),
        )
        self._editing = editing
        self.ticks: dict[str, TickBox] = {}
        self.programs = QLineEdit()
        self.programs.setPlaceholderText(tr("impress, mpv"))
        self.programs.editingFinished.connect(self._pick_programs)
        card = Card()
        for key, name, explained in (
            ("calls", tr("In a call"), tr("A program listens to the microphone.")),
            ("camera", tr("Camera on"), tr("A program has the camera open.")),
            ("full_screen", tr("Full screen"), tr("A film, a game or slides fill the screen.")),
            ("do_not_disturb", tr("Do not disturb"), tr("The desktop's own switch is on.")),
        ):
            self.ticks[key] = self._tick(key)
            card.option(name, explained, self.ticks[key])
        self.add(card)
        named = Card()
        named.option(
            tr("In these programs"),
            tr("While one of them has the keyboard. Names, with commas between."),
            self.programs,
            below=True,
        )
        self.add(named)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        for key, tick in self.ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(getattr(settings.quiet, key))
        if not self.programs.hasFocus():
            self.programs.setText(", ".join(settings.quiet.programs))

    def _tick(self, key: str) -> TickBox:
        tick = TickBox(tr("On"))
        tick.toggled.connect(lambda on: self._editing.set("quiet", **{key: on}))
        return tick

    def _pick_programs(self) -> None:
        names = (name.strip() for name in self.programs.text().split(","))
        self._editing.set("quiet", programs=tuple(dict.fromkeys(name for name in names if name)))
