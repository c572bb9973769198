"""The building blocks of the settings pages: a page, a card of options, one option, a number."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.settings import Limits
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.form_style import leave_margins
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space

SLIDER_WIDTH = 150
"""Pixels, so that all sliders line up."""


class SettingsPage(QScrollArea):
    """A page of cards that scrolls when the screen is small."""

    def __init__(self, title: str, lead: str) -> None:
        super().__init__()
        self.title = title
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget()
        self._content.setObjectName("content")
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._column.setSpacing(Space.M)
        self._column.addWidget(label(title, "title"))
        self._column.addWidget(label(lead, "muted"))
        self._column.addStretch()
        self.setWidget(self._content)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt lets the page watch its content: when that grows, the window may have to as well."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest option needs: nothing is ever cut off at the side."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._content.minimumSizeHint().width() + bar, 200)

    def add(self, widget: QWidget) -> None:
        """Put `widget` below what is there."""
        self._column.insertWidget(self._column.count() - 1, widget)


class Card(QFrame):
    """Options that belong together."""

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._column.setSpacing(Space.L)

    def option(self, name: str, explained: str, control: QWidget, *, below: bool = False) -> None:
        """Add an option: its name, one line that explains it, and its control at the right.

        `below` puts a wide control under the words.
        """
        control.setAccessibleName(name)
        control.setAccessibleDescription(explained)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        title = label(name, "")
        title.setBuddy(control)
        words.addWidget(title)
        words.addWidget(label(explained, "caption"))
        row = QVBoxLayout() if below else QHBoxLayout()
        row.setSpacing(Space.S if below else Space.XL)
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag(0) if below else Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(row)

    def words(self, name: str, text: QLabel) -> None:
        """Add something to read."""
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(label(name, ""))
        words.addWidget(text)
        self._column.addLayout(words)

    def add(self, widget: QWidget) -> None:
        """Add something that explains itself."""
        self._column.addWidget(widget)


class NumberPicker(QWidget):
    """A whole number within limits: a slider for the hand, a box for the exact value."""

    picked = Signal(int)
    """A new number was chosen; not while the slider is still being dragged."""

    def __init__(self, limits: Limits, unit: str, step: int) -> None:
        super().__init__()
        self.box = QSpinBox()
        self.box.setRange(limits.low, limits.high)
        self.box.setSuffix(f" {unit}")
        self.box.setSingleStep(step)
        self.box.setKeyboardTracking(False)
        leave_margins(self.box)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(limits.low, limits.high)
        self.slider.setSingleStep(step)
        self.slider.setPageStep(3 * step)
        self.slider.setTracking(False)
        self.box.setFixedWidth(value_width(self))
        self.slider.setFixedWidth(SLIDER_WIDTH)
        scroll_past(self.box)
        scroll_past(self.slider)
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.slider, 1)
        row.addWidget(self.box)
        self.slider.sliderMoved.connect(self._preview)
        self.slider.valueChanged.connect(self._pick)
        self.box.valueChanged.connect(self._pick)

    def show_number(self, number: int) -> None:
        """Show `number` without telling that it was picked."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.box):
            self.slider.setValue(number)
            self.box.setValue(number)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)
        self.box.setAccessibleName(name)

    def _preview(self, number: int) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(number)

    def _pick(self, number: int) -> None:
        self.show_number(number)
        self.picked.emit(number)


def value_width(widget: QWidget) -> int:
    """How wide the values beside the sliders are: all the same, so that the sliders line up."""
    return widget.fontMetrics().horizontalAdvance("00 min 00 s") + Space.XL


def label(text: str, role: str) -> QLabel:
    """A wrapping label in one of the theme's roles."""
    result = QLabel(text)
    result.setWordWrap(True)
    result.setTextFormat(Qt.TextFormat.PlainText)
    theme.mark(result, role)
    return result


def exact(seconds: int) -> str:
    """A short time to the second: "45 s", "2 min", "2 min 30 s"."""
    minutes, rest = divmod(seconds, 60)
    if not rest:
        return tr("{minutes} min").format(minutes=minutes)
    if not minutes:
        return tr("{seconds} s").format(seconds=rest)
    return tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
