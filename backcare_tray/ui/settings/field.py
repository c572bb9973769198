"""What edits the value of one option: the base of all controls of the settings."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Field(QWidget):
    """Shows a value and lets it be changed. Every value that can be picked with it is valid."""

    picked = Signal(object)
    """A new value was chosen by hand."""

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - what the option holds
        """Show `value` without telling that it was picked."""
        raise NotImplementedError

    def parts(self) -> tuple[QWidget, ...]:
        """The widgets that take the name of the option for a screen reader; the first one takes
        the keyboard."""
        return ()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        for part in self.parts():
            part.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleDescription(words)
        for part in self.parts():
            part.setAccessibleDescription(words)
