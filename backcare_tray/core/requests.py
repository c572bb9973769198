"""What the command line may ask of the running program, and what it is told.

A request is `{"command": name, ...}`, an answer `{"ok": bool, "text": one sentence, ...}`. Anything
else than these shapes is refused with a sentence, never with an error.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from backcare_tray.core import events
from backcare_tray.core.events import LONGEST_PAUSE, LONGEST_SNOOZE
from backcare_tray.core.ports import Glance, OpenWindow, Status, Tell, WindowName
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Watched, all_well, report

Answer = dict[str, object]

LONGEST_REASON = 200
"""Characters."""
ON_REQUEST = (
    WindowName.WELCOME,
    WindowName.SETTINGS,
    WindowName.LIBRARY,
    WindowName.PROGRESS,
    WindowName.WHY_QUIET,
)
"""The windows that the command line opens by name."""


class RefusedError(Exception):
    """A request that cannot be met; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Requests:
    """Answers requests. The last three open or end something that only the front door can."""

    tell: Tell
    status: Callable[[], Status]
    settings: Callable[[], Settings]
    watched: Callable[[], Sequence[Watched]]
    """All that is watched or used here."""
    now: Callable[[], datetime]
    show: Callable[[], None]
    open_window: OpenWindow
    end: Callable[[], None]

    def answer(self, request: Mapping[str, object]) -> Answer:
        """Do what `request` asks for and say what follows from it."""
        commands: Mapping[str, Callable[[Mapping[str, object]], str]] = {
            "show": lambda _: self._open(self.show),
            **{name.value: partial(self._open_window, name) for name in ON_REQUEST},
            "quit": lambda _: self._quit(),
            "status": lambda _: self.status().why_quiet,
            "break": lambda _: self._break(),
            "snooze": self._snooze,
            "skip": self._skip,
            "pause": self._pause,
            "resume": lambda _: self._resume(),
        }
        name = str(request.get("command"))
        if name == "doctor":
            return self._doctor()
        command = commands.get(name, _unknown)
        try:
            text = command(request)
        except RefusedError as refusal:
            return {"ok": False, "text": str(refusal)}
        return {"ok": True, "text": text, "status": to_table(self.status())}

    def _doctor(self) -> Answer:
        """All that is watched, and whether nothing is missing that could be had."""
        watched = self.watched()
        return {"ok": True, "text": report(watched, self.now()), "well": all_well(watched)}

    def _open(self, window: Callable[[], None]) -> str:
        window()
        return tr("Backcare is open.")

    def _open_window(self, name: WindowName, _request: Mapping[str, object]) -> str:
        return self._open(partial(self.open_window, name))

    def _quit(self) -> str:
        self.end()
        return tr("Backcare ends. See you next time.")

    def _break(self) -> str:
        if self.status().glance is Glance.ON_BREAK:
            raise RefusedError(tr("A break is running already."))
        self.tell(events.BreakStarted())
        return self.status().why_quiet

    def _snooze(self, request: Mapping[str, object]) -> str:
        event = self._snooze_event(request)
        self._not_on_break()
        if not self.status().may_snooze:
            raise RefusedError(
                tr("You have put this one off as often as you wished. Now is a good moment.")
            )
        self.tell(event)
        return self.status().why_quiet

    def _snooze_event(self, request: Mapping[str, object]) -> events.Snoozed | events.SnoozedUntil:
        if (until := request.get("until")) is not None:
            cue = _cue(until)
            if cue is events.Cue.CALL and not self.status().in_call:
                raise RefusedError(tr("No call is on that Backcare knows of."))
            return events.SnoozedUntil(cue)
        minutes = request.get("minutes")
        quick = self.settings().rhythm.quick_snooze_minutes
        return events.Snoozed(timedelta(minutes=quick if minutes is None else _minutes(minutes)))

    def _skip(self, request: Mapping[str, object]) -> str:
        reason = _reason(request.get("because"))
        self._not_on_break()
        if not (reason or self.status().may_snooze):
            raise RefusedError(tr("To skip this one, say why: skip --because TEXT"))
        self.tell(events.Skipped(reason=reason))
        return self.status().why_quiet

    def _pause(self, request: Mapping[str, object]) -> str:
        until = request.get("until")
        self.tell(events.Paused(None if until is None else _moment(until, self.now())))
        if not self.status().paused:
            raise RefusedError(tr("That time has passed already."))
        return self.status().why_quiet

    def _resume(self) -> str:
        if not self.status().paused:
            return tr("Reminders were not paused.")
        self.tell(events.Resumed())
        return self.status().why_quiet

    def _not_on_break(self) -> None:
        if self.status().glance is Glance.ON_BREAK:
            raise RefusedError(tr("You are on a break; there is nothing to put off."))


def to_table(status: Status) -> dict[str, object]:
    """Turn `status` into plain values; moments in ISO form, UTC."""
    return {
        "glance": status.glance.value,
        "due": status.due and status.due.isoformat(),
        "why_quiet": status.why_quiet,
        "reminder": status.reminder is not None,
        "on_offer": status.on_offer,
        "paused": status.paused,
        "paused_until": status.paused_until and status.paused_until.isoformat(),
        "may_snooze": status.may_snooze,
        "in_call": status.in_call,
        "standing": status.standing,
        "change_at": status.change_at and status.change_at.isoformat(),
        "sets_today": status.today.sets,
        "streak": status.today.streak,
    }


def _unknown(_request: Mapping[str, object]) -> str:
    raise RefusedError(tr("The running Backcare does not know this command."))


def _minutes(value: object) -> int:
    most = LONGEST_SNOOZE // timedelta(minutes=1)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise RefusedError(tr("Snooze for 1 to {most} minutes.").format(most=most))
    return value


def _cue(value: object) -> events.Cue:
    for cue in events.Cue:
        if value == cue.value:
            return cue
    raise RefusedError(tr("Snooze until a pause, or until the call ends."))


def _reason(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and len(value) <= LONGEST_REASON and value.isprintable():
        return value.strip()
    raise RefusedError(
        tr("Say why in one line of at most {most} characters.").format(most=LONGEST_REASON)
    )


def _moment(value: object, now: datetime) -> datetime:
    """The moment that `value` names; without a zone, or later than a pause may last, it is none."""
    try:
        moment = datetime.fromisoformat(str(value))
        if moment.tzinfo and moment - now <= LONGEST_PAUSE:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):  # the first and the last day there is have no other zone
        pass
    raise RefusedError(tr("Pause until when? Give a date and time with its zone."))
