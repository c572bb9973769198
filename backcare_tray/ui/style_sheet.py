"""The style sheet of all windows. `@name` is a colour, `$name` a measure: see `theme.py`."""

SHEET = """
QLabel { color: @text; background: transparent; }
QLabel[role="display"] { font-size: $display; font-weight: 600; }
QLabel[role="title"] { font-size: $title; font-weight: 600; }
QLabel[role="instruction"] { font-size: $title; }
QLabel[role="lead"] { font-size: $lead; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="caption"] { color: @muted; font-size: $caption; }
QLabel[role="warning"] { color: @warning; }
*[role="card"] { background: @surface; border: 1px solid @line; border-radius: $radius; }
*[role="floating"] {
    background: @surface; border: 1px solid @outline; border-left: 5px solid @accent;
}
*[role="floating"][mirrored="true"] {
    border-left: 1px solid @outline; border-right: 5px solid @accent;
}
QPushButton {
    color: @text; background: @surface; border: 2px solid @outline; border-radius: $radius;
    min-height: $target; padding: 0 $pad; icon-size: $glyph;
}
QPushButton:hover, QPushButton:checked { background: @accent_soft; border-color: @accent; }
QPushButton:pressed { background: @accent_soft; border-color: @accent_strong; }
QPushButton:focus {
    border: 3px solid @accent; outline: none; min-height: $within; padding: 0 $inner;
}
QPushButton:checked:focus { border-color: @text; }
QPushButton:disabled { color: @outline; border-color: @line; background: transparent; }
QPushButton[role="primary"] {
    color: @on_accent; background: @accent; border-color: @accent; font-weight: 600;
}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {
    background: @accent_strong; border-color: @accent_strong;
}
QPushButton[role="primary"]:focus { border-color: @text; }
QPushButton[role="primary"]:disabled {
    color: @muted; background: transparent; border-color: @line;
}
QPushButton[role="quiet"], QPushButton[role="warning"] {
    background: transparent; border-color: transparent;
}
QPushButton[role="warning"] { color: @warning; }
QPushButton[role="quiet"]:hover, QPushButton[role="warning"]:hover { background: @accent_soft; }
QPushButton[role="quiet"]:focus, QPushButton[role="warning"]:focus { border-color: @accent; }
QSpinBox, QComboBox, QLineEdit, QTimeEdit { min-height: $target; }
QCheckBox, QRadioButton { min-height: $target; spacing: 8px; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 2px solid @outline; border-radius: 9px; background: @window;
}
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: @accent; }
QRadioButton::indicator:checked {
    width: 6px; height: 6px; border: 6px solid @accent; background: @on_accent;
}
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @outline; border: none; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { color: @text; background: @surface; border: 1px solid @line; padding: 4px; }
"""
