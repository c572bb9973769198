"""The third step of the welcome: the few things to choose. Each takes effect at once."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.ports import Glance
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.label import label
from backcare_tray.ui.settings.editing import Editing
from backcare_tray.ui.theme import Space
from backcare_tray.ui.tick_box import TickBox
from backcare_tray.ui.welcome.ports import WelcomePorts
from backcare_tray.ui.welcome.segments import Segments
from backcare_tray.ui.welcome.steps import Sign, StepPage
from backcare_tray.ui.words import half_minutes

INTERVALS = (30, 45, 60, 90)
"""Minutes at the desk that are offered; what is in force is offered, too."""
LENGTHS = (60, 120, 150, 180)
"""Seconds of a set that are offered; the same."""
ICON = 32
"""Side of the icon that one will find in the tray, in pixels."""


class ChoicesPage(StepPage):
    """Interval, length, places, voice, start at login; and where to find Backcare afterwards."""

    def __init__(self, ports: WelcomePorts) -> None:
        super().__init__(
            tr("Make it yours"), tr("All of this and more can be changed in the settings.")
        )
        self._ports = ports
        self._editing = Editing(ports.store, self._tell)
        now = ports.store.current
        self.interval = Segments(
            tr("Remind me after"), _intervals(now.rhythm.interval_minutes), ports.icons
        )
        self.length = Segments(tr("A break takes"), _lengths(now.sets.length_seconds), ports.icons)
        self.interval.chosen.connect(lambda n: self._editing.set("rhythm", interval_minutes=n))
        self.length.chosen.connect(lambda n: self._editing.set("sets", length_seconds=n))
        self.places = {key: self._place(key, name) for key, name in _places().items()}
        self.voice = _tick(tr("A &voice guides me"), self._set_voice)
        self.hear = QPushButton(ports.icons.glyph("sound"), tr("&Hear it"))
        self.hear.setAccessibleName(tr("Hear the voice"))
        self.hear.setAutoDefault(False)
        self.hear.clicked.connect(self._say)
        self.login = _tick(tr("Start when I &log in"), self._set_login)
        self.fault = label("", "warning")
        self.fault.hide()
        self._lay_out()
        self.show_settings(now)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self.interval.show_value(settings.rhythm.interval_minutes)
        self.length.show_value(settings.sets.length_seconds)
        for key, tick in self.places.items():
            _show(tick, on=getattr(settings.places, key))
        _show(self.voice, on=settings.sound.voice)
        _show(self.login, on=self._ports.autostart.enabled())

    def _lay_out(self) -> None:
        card = QFrame()
        theme.mark(card, "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        rows.setSpacing(Space.XS)
        for question, answer in (
            (tr("Remind me after this time at the desk"), self.interval),
            (tr("A break takes about"), self.length),
            (tr("I can exercise"), _pairs(tuple(self.places.values()))),
        ):
            rows.addWidget(label(question, "heading"))
            rows.addWidget(answer)
            rows.addSpacing(Space.S)
        rows.addLayout(_line(self.voice, self.hear))
        rows.addWidget(self.login)
        rows.addWidget(self.fault)
        self.column.addWidget(card)
        self.column.addLayout(self._where())
        self.column.addStretch(1)

    def _where(self) -> QHBoxLayout:
        """How to come back."""
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        icons, has_tray = self._ports.icons, self._ports.has_tray()
        row.addWidget(_icon(icons) if has_tray else Sign(icons, "info"))
        row.addWidget(label(where_words(has_tray=has_tray), "muted"), 1)
        return row

    def _place(self, key: str, name: str) -> TickBox:
        return _tick(name, lambda on: self._set_place(key, on=on))

    def _set_place(self, key: str, *, on: bool) -> None:
        if not any(tick.isChecked() for tick in self.places.values()):
            _show(self.places[key], on=True)
            self._tell(tr("One place at least is needed for a break."))
            return
        self._editing.set("places", **{key: on})

    def _set_voice(self, on: bool) -> None:
        self._editing.set("sound", voice=on)

    def _say(self) -> None:
        volume = self._ports.store.current.sound.volume
        self._ports.voice.say(tr("Sit tall, and let your shoulders sink."), volume)
        self._tell(self._ports.voice.health() if not volume else "")

    def _set_login(self, on: bool) -> None:
        try:
            self._ports.autostart.set(on)
        except OSError as error:
            _show(self.login, on=not on)
            self._tell(error.strerror or str(error))
            return
        self._editing.set("start", at_login=on)

    def _tell(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))


def where_words(*, has_tray: bool) -> str:
    """Where Backcare is once the welcome has gone."""
    if has_tray:
        return tr(
            "Backcare then waits in the tray, beside the clock. Click this icon there whenever you "
            "like a break; its menu has the rest."
        )
    return tr(
        "This desktop has no tray. Start Backcare once more, whenever you like: a small window "
        "with all commands opens."
    )


def _icon(icons: Icons) -> QLabel:
    """The icon that one will find in the tray."""
    picture = QLabel()
    side = round(ICON * theme.growth())
    roles.give(picture, roles.DECORATION)
    picture.setPixmap(icons.tray(Glance.WORKING).pixmap(side, side))
    return picture


def _intervals(now: int) -> list[tuple[int, str]]:
    minutes = sorted({*INTERVALS, now})
    return [(each, tr("{minutes} min").format(minutes=each)) for each in minutes]


def _lengths(now: int) -> list[tuple[int, str]]:
    return [(each, half_minutes(each)) for each in sorted({*LENGTHS, now})]


def _places() -> dict[str, str]:
    return {
        "chair": tr("on my &chair"),
        "standing": tr("s&tanding"),
        "wall": tr("at a &wall"),
        "floor": tr("on the fl&oor"),
    }


def _pairs(ticks: tuple[TickBox, ...]) -> QWidget:
    """Two in a line, so that long words have room."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    for number, tick in enumerate(ticks):
        grid.addWidget(tick, number // 2, number % 2)
    return box


def _line(tick: TickBox, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(tick)
    row.addStretch(1)
    row.addWidget(button)
    return row


def _tick(name: str, changed: Callable[[bool], None]) -> TickBox:
    tick = TickBox(name)
    tick.toggled.connect(changed)
    return tick


def _show(tick: TickBox, *, on: bool) -> None:
    with QSignalBlocker(tick):
        tick.setChecked(on)
