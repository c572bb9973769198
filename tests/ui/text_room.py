"""Finds texts in a window that have less room than they need, or lie on top of each other."""

from collections.abc import Callable, Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

SLACK = 1
"""Pixels by which rounding may differ."""
READABLE = (QLabel, QAbstractButton, QComboBox, QLineEdit, QTabBar, QGroupBox)


def problems(window: QWidget) -> list[str]:
    """A line for each text of `window` that cannot be read whole."""
    shown = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window) and widget.window() is window and not _is_inner(widget)
    ]
    found = [f"{_name(widget)}: {wrong}" for widget in shown for wrong in _clipped(widget)]
    readable = [widget for widget in shown if isinstance(widget, READABLE) and _text(widget)]
    found += [f"{_name(each)}: beyond the edge" for each in readable if _is_cut(each, window)]
    found += [
        f"{_name(one)}: overlaps {_name(other)}"
        for one, other in combinations(readable, 2)
        if not (one.isAncestorOf(other) or other.isAncestorOf(one))
        and _overlap(_seen(one, window), _seen(other, window))
    ]
    return list(dict.fromkeys(found))


def _is_inner(widget: QWidget) -> bool:
    """Whether it is a part of another widget, such as the line in a spin box."""
    parent = widget.parentWidget()
    inner = isinstance(parent, (QLineEdit, QComboBox)) or isinstance(widget, QScrollBar)
    return inner or widget.objectName().startswith("qt_")


def _clipped(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractScrollArea) and widget.horizontalScrollBar().isVisible():
        yield f"scrolls sideways, {widget.horizontalScrollBar().maximum()} px"
    for kind, check in CHECKS:
        if isinstance(widget, kind):
            yield from check(widget)
            return


def _label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    width, height = label.width() + SLACK, label.height() + SLACK
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if height < need:
            yield f"{label.height()} px high, needs {need}"
        if width < label.minimumSizeHint().width():
            yield f"a word needs {label.minimumSizeHint().width()} px, has {label.width()}"
    else:
        need = label.sizeHint().width()
        if width < need and not label.toolTip():
            yield f"{label.width()} px wide, needs {need}"
        if height < label.sizeHint().height():
            yield f"{label.height()} px high, needs {label.sizeHint().height()}"


def _button(button: QAbstractButton) -> Iterator[str]:
    least = button.minimumSizeHint()
    if button.text() and button.width() + SLACK < least.width() and not button.toolTip():
        yield f"{button.width()} px wide, needs {least.width()}"
    if button.text() and button.height() + SLACK < least.height():
        yield f"{button.height()} px high, needs {least.height()}"


def _tick(box: QCheckBox | QRadioButton) -> Iterator[str]:
    option = QStyleOptionButton()
    box.initStyleOption(option)
    element = (
        QStyle.SubElement.SE_CheckBoxContents
        if isinstance(box, QCheckBox)
        else QStyle.SubElement.SE_RadioButtonContents
    )
    room = box.style().subElementRect(element, option, box).width()
    lines = box.text().replace("&", "").splitlines()
    need = max((box.fontMetrics().horizontalAdvance(line) for line in lines), default=0)
    if room + SLACK < need:
        yield f"room for {room} px, needs {need}"


def _combo(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
    for index in range(box.count()):
        need = box.fontMetrics().horizontalAdvance(box.itemText(index))
        if room + SLACK < need and not box.toolTip():
            yield f"{box.itemText(index)!r} has {room} px, needs {need}"


def _line(edit: QLineEdit) -> Iterator[str]:
    need = edit.fontMetrics().horizontalAdvance(edit.placeholderText())
    if not edit.text() and edit.width() < need:
        yield f"{edit.width()} px wide, its placeholder needs {need}"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for index in range(bar.count()):
        text, room = bar.tabText(index), bar.tabRect(index).width()
        need = bar.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
        if room < need:
            yield f"tab {text!r} has {room} px, needs {need}"


def _header(header: QHeaderView) -> Iterator[str]:
    for index in range(header.count()):
        if header.isSectionHidden(index) or header.orientation() is Qt.Orientation.Vertical:
            continue
        text = str(header.model().headerData(index, header.orientation()) or "")
        room, need = header.sectionSize(index), header.fontMetrics().horizontalAdvance(text)
        if room < need:
            yield f"column {text!r} has {room} px, needs {need}"


def _list(view: QListView) -> Iterator[str]:
    if view.wordWrap() or view.viewMode() is QListView.ViewMode.IconMode:
        return
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        need = view.sizeHintForIndex(index).width()
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        if view.viewport().width() + SLACK < need and not tip:
            yield f"row {index.data()!r} has {view.viewport().width()} px, needs {need}"


CHECKS: tuple[
    tuple[type[QWidget] | tuple[type[QWidget], ...], Callable[..., Iterator[str]]], ...
] = (
    (QLabel, _label),
    ((QCheckBox, QRadioButton), _tick),
    ((QPushButton, QToolButton), _button),
    (QComboBox, _combo),
    (QLineEdit, _line),
    (QTabBar, _tabs),
    (QHeaderView, _header),
    (QListView, _list),
)
"""How to look at each kind of widget; the first that fits."""


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of `window` in which `widget` can be seen, scrolled as it is."""
    area = QRect(widget.mapTo(window, QPoint()), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        area &= QRect(parent.mapTo(window, QPoint()), parent.size())
        parent = parent.parentWidget()
    return area & window.rect()


def _is_cut(widget: QWidget, window: QWidget) -> bool:
    """Whether it can never be seen whole: what scrolls down may be cut at the bottom."""
    area = QRect(widget.mapTo(window, QPoint()), widget.size())
    parent = widget.parentWidget()
    while parent is not None:
        room = QRect(parent.mapTo(window, QPoint()), parent.size())
        if isinstance(parent, QAbstractScrollArea):
            return area.right() > room.right() + SLACK or area.left() < room.left() - SLACK
        if parent is window:
            return not room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(area)
        parent = parent.parentWidget()
    return False


def _overlap(one: QRect, other: QRect) -> bool:
    common = one & other
    return common.width() > SLACK and common.height() > SLACK


def _text(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text()
        case QComboBox():
            return widget.currentText()
        case QLineEdit():
            return widget.text() or widget.placeholderText()
        case QGroupBox():
            return widget.title()
    return widget.objectName() or type(widget).__name__


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {_text(widget)[:50]!r}"
