"""What the command line may ask: every command, and every nonsense."""

from datetime import timedelta

import pytest

from backcare_tray.core import events, timing
from backcare_tray.core.events import Occupation
from backcare_tray.core.history import BreakEnded, Outcome
from backcare_tray.core.ports import Glance
from backcare_tray.core.requests import Requests
from backcare_tray.core.settings import Desk, Rhythm, Settings
from backcare_tray.core.watched import Watched, missing, well
from tests.core.test_coach import World


class Door:
    """A running program behind its requests."""

    def __init__(self) -> None:
        self.world = World()
        self.opened: list[str] = []
        self.watched = [Watched("Keyboard and pointer", "mutter", well("Mutter tells."))]
        coach = self.world.coach
        self.requests = Requests(
            tell=coach.tell,
            status=coach.status,
            settings=lambda: coach.settings,
            watched=lambda: self.watched,
            now=self.world.clock.now,
            show=lambda: self.opened.append("control"),
            open_window=self.opened.append,
            end=lambda: self.opened.append("end"),
        )

    def ask(self, command: str, **more: object) -> dict[str, object]:
        return self.requests.answer({"command": command, **more})

    @property
    def glance(self) -> Glance:
        return self.world.coach.status().glance


def test_windows_are_opened_and_the_program_is_ended() -> None:
    door = Door()
    for command in ("show", "settings", "library", "progress", "welcome", "why", "quit"):
        assert door.ask(command)["ok"]
    assert door.opened == ["control", "settings", "library", "progress", "welcome", "why", "end"]


def test_the_doctor_names_what_is_watched_and_whether_anything_could_be_had() -> None:
    door = Door()
    answer = door.ask("doctor")
    assert (answer["ok"], answer["well"]) == (True, True)
    assert answer["text"] == "Keyboard and pointer: works (mutter)\n    Mutter tells."
    door.watched.append(Watched("Calls", "sound-server", missing("Nobody tells.", "Install it.")))
    answer = door.ask("doctor")
    assert (answer["ok"], answer["well"]) == (True, False)
    assert "What helps: Install it." in str(answer["text"])


def test_status_in_words_and_as_a_table() -> None:
    answer = Door().ask("status")
    assert str(answer["text"]).startswith("The next break is due at")
    table = answer["status"]
    assert isinstance(table, dict)
    assert table["glance"] == "working"
    assert table["due"] == "2026-11-02T09:45:00+00:00"
    assert (table["paused"], table["paused_until"], table["reminder"]) == (False, None, False)
    assert (table["may_snooze"], table["in_call"]) == (True, False)
    assert (table["standing"], table["change_at"]) == (None, None)


def test_a_break_is_started_once() -> None:
    door = Door()
    assert door.ask("break")["text"] == "You are on a break."
    assert door.glance is Glance.ON_BREAK
    assert door.ask("break") == {"ok": False, "text": "A break is running already."}
    assert not door.ask("skip")["ok"]
    assert not door.ask("snooze")["ok"]


def test_snooze_and_skip_move_the_due_time() -> None:
    door = Door()
    start = door.world.clock.now()
    door.ask("snooze")
    assert door.world.coach.status().due == start + timedelta(minutes=55)
    door.ask("snooze", minutes=30)
    assert door.world.coach.status().due == start + timedelta(minutes=85)
    door.world.clock.advance(minutes=20)
    door.ask("skip")
    assert door.world.coach.status().due == start + timedelta(minutes=65)


@pytest.mark.parametrize("minutes", [0, -5, 241, "10", 2.5, True])
def test_a_senseless_snooze_is_refused(minutes: object) -> None:
    answer = Door().ask("snooze", minutes=minutes)
    assert answer == {"ok": False, "text": "Snooze for 1 to 240 minutes."}


def test_pause_and_resume() -> None:
    door = Door()
    assert door.ask("resume")["text"] == "Reminders were not paused."
    assert door.ask("pause", until=None)["text"] == "Paused until you resume."
    assert door.glance is Glance.PAUSED
    assert door.ask("resume")["ok"]
    assert door.glance is Glance.WORKING
    until = (door.world.clock.now() + timedelta(hours=1)).isoformat()
    assert door.ask("pause", until=until)["ok"]
    assert door.world.coach.status().paused_until == door.world.clock.now() + timedelta(hours=1)


@pytest.mark.parametrize(
    "until",
    [
        "2026-11-02T08:00:00+00:00",
        "2026-11-02T10:00:00",
        "noon",
        12,
        "0001-01-01T00:00:00+12:00",
        "9999-12-31T23:59:59-12:00",
        "9999-12-31T23:59:59+00:00",
    ],
)
def test_a_senseless_pause_is_refused(until: object) -> None:
    door = Door()
    assert not door.ask("pause", until=until)["ok"]
    assert door.glance is Glance.WORKING


def test_a_reminder_that_waits_can_be_taken_from_the_command_line() -> None:
    door = Door()
    door.world.ring(minutes=45)
    assert door.glance is Glance.DUE
    assert door.ask("break")["ok"]
    assert door.world.screen.shown == ["reminder 1", "withdrawn", "routine"]


@pytest.mark.parametrize(
    "request_", [{}, {"command": "dance"}, {"command": 3}, {"command": ["show"]}]
)
def test_unknown_commands_are_refused(request_: dict[str, object]) -> None:
    door = Door()
    assert not door.requests.answer(request_)["ok"]
    assert door.world.coach.status().glance is Glance.WORKING


def test_the_time_to_change_is_in_the_table() -> None:
    door = Door()
    door.world.coach.change_settings(Settings(desk=Desk(sit_stand=True)))
    table = door.ask("status")["status"]
    assert isinstance(table, dict)
    assert (table["standing"], table["change_at"]) == (False, "2026-11-02T09:40:00+00:00")


def test_snooze_until_a_pause_or_the_end_of_a_call() -> None:
    door = Door()
    assert door.ask("snooze", until="pause")["ok"]
    assert door.world.waits[0] == timing.LULL
    refused = door.ask("snooze", until="call")
    assert refused == {"ok": False, "text": "No call is on that Backcare knows of."}
    door.world.coach.tell(events.BecameBusy(Occupation.CALL))
    assert "afterwards, as you wished" in str(door.ask("snooze", until="call")["text"])


@pytest.mark.parametrize("until", ["lunch", 3, True])
def test_a_senseless_cue_is_refused(until: object) -> None:
    assert not Door().ask("snooze", until=until)["ok"]


def test_whoever_wanted_to_be_asked_is_asked() -> None:
    door = Door()
    door.world.coach.change_settings(Settings(rhythm=Rhythm(most_snoozes=1)))
    assert door.ask("snooze")["ok"]
    for command in ("snooze", "skip"):
        refused = door.ask(command)
        assert not refused["ok"]
        assert str(refused["text"]).count(".") + str(refused["text"]).count(":") >= 1
    assert door.ask("skip", because="  A deadline ")["ok"]
    skipped = door.world.history.records[-1]
    assert isinstance(skipped, BreakEnded)
    assert (skipped.outcome, skipped.reason) == (Outcome.SKIPPED, "A deadline")
    assert door.world.coach.status().may_snooze


@pytest.mark.parametrize("reason", [3, ["a"], "x" * 201, "two\nlines"])
def test_a_senseless_reason_is_refused(reason: object) -> None:
    door = Door()
    assert not door.ask("skip", because=reason)["ok"]
    assert door.world.history.records == []
