"""A routine window on the screen, with a clock that moves only when told."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcare_tray.core.events import Event, RoutineEnded, StepFinished
from backcare_tray.core.history import Today
from backcare_tray.core.prompter import Sounds
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.settings import Sound
from backcare_tray.ui.routine.end_page import EndPage
from backcare_tray.ui.routine.page import RoutinePage
from backcare_tray.ui.routine.window import RoutinePorts, RoutineWindow
from backcare_tray.ui.window_place import WindowPlace
from tests.fakes import FakeClock, FakeVoice
from tests.ui.conftest import sweep
from tests.ui.sample_set import SET

ALL_STEPS = [
    StepFinished("chin-tuck", 18.0),
    StepFinished("seated-twist", 9.0),
    StepFinished("seated-twist", 9.0),
    StepFinished("chest-opener", 9.0),
]


@dataclass
class World:
    """A window on the screen, and what came of it."""

    plan: PlannedSet = SET
    trial: bool = False
    clock: FakeClock = field(default_factory=FakeClock)
    told: list[Event] = field(default_factory=list)
    chimes: list[str] = field(default_factory=list)
    kept: list[bytes] = field(default_factory=list)
    sound: Sound = field(default_factory=Sound)
    voice: FakeVoice = field(default_factory=FakeVoice)

    def __post_init__(self) -> None:
        self.window = RoutineWindow(
            self.plan,
            RoutinePorts(
                clock=self.clock,
                tell=self.told.append,
                today=lambda: Today(sets=2, streak=3),
                sounds=Sounds(
                    wanted=lambda: self.sound,
                    chime=lambda chime, _volume: self.chimes.append(chime),
                    voice=self.voice,
                ),
                place=WindowPlace(lambda: self.kept[-1] if self.kept else b"", self.kept.append),
                trial=self.trial,
            ),
        )
        self.window.present()
        self.closed: list[bool] = []
        self.window.closed.connect(lambda: self.closed.append(True))

    @property
    def page(self) -> RoutinePage:
        return self.window._page

    @property
    def end_page(self) -> EndPage:
        page = self.window._stack.currentWidget()
        assert isinstance(page, EndPage)
        return page

    @property
    def ends(self) -> list[Event]:
        return [event for event in self.told if isinstance(event, RoutineEnded)]

    @property
    def step(self) -> int:
        """The step that one is at."""
        player = self.window._player
        return player.moment(self.clock.steady()).step

    def run(self, seconds: float, frame: float = 0.5) -> None:
        """Let `seconds` pass with a frame every so often."""
        for _ in range(round(seconds / frame)):
            self.clock.advance(seconds=frame)
            self.frame()

    def frame(self) -> None:
        """One frame, if any is due: the timer's signal, without waiting for it."""
        if self.window._frames.isActive():
            self.window._frames.timeout.emit()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key)


def opened(qtbot: QtBot) -> Iterator[World]:
    """A world whose window is on the screen; closed and deleted afterwards."""
    world = World()
    qtbot.waitExposed(world.window).__enter__()
    yield world
    if not world.closed:
        world.window.close()
    sweep()
