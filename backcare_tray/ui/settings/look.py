"""The page "Look": colours, letters, motion, language. The window itself is the first to change."""

from PySide6.QtWidgets import QPushButton

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.settings import values
from backcare_tray.ui.settings.editing import choices, limits
from backcare_tray.ui.settings.number import NumberPicker
from backcare_tray.ui.settings.option import Option
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.settings.page import SettingsPage, Workbench
from backcare_tray.ui.settings.simple_fields import ChoicePicker


class LookPage(SettingsPage):
    """Edits `look`."""

    def __init__(self, bench: Workbench, title: str) -> None:
        super().__init__(bench, title, tr("So that it is easy on your eyes."))
        colours, reading, place = self.card(), self.card(), self.card()
        key = ("look", "colours")
        self.option(colours, key, ChoicePicker(choices(key), values.colours))
        self.switch(colours, ("look", "high_contrast"))
        colours.add(self._sample())
        key = ("look", "text_percent")
        self.option(reading, key, NumberPicker(limits(key), "%", 10))
        self.switch(reading, ("look", "reduced_motion"))
        key = ("look", "language")
        self.option(reading, key, ChoicePicker(choices(key), values.language))
        self.switch(place, ("look", "over_full_screen"))

    def _sample(self) -> Option:
        """What a window is made of: words of first and second rank, and its main button."""
        words = OptionWords(
            tr("Time to move"), tr("This is how it looks: words, quieter words, a button."), str
        )
        button = QPushButton(tr("Start"))
        theme.mark(button, "primary")
        sample = Option(words, button, self.bench.undo)
        button.setAccessibleDescription(tr("Only a sample of the colours."))
        theme.mark(sample.name, "heading")
        return sample
