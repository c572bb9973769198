"""A field of some size, folded to a line that says what it holds until one wants to change it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui.label import label
from backcare_tray.ui.settings.field import Field
from backcare_tray.ui.theme import Space


class Fold(Field):
    """`inner`, with a line above that says its value and a button that opens and closes it."""

    opened = Signal()

    def __init__(self, inner: Field, say: Callable[[Any], str]) -> None:
        super().__init__()
        self.inner, self._say = inner, say
        self.summary = label("", "")
        self.button = QPushButton(tr("Change"))
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggle)
        self.setFocusProxy(self.button)
        inner.picked.connect(self._pick)
        inner.hide()
        head = QHBoxLayout()
        head.setSpacing(Space.L)
        head.addWidget(self.summary, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(inner)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - what the option holds
        self.inner.show_value(value)
        self.summary.setText(self._say(value))

    def parts(self) -> tuple[QWidget, ...]:
        return (self.button,)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(tr("Change: {option}").format(option=name))

    def _pick(self, value: object) -> None:
        self.summary.setText(self._say(value))
        self.picked.emit(value)

    def _toggle(self, on: bool) -> None:
        self.button.setText(tr("Done") if on else tr("Change"))
        self.inner.setVisible(on)
        if on:
            self.opened.emit()
