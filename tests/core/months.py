"""Simulated months of breaks: plans one set after the other and remembers as the history would."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from backcare_tray.core.history import HurtReported
from backcare_tray.core.moves import Area, Dose, Kind, Move, Phase, Position, Prop
from backcare_tray.core.set_planner import plan
from backcare_tray.core.sets import Memory, PlannedSet, ReadySet
from backcare_tray.core.settings import Settings
from tests.core.day import MONDAY
from tests.fakes import make_move

WEEK = timedelta(days=7)


def _move(name: str, area: str, kind: str, position: str, *marks: object) -> Move:
    """`marks`: seconds of a repetition, further areas, "sides", "overhead", props."""
    seconds = next((mark for mark in marks if isinstance(mark, float)), 10.0)
    more = tuple(mark for mark in marks if isinstance(mark, Area))
    return make_move(
        name,
        areas=(Area(area), *more),
        kind=Kind(kind),
        position=Position(position),
        two_sided="sides" in marks,
        discreet="overhead" not in marks,
        props=tuple(mark for mark in marks if isinstance(mark, Prop)),
        cycle=(Phase("end", seconds - 5), Phase("end", 2.5), Phase("start", 2.5)),
        dose=Dose(1, 6 if "sides" in marks else 10),
    )


CHEST = Area.CHEST
LIBRARY = (
    _move("chin-tuck", "neck", "strengthen", "seated", Area.UPPER_BACK),
    _move("blade-squeeze", "between-blades", "strengthen", "seated", CHEST),
    _move("wall-angel", "upper-back", "strengthen", "wall", 9.0, CHEST, "overhead"),
    _move("cat-cow", "upper-back", "mobility", "hands-and-knees", 12.0),
    _move("childs-pose", "upper-back", "stretch", "kneeling", 20.0),
    _move("side-tilt", "neck", "stretch", "seated", 15.0, "sides"),
    _move("four-ways", "neck", "mobility", "seated", 16.0),
    _move("arm-behind", "neck", "stretch", "standing", 14.0, "sides"),
    _move("interlaced", "between-blades", "stretch", "seated", 15.0),
    _move("knee-press", "between-blades", "stretch", "standing", 12.0),
    _move("opener", "chest", "stretch", "standing", 15.0, Area.SHOULDERS),
    _move("raise", "upper-back", "strengthen", "standing", 8.5),
    _move("free-neck", "neck", "mobility", "seated", 11.0, Area.UPPER_BACK, "sides"),
    _move("check", "upper-back", "mobility", "seated", 13.0, "sides"),
    _move("baby-roll", "upper-back", "mobility", "lying", 14.0, "sides"),
    _move("reset", "upper-back", "mobility", "standing", 12.0, CHEST),
    _move("twist", "between-blades", "mobility", "seated", 15.5, "sides"),
    _move("open-book", "chest", "mobility", "hands-and-knees", 11.0, "sides"),
    _move("rotation", "shoulders", "strengthen", "standing", 9.0, Area.BETWEEN_BLADES),
    _move("tummy-time", "upper-back", "strengthen", "prone", 12.0),
    _move("ball", "between-blades", "release", "wall", 16.0, "sides", Prop.BALL),
    _move("pull-apart", "shoulders", "strengthen", "seated", 8.0, "overhead", Prop.BAND),
)
"""As many moves as the documents have, and of the same kinds."""


@dataclass
class Month:
    """`settings` may be changed on the way."""

    library: Sequence[Move] = LIBRARY
    settings: Settings = field(default_factory=Settings)
    ready: Sequence[ReadySet] = ()
    log: list[tuple[datetime, str]] = field(default_factory=list)
    """Every step that was done."""
    hurts: list[HurtReported] = field(default_factory=list)
    hurt: set[str] = field(default_factory=set)
    last_set: frozenset[str] = frozenset()
    last_began: datetime | None = None
    now: datetime = MONDAY + timedelta(hours=9)

    @property
    def memory(self) -> Memory:
        """What the history would say."""
        today = [move for at, move in self.log if at.date() == self.now.date()]
        week = Counter(move for at, move in self.log if at.date() > (self.now - WEEK).date())
        last = {move: at for at, move in self.log}
        return Memory(
            last, tuple(today), week, self.last_set, frozenset(self.hurt), tuple(self.hurts),
            self.last_began,
        )  # fmt: skip

    def plan(self) -> PlannedSet:
        return plan(self.library, self.settings, self.memory, self.now, self.ready)

    def take(self, steps: int | None = None) -> PlannedSet:
        """Plan a set and walk through it, or through its first `steps`."""
        planned = self.plan()
        done = [step.move.id for step in planned.steps[:steps]]
        self.log += [(self.now, move) for move in done]
        self.last_set = frozenset(done) or self.last_set
        self.last_began = self.now
        return planned

    def report(self, move: str) -> None:
        """The move hurts, a minute into the set."""
        self.hurt.add(move)
        self.hurts.append(HurtReported(self.now + timedelta(minutes=1), move))

    def live(
        self,
        days: int,
        look: Callable[[PlannedSet], object] = lambda _: None,
        sets: Sequence[int] = (9, 10, 11, 13, 14, 15, 16),
    ) -> None:
        """Take a set at every hour of `sets`, on the working days among so many days."""
        for _ in range(days):
            if self.now.weekday() < 5:
                for hour in sets:
                    self.now = self.now.replace(hour=hour)
                    look(self.take())
            self.now = self.now.replace(hour=9) + timedelta(days=1)
