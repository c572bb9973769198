"""What screen readers take a widget for, where Qt cannot know it: windows, charts, pictures."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QComboBox, QWidget

Role = QAccessible.Role

DECORATION = Role.Client
"""Of a picture beside a text that says the same: screen readers pass over it."""
_PROPERTY = "spokenRole"


def give(widget: QWidget, role: Role) -> None:
    """Let screen readers take `widget` for `role`; call it first, before the widget gets a name.

    Only for plain widgets, labels and what scrolls: what can be pressed or set has the right one
    from Qt.
    """
    _install()
    widget.setProperty(_PROPERTY, role.value)


def name_box(box: QComboBox, name: str) -> None:
    """Name a drop-down that has no label: on Linux Qt takes what is chosen for its name."""
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)


@cache
def _install() -> None:
    """Once, and for all widgets: Qt asks only where there is a screen reader."""
    QAccessible.installFactory(_interface)


def _interface(_class: str, thing: QObject) -> QAccessibleWidget | None:
    """What speaks for `thing`; None leaves that to Qt."""
    if isinstance(thing, QWidget) and (role := thing.property(_PROPERTY)) is not None:
        return QAccessibleWidget(thing, Role(role))
    return None
