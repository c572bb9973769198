"""How the fields look that only the editors have: long texts, seconds, lists with pictures."""

from PySide6.QtWidgets import QWidget

from backcare_tray.ui import theme
from backcare_tray.ui.form_style import style_form

_SHEET = """
QPlainTextEdit, QDoubleSpinBox {
    color: @text; background: @window; border: 1px solid @outline; border-radius: 8px;
    selection-background-color: @accent; selection-color: @on_accent;
}
QDoubleSpinBox { min-height: 34px; }
QDoubleSpinBox QLineEdit { min-height: 0; padding: 0; border: none; background: transparent; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }
QPlainTextEdit:focus, QDoubleSpinBox:focus { border: 1px solid @accent; }
QListWidget { border: 1px solid @outline; border-radius: 8px; padding: 4px; }
QListWidget:focus { border: 1px solid @accent; }
QListWidget::item { padding: 4px 6px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QDoubleSpinBox:disabled,
QSpinBox:disabled { color: @muted; border-color: @line; }
QRadioButton { color: @text; }
"""
_NAMES = ("on_accent", "outline", "accent", "window", "muted", "text", "line")
"""`on_accent` before `accent`, and `outline` before `line`."""


def style_editor(scroll: QWidget, inside: QWidget) -> None:
    """Give the fields in `inside`, which `scroll` shows, our look, now and whenever it changes."""
    style_form(scroll)

    def apply() -> None:
        sheet = _SHEET
        for name in _NAMES:
            sheet = sheet.replace(f"@{name}", getattr(theme.current(), name).name())
        inside.setStyleSheet(sheet)

    theme.on_change(inside, apply)
    apply()
