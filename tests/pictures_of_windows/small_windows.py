"""The windows of the tray, the welcome and the routine, in states that their tests do not need."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from backcare_tray.core.moves import Side
from backcare_tray.core.routine import Routine, Stage
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import well
from backcare_tray.ui.presenter import Presenter
from backcare_tray.ui.tray.control_window import ControlWindow
from backcare_tray.ui.tray.pause_end import PauseEnd
from backcare_tray.ui.tray.reasons import Reasons
from tests.moves_on_film import library
from tests.ui import routine_world, test_why
from tests.ui.conftest import STATUSES, Desk
from tests.ui.window_makers import Maker, opened


def control(desk: Desk, _folder: Path, *, number: int) -> QWidget:
    """The small window of desktops without a tray."""
    window = ControlWindow(desk.icons, desk.commands, STATUSES[number], alone=True)
    window.show()
    return window


def pause_until(desk: Desk, _folder: Path) -> QWidget:
    window = PauseEnd(desk.icons.program, desk.clock, desk.told.append)
    window.show()
    return window


def card(desk: Desk, _folder: Path, *, show: Callable[[Presenter], None]) -> QWidget:
    """What stands for a notification where no server shows it."""
    desk.notifier.buttons = desk.notifier.there = False
    presenter = desk.presenter()
    window = opened(lambda: show(presenter))
    window.setProperty("presenter", presenter)  # lives as long as its card
    return window


def more_snoozes(presenter: Presenter) -> None:
    """The reminder, with all ways to put it off."""
    presenter.show_reminder(1, may_snooze=True)


def say_fault(presenter: Presenter) -> None:
    presenter.say(tr("Backcare"), tr("No reminders for a while."))


def reasons(desk: Desk, _folder: Path) -> QWidget:
    """Why a break is skipped."""
    asks = Reasons(desk.told.append, desk.icons)
    window = opened(asks.ask)
    window.setProperty("asks", asks)  # lives as long as its card
    return window


def why_healthy(_desk: Desk, _folder: Path) -> QWidget:
    """All detectors at work."""
    watched = tuple(
        type(each)(each.topic, each.backend, well("Watched through the desktop's own service."))
        for each in test_why.WATCHED
    )
    return test_why.World(watched=watched).open()


def a_set() -> PlannedSet:
    """Moves that ship: one for each side, one for which one stands up, one at the wall."""
    moves = library()
    return PlannedSet(
        (
            Step(moves["seated-twist"], Side.LEFT, 2),
            Step(moves["seated-twist"], Side.RIGHT, 2),
            Step(moves["chest-opener"], Side.BOTH, 2),
            Step(moves["wall-angel"], Side.BOTH, 3),
        )
    )


def routine(
    _desk: Desk, _folder: Path, *, step: int, stage: Stage, share: float, key: Qt.Key | None = None
) -> QWidget:
    """In the first stretch of `stage` of a step, after `share` of it; then `key` is pressed."""
    plan = a_set()
    segments = Routine(plan).segments
    segment = next(each for each in segments if each.stage is stage and each.step == step)
    world = routine_world.World(plan)
    world.run(segment.begin + (segment.end - segment.begin) * share)
    if key is not None:
        QApplication.processEvents()  # keys go to the window once it is active
        world.key(key)
        world.run(1)
    return world.window


def routine_end(_desk: Desk, _folder: Path, *, trial: bool = False) -> QWidget:
    world = routine_world.World(a_set(), trial)
    world.run(Routine(a_set()).seconds + 2)
    return world.window


WORK, READY, SWITCH = Stage.WORK, Stage.READY, Stage.SWITCH

TRAY: dict[str, Maker] = {
    "control, due": partial(control, number=0),
    "control, on a break": partial(control, number=1),
    "control, paused": partial(control, number=2),
    "pause until": pause_until,
    "reminder, no more snoozes": partial(
        card, show=lambda presenter: presenter.show_reminder(2, may_snooze=False)
    ),
    "reasons": reasons,
    "nudge": partial(card, show=lambda presenter: presenter.show_nudge(1)),
    "sit or stand": partial(card, show=lambda presenter: presenter.suggest_change(standing=True)),
    "message": partial(card, show=say_fault),
    "why, all well": why_healthy,
}
ROUTINE: dict[str, Maker] = {
    "routine, get ready": partial(routine, step=0, stage=READY, share=0.6),
    "routine, seated": partial(routine, step=0, stage=WORK, share=1.0),
    "routine, other side": partial(routine, step=1, stage=SWITCH, share=0.5),
    "routine, stand up": partial(routine, step=2, stage=READY, share=0.5),
    "routine, standing": partial(routine, step=2, stage=WORK, share=1.0),
    "routine, at the wall": partial(routine, step=3, stage=WORK, share=1.0),
    "routine, paused": partial(routine, step=2, stage=WORK, share=0.8, key=Qt.Key.Key_Space),
    "routine, hurts": partial(routine, step=0, stage=WORK, share=1.0, key=Qt.Key.Key_H),
    "routine, end": routine_end,
    "routine, trial ends": partial(routine_end, trial=True),
}
