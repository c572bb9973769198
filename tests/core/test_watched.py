"""How what is watched is put in words."""

from datetime import timedelta

import pytest

from backcare_tray.core.watched import (
    Health,
    Watched,
    Works,
    all_well,
    missing,
    off,
    partly,
    report,
    well,
)
from tests.fakes import FakeClock

NOW = FakeClock().now()
THERE = Watched("Camera", "video-devices", well("It is watched."))
GONE = Watched("Calls", "sound-server", missing("No server.", "Install one."))


@pytest.mark.parametrize("works", Works)
def test_every_state_has_words_of_its_own(works: Works) -> None:
    others = {each.words() for each in Works if each is not works}
    assert works.words() not in others | {""}


@pytest.mark.parametrize(
    ("health", "works"),
    [
        (well("A."), Works.FULLY),
        (partly("A."), Works.PARTLY),
        (missing("A."), Works.NOT),
        (off("A."), Works.OFF),
    ],
)
def test_what_is_said_comes_with_a_state(health: Health, works: Works) -> None:
    assert health == Health(works, "A.")


def test_the_report_names_what_helps_where_something_is_missing() -> None:
    assert report([THERE, GONE], NOW).splitlines() == [
        "Camera: works (video-devices)",
        "    It is watched.",
        "Calls: not here (sound-server)",
        "    No server.",
        "    What helps: Install one.",
    ]


def test_where_nothing_helps_nothing_is_said_of_help() -> None:
    assert missing("No camera can be watched.").remedy_words() == ""
    assert missing("No camera can be watched.", "Plug it in.").remedy_words().endswith("in.")


def test_the_report_says_what_goes_on_and_when_it_began() -> None:
    last = NOW - timedelta(minutes=5)
    used = Watched("Camera", "video-devices", well("Watched."), "It is in use.", last)
    assert f"    Watched. It is in use. {used.last_words(NOW)}" in report([used], NOW)
    assert f"{last.astimezone():%H:%M}" in used.last_words(NOW)


def test_without_an_event_nothing_is_said_of_one() -> None:
    assert THERE.last_words(NOW) == ""


def test_only_what_is_missing_and_could_be_had_is_not_well() -> None:
    assert all_well([])
    assert all_well([THERE, Watched("A", "a", partly("B.")), Watched("A", "a", off("B."))])
    assert all_well([Watched("A", "a", missing("No system does that."))])
    assert not all_well([THERE, GONE])
