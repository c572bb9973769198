"""Our own small card, for desktops whose notification server shows no buttons, or that have none.

It comes up in a corner of the screen with the pointer and never takes the focus by itself. It does
accept it: a click, the window switcher, or a second start of the program brings the keyboard to it.

Wayland knows no corners, and gives the keyboard to every new window. There the card floats, and
what is being typed answers nothing: Tab or the pointer has to choose a button first.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, QPropertyAnimation, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)

from backcare_tray.core.ports import Note
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.theme import Space
from backcare_tray.ui.window_place import can_place

WIDTH = 380
ICON = 40

Button = tuple[str, Callable[[], None]]
"""Label, and what a press does. The card closes in any case."""


class Card(QDialog):
    """A title, a line or two of text, and buttons; the first one is the one Enter presses.

    `below`: the buttons stand below one another, for long labels.
    """

    def __init__(
        self, icon: QIcon, title: str, text: str, buttons: Sequence[Button], *, below: bool = False
    ) -> None:
        super().__init__(None, _FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        roles.give(self, roles.Role.AlertMessage)
        self.setWindowTitle(title)
        self.setWindowIcon(icon)
        theme.style(self)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._buttons = QBoxLayout(down if below else beside)
        self._said = f"{title}. {text}"
        self._frame = QFrame(self)
        self._lay_out(icon, title, text, buttons=bool(buttons))
        for number, (name, pressed) in enumerate(buttons):
            self._buttons.addWidget(self._button(name, pressed, first=number == 0))
        self._passes = QTimer(self)
        self._passes.setSingleShot(True)
        self._passes.timeout.connect(self.close)
        self._fade = QPropertyAnimation(self, b"windowOpacity", self)

    def add_ways(self, name: str, ways: Sequence[Button], after: int) -> None:
        """Put a small button behind the one at `after` that opens a menu of further ways."""
        button = QPushButton("…")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedWidth(theme.TARGET + Space.S)
        button.setStyleSheet(_DOTS_ALONE)
        menu = QMenu(button)
        for label, chosen in ways:
            action = menu.addAction(label)
            action.triggered.connect(self.close)
            action.triggered.connect(lambda _checked=False, run=chosen: run())
        button.setMenu(menu)
        theme.mark(button, "secondary")
        self._buttons.insertWidget(after + 1, button)
        items = map(self._buttons.itemAt, range(self._buttons.count()))
        in_row = [widget for item in items if item and (widget := item.widget())]
        for one, following in pairwise(in_row):
            QWidget.setTabOrder(one, following)

    def present(self, corner: Qt.Corner, seconds: int = 0) -> None:
        """Come up in `corner` of the screen with the pointer, without taking the focus.

        It goes by itself after `seconds`; 0: it stays.
        """
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        self.setScreen(screen)
        self.resize(WIDTH, 0)
        theme.fit_height(self)
        # Qt scales the work area wrongly on some doubled screens: never beyond the screen itself
        area = screen.availableGeometry() & screen.geometry()
        self.move(place(self.size(), area, corner))
        if not can_place():
            self._keep_out_of_the_way()
        if (length := theme.fade_milliseconds(self)) and _can_fade():
            self._fade.setDuration(length)
            self._fade.setStartValue(0.0)
            self._fade.setEndValue(1.0)
            self._fade.start()
        self.show()
        announce(self, self._said)  # the focus, which would say it, stays where it is
        if seconds:
            self._passes.start(seconds * 1000)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Esc count unless the keyboard came unasked, with the focus on no button."""
        if not self._frame.hasFocus():
            super().keyPressEvent(event)

    def _keep_out_of_the_way(self) -> None:
        """A window of one size floats, also where windows are tiled; no button has the focus."""
        self.setFixedSize(self.size())
        self._frame.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._frame.setFocus()

    def _lay_out(self, icon: QIcon, title: str, text: str, *, buttons: bool) -> None:
        picture, heading, line = QLabel(), QLabel(title), QLabel(text)
        roles.give(picture, roles.DECORATION)
        picture.setPixmap(icon.pixmap(QSize(ICON, ICON)))
        theme.mark(heading, "title")
        for label in (heading, line):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        line.setVisible(bool(text))
        self._buttons.setSpacing(Space.S)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._frame.setProperty("mirrored", mirrored)
        theme.mark(self._frame, "floating")
        edge = QHBoxLayout(self)
        edge.setContentsMargins(0, 0, 0, 0)
        edge.addWidget(self._frame)
        grid = QGridLayout(self._frame)
        grid.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.addWidget(picture, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(heading, 0, 1)
        grid.addWidget(line, 1, 1)
        grid.setRowMinimumHeight(2, Space.S if buttons else 0)
        grid.addLayout(self._buttons, 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def _button(self, label: str, pressed: Callable[[], None], *, first: bool) -> QPushButton:
        button = QPushButton(label)
        theme.mark(button, "primary" if first else "secondary")
        button.setDefault(first)
        button.clicked.connect(self.close)
        button.clicked.connect(lambda _checked=False: pressed())
        return button


def note_card(
    icon: QIcon, note: Note, answered: Callable[[str], None], *, below: bool = False
) -> Card:
    """The card for `note`; `answered` gets the key of a button. Esc puts it away unanswered."""
    buttons = tuple((label, partial(answered, key)) for key, label in note.buttons)
    return Card(icon, note.title, note.text, buttons, below=below)


def message_card(icon: QIcon, title: str, text: str) -> Card:
    """A message that needs no answer."""
    return Card(icon, title, text, ((tr("&Close"), lambda: None),))


def place(size: QSize, area: QRect, corner: Qt.Corner) -> QPoint:
    """The top left point of a card of `size` in `corner` of `area`, a step from the edges."""
    right = corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner)
    bottom = corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner)
    x = area.right() + 1 - size.width() - Space.L if right else area.left() + Space.L
    y = area.bottom() + 1 - size.height() - Space.L if bottom else area.top() + Space.L
    return QPoint(max(x, area.left()), max(y, area.top()))


def _can_fade() -> bool:
    """Wayland has no opacity for windows, and says so in the log."""
    return QGuiApplication.platformName() in {"xcb", "windows", "cocoa"}


_DOTS_ALONE = """
QPushButton { padding: 0; }
QPushButton::menu-indicator { image: none; width: 0; }
"""
"""A button that opens a menu, and has no room for words."""
_FLAGS = (
    Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
)
