"""Every window without a pointer: Tab leads everywhere as one reads, and one sees where it is."""

import warnings
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.conftest import Desk
from tests.ui.window_makers import MAKERS

LEAST = 32
"""Pixels: the side of what is pressed."""
MOST_STOPS = 300
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up)


@pytest.fixture(params=list(MAKERS))
def window(
    request: pytest.FixtureRequest, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> QWidget:
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    made = MAKERS[request.param](desk, tmp_path)
    made.activateWindow()
    settle()
    assert made.isActiveWindow()
    return made


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def press(window: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(window.windowHandle(), key)


def walk(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Where Tab leads, until it comes round."""
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        press(window, key)
        here = window.focusWidget()
        assert here is not None
        if here in stops:
            assert here is stops[0], f"caught between {stops[-1]} and {here}"
            return stops
        stops.append(here)
    raise AssertionError("never comes round")


def controls(window: QWidget) -> list[QWidget]:
    """All that can be used now, without the parts of other controls."""
    return [
        each
        for each in window.findChildren(QWidget)
        if isinstance(each, CONTROLS)
        and each.isVisibleTo(window)
        and each.isEnabled()
        and each.window() is window
        and not _is_part(each)
    ]


def _is_part(widget: QWidget) -> bool:
    around: QWidget | None = widget.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)):
            return True
        around = around.parentWidget()
    return isinstance(widget, QScrollBar)


def by_arrows(window: QWidget, start: QAbstractButton) -> set[QWidget]:
    """Where the arrow keys lead among buttons of which one at most is on."""
    reached: set[QWidget] = {start}
    new: list[QWidget] = [start]
    while new:
        begin = new.pop()
        for key in ARROWS:
            begin.setFocus()
            press(window, key)
            here = window.focusWidget()
            if here is not None and here not in reached:
                reached.add(here)
                new.append(here)
    return reached


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def backwards(one: QRect, other: QRect) -> bool:
    """Whether `other` comes before `one` for somebody who reads down the columns."""
    same_row = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) > 0
    if same_row:
        return other.right() < one.left()
    same_column = min(one.right(), other.right()) - max(one.left(), other.left()) > 0
    return same_column and other.bottom() < one.top()


def said(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or words!r}"


def test_tab_and_arrows_reach_everything(window: QWidget) -> None:
    all_of_it = controls(window)
    stops = walk(window)
    reached = set(stops)
    for stop in stops:
        if isinstance(stop, QAbstractButton) and stop.autoExclusive():
            reached |= by_arrows(window, stop)
    assert all_of_it
    assert [said(each) for each in all_of_it if each not in reached] == []


def test_shift_and_tab_lead_back_the_same_way(window: QWidget) -> None:
    forward = walk(window)
    window.setFocus()
    back = walk(window, Qt.Key.Key_Backtab)
    assert set(forward) == set(back)
    begin = back.index(forward[-1])
    assert [*back[begin:], *back[:begin]] == forward[::-1]


def test_tab_goes_the_way_one_reads(window: QWidget) -> None:
    stops = walk(window)
    corners = [place(stop, window).topLeft() for stop in stops]
    top = min(range(len(stops)), key=lambda at: (corners[at].y(), corners[at].x()))
    ordered = [*stops[top:], *stops[:top]]
    wrong = []
    for one, other in pairwise(ordered):
        other.setFocus(Qt.FocusReason.TabFocusReason)
        settle()  # it may have scrolled
        if backwards(place(one, window), place(other, window)):
            wrong.append(f"{said(one)} to {said(other)}")
    assert wrong == []


def test_one_sees_where_the_keyboard_is(window: QWidget) -> None:
    unseen = []
    for _ in walk(window):
        press(window, Qt.Key.Key_Tab)
        settle()  # it may have scrolled
        stop = window.focusWidget()
        assert stop is not None
        with_it = window.grab(place(stop, window)).toImage()
        stop.clearFocus()
        settle()
        if window.grab(place(stop, window)).toImage() == with_it:
            unseen.append(said(stop))
        stop.setFocus(Qt.FocusReason.TabFocusReason)
    assert unseen == []


def test_escape_leads_out(window: QWidget) -> None:
    gone: list[bool] = []
    window.destroyed.connect(lambda: gone.append(True))
    for _ in range(3):
        if not gone and window.isVisible():
            press(window, Qt.Key.Key_Escape)
    assert gone or not window.isVisible()


def has_menu_or_tick(button: QAbstractButton) -> bool:
    return isinstance(button, QCheckBox) or (
        isinstance(button, QPushButton) and bool(button.menu())
    )


def test_enter_presses_the_button_that_has_the_keyboard(window: QWidget) -> None:
    pressed: list[QWidget] = []
    for button in window.findChildren(QAbstractButton):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # some do something only when they are toggled
            button.clicked.disconnect()  # nothing comes of it here
        button.clicked.connect(partial(pressed.append, button))
    dead = []
    for stop in walk(window):
        if isinstance(stop, QAbstractButton) and not has_menu_or_tick(stop):
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            press(window, Qt.Key.Key_Return)
            if pressed[-1:] != [stop]:
                dead.append(said(stop))
    assert dead == []


PRIMARY = ("control", "reminder", "routine, end", "welcome, 1", "welcome, 2", "welcome, 3")
"""Windows that ask for one thing above all; in the others somebody is about to choose or write."""


@pytest.mark.parametrize("window", PRIMARY, indirect=True)
def test_enter_alone_does_what_the_window_is_for(window: QWidget) -> None:
    buttons = window.findChildren(QPushButton)
    (primary,) = (b for b in buttons if b.property("role") == "primary" and b.isVisibleTo(window))
    pressed: list[bool] = []
    primary.clicked.disconnect()
    primary.clicked.connect(lambda: pressed.append(True))
    press(window, Qt.Key.Key_Return)
    assert pressed or not isValid(window) or not window.isVisible()


def test_what_is_pressed_is_large_enough(window: QWidget) -> None:
    small = [
        f"{said(each)} is {each.width()} by {each.height()}"
        for each in controls(window)
        if not isinstance(each, (QAbstractItemView, QPlainTextEdit))
        and (each.height() < LEAST or each.width() < LEAST)
    ]
    assert small == []
