"""All that the core asks of the world, as Protocols; the other floors implement them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from backcare_tray.core.events import Event
from backcare_tray.core.history import Record, Today
from backcare_tray.core.sets import Memory, PlannedSet
from backcare_tray.core.settings import Settings

Tell = Callable[[Event], None]
"""The one door into the core: every source of events is handed this."""


class Clock(Protocol):
    """The time. `system/clock.py` is the one place that asks the machine."""

    def now(self) -> datetime:
        """The wall clock, aware UTC."""

    def steady(self) -> timedelta:
        """Time since some fixed moment, suspend included; setting the clock does not change it."""


class Alarm(Protocol):
    """One alarm; the coach sets it after every event."""

    def set(self, when: datetime | None) -> None:
        """Ring at `when` (aware UTC; at once if it has passed), in place of any earlier setting.

        None: do not ring.
        """


class InputWatch(Protocol):
    """Tells when the person's hands rest."""

    def wait_for_pause(self, length: timedelta) -> None:
        """Tell `TypingPaused` once there was no input for `length`; at once if unknowable."""

    def stop(self) -> None:
        """Forget the wait."""


class Glance(StrEnum):
    """What the tray icon shows at a glance."""

    WORKING = "working"
    DUE = "due"  # a reminder is on the screen, or an unanswered one is still on offer
    ON_BREAK = "on-break"
    PAUSED = "paused"  # the person paused reminders
    QUIET = "quiet"  # away, outside working hours, or not to be disturbed


class WindowName(StrEnum):
    """A window that the person can ask for; the command line opens it by this name."""

    WELCOME = "welcome"
    SETTINGS = "settings"
    LIBRARY = "library"  # moves and sets
    PROGRESS = "progress"
    WHY_QUIET = "why"  # why it is quiet, and what is watched
    ABOUT = "about"


OpenWindow = Callable[[WindowName], None]
"""Opens a window, or brings it to the front."""


@dataclass(frozen=True, slots=True)
class Status:
    """All that the tray, the control window and the command line show of the moment."""

    glance: Glance
    due: datetime | None
    """When the next reminder comes if nothing intervenes; None while no time can be given."""
    why_quiet: str
    """One plain sentence: why no reminder shows now and what comes next."""
    reminder: int | None = None
    """The number of the reminder that is on the screen."""
    on_offer: bool = False
    """A reminder went unanswered (or was put off) and a break is still owed."""
    paused: bool = False
    paused_until: datetime | None = None
    """When the person's pause ends; None while paused: when they resume."""
    today: Today = field(default_factory=Today)
    may_snooze: bool = True
    """Otherwise the snoozes are used up: a break is taken, or skipped with a reason."""
    in_call: bool = False
    """A call is on, so that "after this call" means something."""
    standing: bool | None = None
    """Whether the person stands at the desk; None: it is none where one sits and stands in turn."""
    change_at: datetime | None = None
    """When it is time to stand up, or to sit down; None while no time can be given."""


class StateStore(Protocol):
    """Where the planner's state outlives the program."""

    def save(self, table: dict[str, object]) -> None:
        """Write it, whole or not at all."""


class Screen(Protocol):
    """What the person sees. Windows exist only while they are shown."""

    def show_reminder(self, number: int, *, may_snooze: bool) -> None:
        """Remind, or update the reminder that is shown.

        Without `may_snooze` it offers only to start, or to skip and say why.
        """

    def hide_reminder(self) -> None:
        """Withdraw the reminder, if there is one."""

    def start_routine(self, plan: PlannedSet) -> None:
        """Open the window that walks through `plan`."""

    def stop_routine(self) -> None:
        """Close the routine window, if it is open, without a word."""

    def show_nudge(self, number: int) -> None:
        """Show a line about posture that passes by itself; `number` says which."""

    def suggest_change(self, *, standing: bool) -> None:
        """Ask the person to stand up, or to sit down, without a hurry."""

    def show_status(self, status: Status) -> None:
        """Bring tray icon, tooltip and menu up to date."""

    def say(self, title: str, text: str) -> None:
        """Show a message that needs no answer (a damaged file, no usable move)."""


class History(Protocol):
    """What was done. A record is on the disk when `record` returns."""

    def record(self, record: Record) -> None:
        """Write one record."""

    def today(self, now: datetime) -> Today:
        """Sets taken on the local day of `now`, and the streak in working days."""

    def memory(self, now: datetime) -> Memory:
        """What the planner of sets needs to know: moves done lately, and those that hurt."""


@dataclass(frozen=True, slots=True)
class Note:
    """A desktop notification: texts, and buttons as (key, label)."""

    title: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    seconds: int = 0
    """It passes by itself after about so long; 0: it stays."""


class Notifier(Protocol):
    """The desktop's notification server. One note at a time: showing again updates it in place."""

    def has_buttons(self) -> bool:
        """Whether a server is there now on whose notes one can answer: with buttons, or a click."""

    def show(self, note: Note, answered: Callable[[str], None], failed: Callable[[], None]) -> None:
        """Show `note` or update the one that is shown; never takes the focus.

        `answered` gets the key of the button pressed, "default" for a click on the note itself,
        "closed" when the person dismissed it; at most once for a note, never after `withdraw`.
        `failed` is called when the server refuses or does not answer within three seconds.
        """

    def withdraw(self) -> None:
        """Take the note away."""


class Voice(Protocol):
    """Speaks. Never blocks and never raises: without an engine it is silent, and says why."""

    def say(self, text: str, volume: int) -> None:
        """Begin to say `text` at 0 to 100 percent, in place of what is still being said."""

    def stop(self) -> None:
        """Fall silent at once, and free what speaking took."""

    def health(self) -> str:
        """What speaks, or why nothing does: one sentence for the settings."""


class Autostart(Protocol):
    """Start at login, by the desktop's own means."""

    def enabled(self) -> bool:
        """Whether the program starts at login now (the user may have changed it elsewhere)."""

    def set(self, enabled: bool) -> None:
        """Switch it. Raises OSError, with a sentence for the user, when that is refused."""


class SettingsStore(Protocol):
    """The settings in force. A change is written and takes effect at once."""

    @property
    def current(self) -> Settings:
        """The settings in force."""

    def change(self, settings: Settings) -> None:
        """Make `settings` the ones in force. Raises OSError when they cannot be written."""
