"""The Tab key follows the form as one reads it, whatever was made first."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def in_reading_order(form: QWidget) -> None:
    """Let Tab go through the controls of `form` in the order of its layouts."""
    for before, after in pairwise(controls(form)):
        QWidget.setTabOrder(before, after)


def controls(widget: QWidget) -> Iterator[QWidget]:
    """The widgets in `widget` that Tab stops at, in the order of its layouts."""
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        if widget := item.widget():
            yield from controls(widget)
        elif inner := item.layout():
            yield from _in_layout(inner)
