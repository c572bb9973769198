"""How input fields, lists and sliders look: calm, in the theme's colours, the same everywhere."""

from dataclasses import fields

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QStyledItemDelegate, QWidget

from backcare_tray.ui import theme
from backcare_tray.ui.theme import Space


def style_form(widget: QWidget) -> None:
    """Give the fields in `widget` our look, now and whenever the look changes.

    Buttons: role "chip" for a choice that can be taken away, "icon" for a single sign.
    """

    def apply() -> None:
        widget.setStyleSheet(_sheet())

    theme.on_change(widget, apply)
    apply()


def leave_margins(box: QAbstractSpinBox) -> QAbstractSpinBox:
    """Set the text of `box` off its edge: style sheets do not reach it there."""
    box.lineEdit().setTextMargins(Space.S, 0, Space.S, 0)
    return box


def roomy(box: QComboBox) -> QComboBox:
    """Make the choices of `box` as tall as buttons: its own delegate heeds no style sheet."""
    box.setItemDelegate(QStyledItemDelegate(box))
    return box


def _sheet() -> str:
    colours, sheet = theme.current(), _SHEET
    names = (item.name for item in fields(colours) if item.type is QColor)
    for name in sorted(names, key=len, reverse=True):  # accent_soft before accent
        sheet = sheet.replace(f"@{name}", getattr(colours, name).name())
    edge = colours.outline if colours.high_contrast else colours.accent_soft
    sheet = sheet.replace("$edge", edge.name())
    sheet = sheet.replace("$within", f"{theme.target() - 4}px")  # an edge of 2 px comes on top
    return sheet.replace("$field", f"{theme.target() - 2}px")  # one of 1 px


_SHEET = """
QScrollArea, QScrollArea > QWidget > QWidget#content { background: transparent; border: none; }
QScrollArea[role="pane"] { border: 2px solid transparent; border-radius: 8px; }
QScrollArea[role="pane"]:focus { border-color: @accent; }
QSpinBox, QTimeEdit, QComboBox, QLineEdit {
    color: @text; background: @window; border: 1px solid @outline; border-radius: 8px;
    min-height: $field; padding: 0;
    selection-background-color: @accent; selection-color: @on_accent;
}
QLineEdit { padding: 0 10px; placeholder-text-color: @muted; }
QSpinBox QLineEdit, QTimeEdit QLineEdit {
    min-height: 0; padding: 0; border: none; background: transparent;
}
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button {
    width: 0; border: none;
}
QComboBox { padding: 0 10px; }
QSpinBox:focus, QTimeEdit:focus, QComboBox:focus, QLineEdit:focus {
    border: 2px solid @accent; min-height: $within;
}
QComboBox:focus, QLineEdit:focus { padding: 0 9px; }
QSpinBox QLineEdit:focus, QTimeEdit QLineEdit:focus { border: none; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow {
    width: 0; height: 0; border-left: 4px solid @surface; border-right: 4px solid @surface;
    border-top: 5px solid @muted;
}
QComboBox QAbstractItemView {
    color: @text; background: @surface; border: 1px solid @line; outline: none;
    selection-background-color: @accent_soft; selection-color: @text;
}
QComboBox QAbstractItemView::item { min-height: $within; padding: 0 8px; }
QComboBox QAbstractItemView::item:selected { color: @text; background: @accent_soft; }
QSlider { min-height: 36px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @line; }
QSlider::sub-page:horizontal { border-radius: 2px; background: @accent; }
QSlider::handle:horizontal {
    width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: @accent;
}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {
    background: @accent_strong; border: 2px solid @text; width: 12px; height: 12px;
}
QListWidget { color: @text; background: @surface; border: none; outline: none; padding: 8px; }
QListWidget::item {
    min-height: $field; padding: 0 9px; border: 2px solid transparent; border-radius: 8px;
}
QListWidget::item:hover { background: @window; }
QListWidget::item:selected {
    color: @text; background: @accent_soft; border: 2px solid $edge;
}
QListWidget::item:selected:focus { border: 2px solid @accent; }
QPushButton[role="chip"] {
    color: @text; background: @accent_soft; border: 2px solid $edge; border-radius: 16px;
    min-height: 28px; padding: 0 10px;
}
QPushButton[role="chip"]:hover, QPushButton[role="chip"]:focus { border-color: @accent; }
QPushButton[role="chip"]:disabled { color: @muted; }
QPushButton[role="icon"] {
    color: @muted; background: transparent; border: 2px solid transparent; border-radius: 8px;
    min-height: 32px; min-width: 32px; padding: 0;
}
QPushButton[role="icon"]:hover { color: @text; background: @accent_soft; }
QPushButton[role="icon"]:focus { border-color: @accent; }
"""
