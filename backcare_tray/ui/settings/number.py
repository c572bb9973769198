"""Fields for numbers: within the limits of the option, whatever one does to them."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QWidget

from backcare_tray.core.settings import Limits
from backcare_tray.ui import theme
from backcare_tray.ui.form_style import leave_margins
from backcare_tray.ui.label import label
from backcare_tray.ui.settings import values
from backcare_tray.ui.settings.field import Field
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space

SLIDER_WIDTH = 150
"""Pixels, so that all sliders line up."""


class NumberPicker(Field):
    """A whole number within limits: a slider for the hand, a box for the exact value."""

    def __init__(self, limits: Limits, unit: str, step: int) -> None:
        super().__init__()
        self.box = QSpinBox()
        self.box.setRange(limits.low, limits.high)
        self.box.setSuffix(f" {unit}")
        self.box.setSingleStep(step)
        self.box.setKeyboardTracking(False)
        leave_margins(self.box)
        self.slider = _slider(limits.low, limits.high)
        self.slider.setSingleStep(step)
        self.slider.setPageStep(3 * step)
        scroll_past(self.box)
        _side_by_side(self, self.slider, self.box)
        self.slider.sliderMoved.connect(self._preview)
        self.slider.valueChanged.connect(self._pick)
        self.box.valueChanged.connect(self._pick)

    def show_value(self, value: int) -> None:
        with QSignalBlocker(self.slider), QSignalBlocker(self.box):
            self.slider.setValue(value)
            self.box.setValue(value)

    def parts(self) -> tuple[QWidget, ...]:
        return (self.slider, self.box)

    def _preview(self, number: int) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(number)

    def _pick(self, number: int) -> None:
        self.show_value(number)
        self.picked.emit(number)


class LengthPicker(Field):
    """A length in half minutes. One of other seconds, from an edited file, is shown as it is."""

    GRAIN = 30

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.slider = _slider(-(-limits.low // self.GRAIN), limits.high // self.GRAIN)
        self.slider.setPageStep(2)
        self.words = label("", "")
        self.words.setWordWrap(False)
        _side_by_side(self, self.slider, self.words)
        self.slider.sliderMoved.connect(lambda count: self._say(count * self.GRAIN))
        self.slider.valueChanged.connect(lambda count: self._pick(count * self.GRAIN))

    def show_value(self, value: int) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value / self.GRAIN))
        self._say(value)

    def parts(self) -> tuple[QWidget, ...]:
        return (self.slider,)

    def _say(self, seconds: int) -> None:
        words = values.seconds(seconds)
        self.words.setText(words)
        self.slider.setAccessibleDescription(words)

    def _pick(self, seconds: int) -> None:
        self._say(seconds)
        self.picked.emit(seconds)


def _slider(low: int, high: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(low, high)
    slider.setTracking(False)
    slider.setFixedWidth(SLIDER_WIDTH)
    scroll_past(slider)
    return slider


def _side_by_side(field: QWidget, slider: QSlider, value: QWidget) -> None:
    field.setFocusProxy(slider)  # the first in the row: Tab leaves out what is before it

    def fit() -> None:
        """All values are equally wide, so that the sliders line up."""
        longest = (values.seconds(29 * 60 + 30), values.minutes(120))
        letters = max(map(QFontMetrics(theme.font()).horizontalAdvance, longest))
        value.setFixedWidth(letters + Space.XL)

    fit()
    theme.on_change(field, fit)
    row = QHBoxLayout(field)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.M)
    row.addWidget(slider)
    row.addWidget(value)
    row.addStretch()
