"""The settings window: what a change does, over the real settings file."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcare_tray.core.hours import Hours, Span
from backcare_tray.core.settings import Places, Rhythm, Sets, Settings, Sound, Start
from backcare_tray.ui.settings.dialog import SettingsDialog
from tests.ui.settings_world import Autostart, World, opened


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path / "settings.toml", qtbot)


Act = Callable[[SettingsDialog], object]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda w: w.rhythm.interval.box.setValue(50), Settings(Rhythm(interval_minutes=50))),
        (lambda w: w.rhythm.interval.slider.setValue(90), Settings(Rhythm(interval_minutes=90))),
        (lambda w: w.rhythm.quick.box.setValue(3), Settings(Rhythm(quick_snooze_minutes=3))),
        (
            lambda w: w.rhythm.snoozes.chips[0].click(),
            Settings(Rhythm(snooze_minutes=(10, 15, 30, 60))),
        ),
        (
            lambda w: (w.rhythm.snoozes.box.setValue(7), w.rhythm.snoozes.add.click()),
            Settings(Rhythm(snooze_minutes=(5, 7, 10, 15, 30, 60))),
        ),
        (lambda w: w.sets.length.slider.setValue(3), Settings(sets=Sets(90))),
        (lambda w: w.sets.places.ticks["chair"].click(), Settings(places=Places(chair=False))),
        (
            lambda w: w.sets.places.ticks["standing"].click(),
            Settings(places=Places(standing=False)),
        ),
        (lambda w: w.sets.places.ticks["wall"].click(), Settings(places=Places(wall=False))),
        (lambda w: w.sets.places.ticks["floor"].click(), Settings(places=Places(floor=True))),
        (lambda w: w.sound.volume.box.setValue(45), Settings(sound=Sound(volume=45))),
        (lambda w: w.sound.ticks["chimes"].click(), Settings(sound=Sound(chimes=False))),
        (lambda w: w.sound.ticks["voice"].click(), Settings(sound=Sound(voice=True))),
        (
            lambda w: (
                w.sound.ticks["voice"].click(),
                w.sound.ticks["instructions"].click(),
                w.sound.ticks["count"].click(),
            ),
            Settings(sound=Sound(voice=True, instructions=False, count=False)),
        ),
        (
            lambda w: w.hours.editor.days[5].kind.activated.emit(1),
            Settings(hours=Hours(saturday=())),
        ),
        (lambda w: w.program.at_login.click(), Settings(start=Start(at_login=True))),
    ],
)
def test_a_control_changes_its_key_and_no_other(world: World, act: Act, expected: Settings) -> None:
    act(world.window)
    assert world.store.current == expected
    assert world.written == expected
    shown = shown_by(world.window)
    world.window.refresh()
    assert shown_by(world.window) == shown
    assert world.store.current == expected


def shown_by(window: SettingsDialog) -> list[object]:
    """What all the controls show."""
    snoozes, sets = window.rhythm.snoozes, window.sets
    return [
        window.rhythm.interval.box.value(),
        window.rhythm.interval.slider.value(),
        window.rhythm.quick.box.value(),
        [chip.text() for chip in snoozes.chips],
        sets.length.words.text(),
        [tick.isChecked() for tick in sets.places.ticks.values()],
        window.sound.volume.box.value(),
        [tick.isChecked() for tick in window.sound.ticks.values()],
        [day.kind.currentIndex() for day in window.hours.editor.days],
        window.program.at_login.isChecked(),
    ]


def test_opening_it_changes_nothing(world: World) -> None:
    assert not world.path.exists()
    assert world.store.current == Settings()


def test_a_change_of_the_file_by_hand_shows_up(world: World) -> None:
    world.path.write_text(
        "version = 1\n[rhythm]\ninterval_minutes = 25\nsnooze_minutes = [3]\n"
        "[sets]\nlength_seconds = 100\n[places]\nwall = false\n[sound]\nchimes = false\n"
        "[hours]\nsunday = []\n"
    )
    assert world.store.reload() == ()
    assert shown_by(world.window) == [
        25,
        25,
        10,
        ["3 min  \N{MULTIPLICATION SIGN}"],
        "1 min 40 s",
        [True, True, False, False],
        70,
        [False, False, True, True],
        [0, 0, 0, 0, 0, 0, 1],
        False,
    ]
    assert world.store.current.sets.length_seconds == 100


def test_start_at_login_shows_what_the_desktop_says(tmp_path: Path, qtbot: QtBot) -> None:
    world = World(tmp_path / "settings.toml", Autostart(on=True))
    qtbot.addWidget(world.window)
    assert world.window.program.at_login.isChecked()
    world.window.program.at_login.click()
    assert not world.autostart.on


def test_a_refusal_to_start_at_login_is_said_and_the_box_goes_back(world: World) -> None:
    world.autostart.refuses = "The folder cannot be written."
    world.window.list.setCurrentRow(world.window.pages.index(world.window.program))
    program = world.window.program
    program.at_login.click()
    assert not program.at_login.isChecked()
    assert program.fault.text() == "The folder cannot be written."
    assert program.fault.isVisible()
    assert world.store.current == Settings()
    world.autostart.refuses = ""
    program.at_login.click()
    assert program.fault.isHidden()
    assert world.autostart.on


def test_chime_and_voice_can_be_tried_even_when_they_are_off(world: World) -> None:
    world.store.change(Settings(sound=Sound(volume=30, chimes=False)))
    page = world.window.sound
    page.try_chime.click()
    page.try_voice.click()
    assert world.chimes == [("start", 30)]
    assert world.voice.said == ["Sit tall, and let your shoulders sink."]
    assert world.voice.volumes == [30]
    world.store.change(Settings(sound=Sound(volume=0)))
    assert not page.try_chime.isEnabled()
    assert not page.try_voice.isEnabled()
    world.window.close()
    assert world.voice.said[-1] == ""


def test_what_became_of_the_voice_is_said_in_words(world: World) -> None:
    page = world.window.sound
    assert page.voice_health.text() == "Spoken by nobody."
    assert page.chime_health.text() == "Played by paplay."
    page.try_voice.click()
    assert page._verdict.isActive()
    world.voice.words = "No voice is installed."
    page._verdict.timeout.emit()
    assert page.voice_health.text() == "No voice is installed."


def test_closing_it_silences_no_voice_that_was_not_tried(world: World) -> None:
    world.window.close()
    assert world.voice.said == []


def test_what_the_voice_says_can_be_chosen_only_when_it_speaks(world: World) -> None:
    ticks = world.window.sound.ticks
    assert not ticks["count"].isEnabled()
    ticks["voice"].click()
    assert ticks["count"].isEnabled()


def test_a_move_that_hurt_can_be_taken_back(world: World) -> None:
    world.hurt |= {"chin-tuck": "Chin tuck", "wall-angel": "Wall angels"}
    world.window.refresh()
    buttons = world.window.sets.hurt.buttons
    assert [b.accessibleName() for b in buttons] == ["Use Chin tuck again", "Use Wall angels again"]
    buttons[0].click()
    assert world.hurt == {"wall-angel": "Wall angels"}
    assert len(world.window.sets.hurt.buttons) == 1


def test_a_change_that_cannot_be_written_is_said(world: World) -> None:
    world.path.mkdir()
    world.window.sound.ticks["chimes"].click()
    assert str(world.path) in world.window.message.text()
    assert world.window.message.isVisible()
    assert world.store.current == Settings(sound=Sound(chimes=False))
    world.path.rmdir()
    world.window.sound.ticks["chimes"].click()
    assert world.window.message.isHidden()


def test_defaults_are_restored_and_that_can_be_undone(world: World) -> None:
    mine = Settings(
        Rhythm(interval_minutes=25), hours=Hours(monday=(Span(540, 600),)), start=Start(True)
    )
    world.store.change(mine)
    world.window.program.restore.click()
    assert world.store.current == replace(Settings(), start=Start(True))
    assert world.window.undo.isVisible()
    world.window.undo.click()
    assert world.store.current == mine
    assert world.window.undo.isHidden()
    assert world.written == mine


def test_undo_is_not_offered_after_another_change(world: World) -> None:
    world.window.program.restore.click()
    world.window.sound.ticks["chimes"].click()
    assert world.window.undo.isHidden()
