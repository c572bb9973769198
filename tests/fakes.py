"""The only fakes: a clock, and recorders that stand where the core meets the world."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from backcare_tray.core.history import Record, Today
from backcare_tray.core.moves import Area, Dose, Kind, Move, Phase, Position, Prop, Source
from backcare_tray.core.ports import Status
from backcare_tray.core.sets import Memory, PlannedSet


class FakeClock:
    """A clock that moves only when told; `set_wall` moves the wall clock alone."""

    def __init__(self, now: datetime = datetime(2026, 11, 2, 9, tzinfo=UTC)) -> None:
        self._now = now
        self._steady = timedelta(0)

    def now(self) -> datetime:
        return self._now

    def steady(self) -> timedelta:
        return self._steady

    def advance(self, **length: float) -> None:
        self._now += timedelta(**length)
        self._steady += timedelta(**length)

    def set_wall(self, by: timedelta) -> None:
        self._now += by


@dataclass
class FakeAlarm:
    """Remembers when it would ring."""

    when: datetime | None = None

    def set(self, when: datetime | None) -> None:
        self.when = when


@dataclass
class FakeScreen:
    """Writes down what it was asked to show; `on_stop` stands for a window's last words."""

    shown: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    statuses: list[Status] = field(default_factory=list)
    plan: PlannedSet | None = None
    on_stop: Callable[[], None] = lambda: None

    def show_reminder(self, number: int, *, may_snooze: bool) -> None:
        self.shown.append(f"reminder {number}" if may_snooze else f"last reminder {number}")

    def hide_reminder(self) -> None:
        self.shown.append("withdrawn")

    def start_routine(self, plan: PlannedSet) -> None:
        self.plan = plan
        self.shown.append("routine")

    def stop_routine(self) -> None:
        self.shown.append("routine closed")
        self.on_stop()

    def show_nudge(self, number: int) -> None:
        self.shown.append(f"nudge {number}")

    def suggest_change(self, *, standing: bool) -> None:
        self.shown.append("stand up" if standing else "sit down")

    def show_status(self, status: Status) -> None:
        self.statuses.append(status)

    def say(self, title: str, text: str) -> None:
        self.shown.append(title)
        self.said.append(text)


@dataclass
class FakeHistory:
    """Keeps records in a list."""

    records: list[Record] = field(default_factory=list)

    def record(self, record: Record) -> None:
        self.records.append(record)

    def today(self, now: datetime) -> Today:
        return Today(sets=len(self.records), streak=0)

    def memory(self, now: datetime) -> Memory:
        return Memory()


@dataclass
class FakeVoice:
    """Writes down what it was asked to say; "" where it was stopped."""

    said: list[str] = field(default_factory=list)
    volumes: list[int] = field(default_factory=list)
    words: str = "Spoken by nobody."

    def say(self, text: str, volume: int) -> None:
        self.said.append(text)
        self.volumes.append(volume)

    def stop(self) -> None:
        self.said.append("")

    def health(self) -> str:
        return self.words


def make_move(  # noqa: PLR0913 - a move has many sides, each with a default
    id: str = "chin-tuck",  # noqa: A002 - the field's name
    *,
    areas: tuple[Area, ...] = (Area.NECK,),
    kind: Kind = Kind.STRENGTHEN,
    position: Position = Position.SEATED,
    two_sided: bool = False,
    props: tuple[Prop, ...] = (),
    discreet: bool = True,
    dose: Dose = Dose(2, 6),  # noqa: B008 - immutable
    cycle: tuple[Phase, ...] = (
        Phase("end", 2.0, say="Go there", breath="in", load=1.0),
        Phase("end", 5.0, say="Hold", load=1.0),
        Phase("start", 2.0, say="Come back", breath="out"),
    ),
) -> Move:
    """A move of nine seconds a repetition."""
    return Move(
        id=id,
        name=id.replace("-", " ").capitalize(),
        purpose="Tests the rest.",
        position=position,
        kind=kind,
        areas=areas,
        two_sided=two_sided,
        setup=("Sit tall",),
        start="start",
        cycle=cycle,
        dose=dose,
        full_dose="",
        breathing="",
        feel="",
        caution="",
        source=Source("003", ""),
        props=props,
        discreet=discreet,
    )
