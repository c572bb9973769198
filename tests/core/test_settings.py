"""Lengths of time are whole minutes or seconds in the file, and lengths in the program."""

from datetime import timedelta

from backcare_tray.core.settings import Rhythm


def test_lengths_of_time() -> None:
    rhythm = Rhythm(interval_minutes=20, idle_after_seconds=90, let_go_minutes=7)
    assert rhythm.interval == timedelta(minutes=20)
    assert rhythm.idle_after == timedelta(seconds=90)
    assert rhythm.let_go == timedelta(minutes=7)
