"""At most one window of a kind."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from backcare_tray.ui.one_window import OneWindow


def opened() -> QWidget:
    window = QWidget()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.show()
    return window


def test_the_next_one_closes_the_one_before(qapp: QApplication) -> None:
    one: OneWindow[QWidget] = OneWindow()
    first, second = opened(), opened()
    gone: list[bool] = []
    first.destroyed.connect(lambda: gone.append(True))
    one.put(first)
    one.put(second)
    qapp.sendPostedEvents(None, 0)
    qapp.processEvents()
    assert gone == [True]
    assert one.window is second  # the end of the first one is not taken for that of the second
    one.close()
    assert one.window is None


def test_where_none_is_open_nothing_comes_to_the_front(qapp: QApplication) -> None:
    one: OneWindow[QWidget] = OneWindow()
    assert not one.to_front()
    one.close()
    window = opened()
    one.put(window)
    assert one.to_front()
    window.hide()
    assert (one.to_front(), one.window) == (False, None)
    window.close()
