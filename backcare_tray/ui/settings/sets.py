"""The page "Sets": how long and which, where one can exercise, and moves that hurt."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from backcare_tray.core.settings import Limits, Sets, Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui.settings.editing import Editing, limits
from backcare_tray.ui.settings.rows import (
    SLIDER_WIDTH,
    Card,
    SettingsPage,
    exact,
    label,
    value_width,
)
from backcare_tray.ui.settings.set_choice import SetChoices, SetPicker
from backcare_tray.ui.settings.ticks import PlacesPicker, PropsPicker
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space
from backcare_tray.ui.tick_box import TickBox

HALF_MINUTE = 30

HurtMoves = Callable[[], list[tuple[str, str]]]
"""The moves that are left out because they hurt, as (id, name in the user's language)."""
TakeBack = Callable[[str], None]
"""Lets the move with this id be planned again."""


class SetsPage(SettingsPage):
    """Edits `sets`, `places` and `props`, and gives moves that hurt a way back."""

    def __init__(
        self, editing: Editing, hurt: HurtMoves, take_back: TakeBack, choices: SetChoices
    ) -> None:
        super().__init__(tr("Sets"), tr("What a break is made of."))
        self.length = LengthPicker(limits(Sets, "length_seconds"))
        self.choice = SetPicker(choices)
        self.places, self.props = PlacesPicker(), PropsPicker()
        self.discreet = TickBox(tr("On"))
        self.hurt = HurtList(hurt, take_back)
        self.length.picked.connect(lambda n: editing.set("sets", length_seconds=n))
        self.choice.picked.connect(lambda name: editing.set("sets", choice=name))
        self.discreet.toggled.connect(lambda on: editing.set("sets", discreet=on))
        self.places.picked.connect(lambda key, on: editing.set("places", **{key: on}))
        self.props.picked.connect(lambda key, on: editing.set("props", **{key: on}))
        self._lay_out()

    def _lay_out(self) -> None:
        sets, room, hurt = Card(), Card(), Card()
        sets.option(tr("Length of a set"), tr("Time to change sides is included."), self.length)
        sets.option(tr("Which set"), tr("Every break takes this one."), self.choice, below=True)
        room.option(
            tr("Where you can exercise"),
            tr("Only moves that fit are chosen. At least one stays ticked."),
            self.places,
            below=True,
        )
        room.option(
            tr("What you own"), tr("Moves that need it come only then."), self.props, below=True
        )
        room.option(
            tr("Discreet"),
            tr("Only what colleagues hardly notice: on the chair, no arms overhead."),
            self.discreet,
        )
        hurt.option(
            tr("Moves that hurt"), tr("They stay out of coming sets until you take them back."),
            self.hurt, below=True,
        )  # fmt: skip
        for card in (sets, room, hurt):
            self.add(card)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self.length.show_seconds(settings.sets.length_seconds)
        self.choice.show_choice(settings.sets.choice)
        with QSignalBlocker(self.discreet):
            self.discreet.setChecked(settings.sets.discreet)
        self.places.show_section(settings.places)
        self.props.show_section(settings.props)
        self.hurt.show_moves()


class LengthPicker(QWidget):
    """A length in half minutes. One of other seconds, from an edited file, is shown as it is."""

    picked = Signal(int)

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-(-limits.low // HALF_MINUTE), limits.high // HALF_MINUTE)
        self.slider.setPageStep(2)
        self.slider.setTracking(False)
        self.slider.setFixedWidth(SLIDER_WIDTH)
        scroll_past(self.slider)
        self.words = label("", "")
        self.words.setWordWrap(False)
        self.words.setMinimumWidth(value_width(self))
        self.setFocusProxy(self.slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        self.slider.sliderMoved.connect(lambda halves: self._say(halves * HALF_MINUTE))
        self.slider.valueChanged.connect(lambda halves: self._pick(halves * HALF_MINUTE))

    def show_seconds(self, seconds: int) -> None:
        """Show `seconds` without telling that they were picked."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(seconds / HALF_MINUTE))
        self._say(seconds)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)

    def _say(self, seconds: int) -> None:
        self.words.setText(exact(seconds))
        self.slider.setAccessibleDescription(exact(seconds))

    def _pick(self, seconds: int) -> None:
        self._say(seconds)
        self.picked.emit(seconds)


class HurtList(QWidget):
    """The moves that hurt, each with a way back."""

    def __init__(self, hurt: HurtMoves, take_back: TakeBack) -> None:
        super().__init__()
        self._hurt, self._take_back = hurt, take_back
        self._moves: list[tuple[str, str]] | None = None
        self._rows: list[QWidget] = []
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)

    def show_moves(self) -> None:
        """Ask for the moves that hurt, and show them."""
        moves = self._hurt()
        if moves == self._moves:
            return
        self._moves = moves
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons = []
        self._rows = [self._row(move, name) for move, name in moves] or [
            label(tr("None. If one does, click “This hurts” during the set."), "caption")
        ]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, move: str, name: str) -> QWidget:
        row = QWidget()
        button = QPushButton(tr("Use it again"))
        button.setAccessibleName(tr("Use {move} again").format(move=name))
        button.clicked.connect(lambda: self._back(move))
        self.buttons.append(button)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(name, ""), 1)
        line.addWidget(button)
        return row

    def _back(self, move: str) -> None:
        self._take_back(move)
        self.show_moves()
