"""Where the fields of a move stand: in cards, the ones that must be filled in first."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.editor.field import Field
from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space


def lay_out(sheet: QWidget, fields: Mapping[str, Field], ticks: Sequence[QWidget]) -> None:
    """Put all `fields` of the move, and the `ticks` that belong to it, on `sheet`."""
    cards: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
        (tr("The move"), _of(fields, "name", "purpose", "pack")),
        (tr("What it is"), _of(fields, "position", "kind", "areas", "level")),
        (tr("What it shows and says"), _of(fields, "setup", "pictures", "cycle")),
        (tr("How often, and with what care"), (*_of(fields, "dose", "caution"), _together(ticks))),
        (tr("If you like"), _of(fields, "breathing", "feel", "gentler", "harder")),
        (tr("Where it is from"), _of(fields, "document", "says", "full_dose")),
    )
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.M)
    for title, widgets in cards:
        column.addWidget(_card(title, widgets))
    column.addStretch()


def _of(fields: Mapping[str, Field], *names: str) -> tuple[QWidget, ...]:
    return tuple(fields[name] for name in names)


def _together(widgets: Sequence[QWidget]) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return group


def _card(title: str, widgets: Sequence[QWidget]) -> QFrame:
    card = QFrame()
    theme.mark(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
    column.setSpacing(Space.M)
    column.addWidget(label(title, "heading"))
    for widget in widgets:
        column.addWidget(widget)
    return card
