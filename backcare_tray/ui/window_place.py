"""Where a window opens: where it last was, but always whole, and on the screen with the pointer.

Wayland lets no program place its windows or see the pointer elsewhere: there the compositor chooses
the place, and only the size is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

WITHOUT_FRAME = 0.94
"""The share of the screen's room that is left for a window inside its frame."""
TITLE_BAR = 28
"""About its height in pixels, which nobody knows before the window is shown."""


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Keeps a window's size and place between two runs, as bytes that only Qt understands."""

    load: Callable[[], bytes]
    """The bytes kept last; empty when there are none."""
    save: Callable[[bytes], None]
    """Keep these bytes. What it raises as OSError costs the place, nothing else."""

    def present(self, window: QWidget, size: QSize) -> None:
        """Show `window` with the keyboard, in its last place and size, or `size` in the middle.

        The screen is the one with the pointer; a place on another one is not taken up. While the
        window lives it is brought back whenever its screen goes away.
        """
        self._restore(window, size)
        _show(window)

    def _restore(self, window: QWidget, size: QSize) -> None:
        room = _room()
        known = window.restoreGeometry(QByteArray(self.load()))
        if not known:
            window.resize(size)
        if layout := window.layout():
            layout.activate()  # from now on no smaller than what is in it
        window.resize(window.size().boundedTo(room.size() * WITHOUT_FRAME))
        if can_place():
            frame = window.frameGeometry()
            at_home = known and room.contains(frame.center())
            whole = window.size() + QSize(0, TITLE_BAR)
            place = _inside(frame, room) if at_home else _middle(whole, room)
            if not at_home or place != frame.topLeft():  # else it would move by its frame
                window.move(place)
            _Keeper(window)

    def keep(self, window: QWidget) -> None:
        """Remember the size and the place of `window`."""
        try:
            self.save(bytes(window.saveGeometry().data()))
        except OSError:
            return


def show_in_the_middle(window: QWidget) -> None:
    """Show a small window that keeps no place, with the keyboard, where the pointer is."""
    if not window.testAttribute(Qt.WidgetAttribute.WA_Resized):
        window.adjustSize()
    if can_place():
        window.move(_middle(window.size() + QSize(0, TITLE_BAR), _room()))
    _show(window)


def _show(window: QWidget) -> None:
    """In front, and with the keyboard."""
    window.show()
    window.raise_()
    window.activateWindow()


class _Keeper(QObject):
    """Lives as long as its window, and brings it back from a screen that has gone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        qt = QApplication.instance()
        if isinstance(qt, QApplication):
            qt.screenRemoved.connect(self._screen_gone)

    def _screen_gone(self, gone: QScreen) -> None:
        frame = self._window.frameGeometry()
        rooms = [
            screen.availableGeometry() for screen in QGuiApplication.screens() if screen != gone
        ]
        if rooms and not any(room.contains(frame.center()) for room in rooms):
            self._window.move(_middle(frame.size(), rooms[0]))


def _room() -> QRect:
    """The room on the screen with the pointer, without panels."""
    screen = QGuiApplication.screenAt(QCursor.pos()) if can_place() else None
    return (screen or QGuiApplication.primaryScreen()).availableGeometry()


def can_place() -> bool:
    """Whether a program may say where its windows stand, and which of them gets the keyboard."""
    return not QGuiApplication.platformName().startswith("wayland")


def _middle(size: QSize, room: QRect) -> QPoint:
    place = QRect(QPoint(), size)
    place.moveCenter(room.center())
    return _inside(place, room)


def _inside(frame: QRect, room: QRect) -> QPoint:
    """The top left corner of `frame`, moved as little as makes it whole; the title bar first."""
    x = max(min(frame.x(), room.right() + 1 - frame.width()), room.x())
    y = max(min(frame.y(), room.bottom() + 1 - frame.height()), room.y())
    return QPoint(x, y)
