"""Every option, its default and its limits, in one place: one frozen tree.

The settings file, the settings window and the README are made from this tree: the names of the
fields are the keys of the file. Numbers carry their limits in the field's metadata.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from backcare_tray.core.hours import Hours


@dataclass(frozen=True, slots=True)
class Limits:
    """The smallest and the largest value that an option takes, both allowed."""

    low: int
    high: int


def number(default: int, low: int, high: int) -> Any:  # noqa: ANN401 - as dataclasses.field does
    """Declare a whole number with its limits."""
    return field(default=default, metadata={"limits": Limits(low, high)})


def numbers(default: tuple[int, ...], low: int, high: int) -> Any:  # noqa: ANN401 - as field does
    """Declare a list of one to eight whole numbers, each within limits."""
    return field(default=default, metadata={"limits": Limits(low, high)})


@dataclass(frozen=True, slots=True)
class Choices:
    """The words that an option takes."""

    words: tuple[str, ...]


def one_of(*words: str) -> Any:  # noqa: ANN401 - as dataclasses.field does
    """Declare a choice between words; the first one is the default."""
    return field(default=words[0], metadata={"choices": Choices(words)})


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a reminder comes, and what an absence means."""

    interval_minutes: int = number(45, 20, 120)
    """Time at the desk between two breaks. Peers remind every 20 to 75 min; a set of 2-3 min every
    45 min keeps "daily, little and often" (documents 000, 003, 004) without breaking deep work."""
    snooze_minutes: tuple[int, ...] = numbers((5, 10, 15, 30, 60), 1, 240)
    """The choices in the snooze menu."""
    quick_snooze_minutes: int = number(10, 1, 60)
    """What the Snooze button of a reminder does."""
    idle_after_seconds: int = number(120, 30, 1800)
    """No input for this long counts as away, from the last input on. Shorter is ignored."""
    natural_break_minutes: int = number(5, 2, 60)
    """Away at least this long counts as a break; shorter absences only stop the count."""
    reminder_minutes: int = number(3, 1, 30)
    """A reminder that nobody answers goes away after this long."""
    typing_pause_seconds: int = number(4, 1, 30)
    """A reminder waits for a pause in typing of this length ..."""
    typing_ceiling_minutes: int = number(3, 0, 15)
    """... but not longer than this."""
    grace_minutes: int = number(2, 0, 30)
    """After a call, a full screen or a short absence a due reminder waits this long."""
    let_go_minutes: int = number(5, 0, 60)
    """A break that comes due this shortly before the working hours end is let go."""
    most_snoozes: int = number(0, 0, 5)
    """After this many snoozes in a row a reminder offers only to start, or to skip and say why.
    0: snooze as often as you like."""

    @property
    def interval(self) -> timedelta:
        return timedelta(minutes=self.interval_minutes)

    @property
    def quick_snooze(self) -> timedelta:
        return timedelta(minutes=self.quick_snooze_minutes)

    @property
    def idle_after(self) -> timedelta:
        return timedelta(seconds=self.idle_after_seconds)

    @property
    def natural_break(self) -> timedelta:
        return timedelta(minutes=self.natural_break_minutes)

    @property
    def reminder(self) -> timedelta:
        return timedelta(minutes=self.reminder_minutes)

    @property
    def typing_pause(self) -> timedelta:
        return timedelta(seconds=self.typing_pause_seconds)

    @property
    def typing_ceiling(self) -> timedelta:
        return timedelta(minutes=self.typing_ceiling_minutes)

    @property
    def grace(self) -> timedelta:
        return timedelta(minutes=self.grace_minutes)

    @property
    def let_go(self) -> timedelta:
        return timedelta(minutes=self.let_go_minutes)


PLANNED = "planned"
"""The choice of a set that is planned anew for every break."""


@dataclass(frozen=True, slots=True)
class Sets:
    """How a set is put together."""

    length_seconds: int = number(150, 60, 300)
    """Total length of a set, lead-ins and side changes included."""
    choice: str = PLANNED
    """The id of the ready-made or own set that every break takes, or "planned"."""
    discreet: bool = False
    """Only what colleagues hardly notice: nothing overhead, nothing off the chair."""
    favourites: tuple[str, ...] = ()
    """Ids of moves that come more often."""
    switched_off: tuple[str, ...] = ()
    """Ids of moves that never come."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """When no reminder shows although the person is at the desk; it comes once, afterwards."""

    calls: bool = True
    """A program records from the microphone."""
    camera: bool = True
    """A program has the camera open."""
    full_screen: bool = True
    """A program fills the screen."""
    do_not_disturb: bool = True
    """The desktop's own switch is on."""
    programs: tuple[str, ...] = ()
    """Programs in which reminders wait, by the name of their windows' class."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the person can exercise."""

    chair: bool = True
    standing: bool = True
    wall: bool = True
    floor: bool = False


@dataclass(frozen=True, slots=True)
class Props:
    """What the person owns."""

    ball: bool = False
    band: bool = False


@dataclass(frozen=True, slots=True)
class Nudge:
    """The lighter reminder: one line that passes by itself, and no window."""

    enabled: bool = False
    every_minutes: int = number(20, 5, 120)
    """Time at the desk between two nudges."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk at which one sits and stands in turn."""

    sit_stand: bool = False
    sitting_minutes: int = number(40, 10, 120)
    """Time at the desk until it is time to stand. Sitting is to be broken up every 30 to 60 min."""
    standing_minutes: int = number(20, 5, 90)
    """Time at the desk until it is time to sit down again."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What is heard."""

    volume: int = number(70, 0, 100)
    """Of chimes and voice, in percent of the system's; 0 is silence."""
    chimes: bool = True
    """Soft chimes at the start, at a change, for the last three seconds and at the end."""
    voice: bool = False
    """Off at first: most desks stand in shared rooms, where a chime passes unnoticed and a sudden
    voice does not. The settings offer it, with a button to hear it."""
    instructions: bool = True
    """The voice says what to do; without it, only names, changes of side and the end."""
    count: bool = True
    """The voice counts repetitions."""


DESKTOP = "desktop"
"""The choice to do as the desktop does."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the windows look, and where they may open."""

    colours: str = one_of(DESKTOP, "light", "dark")
    high_contrast: bool = False
    """Stronger colours and borders, also where the desktop does not ask for them."""
    text_percent: int = number(100, 80, 200)
    """Size of texts, in percent of the desktop's."""
    reduced_motion: bool = False
    """The figure steps from pose to pose and nothing slides or fades, also where the desktop does
    not ask for that."""
    language: str = one_of(DESKTOP, "en", "de", "es", "fr")
    over_full_screen: bool = False
    """Reminders and sets may cover a program that fills the screen."""


@dataclass(frozen=True, slots=True)
class Start:
    """How the program starts."""

    at_login: bool = False
    welcomed: bool = False
    """The welcome was seen; it comes by itself only once."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All options."""

    rhythm: Rhythm = Rhythm()
    sets: Sets = Sets()
    hours: Hours = field(default_factory=Hours)
    quiet: Quiet = Quiet()
    places: Places = Places()
    props: Props = Props()
    nudge: Nudge = Nudge()
    desk: Desk = Desk()
    sound: Sound = Sound()
    look: Look = Look()
    start: Start = Start()
