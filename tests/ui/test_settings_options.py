"""Every option can be reached, explained, changed by itself, and given its first value back."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.hours import ALL_DAY, Hours, Span
from backcare_tray.core.settings import (
    Desk,
    Nudge,
    Settings,
    Sound,
)
from backcare_tray.core.settings_table import Key
from backcare_tray.ui.settings.catalogue import catalogue
from backcare_tray.ui.settings.dialog import PageName
from backcare_tray.ui.settings.editing import choices, limits, value
from backcare_tray.ui.settings.number import LengthPicker, NumberPicker
from backcare_tray.ui.settings.simple_fields import Switch
from backcare_tray.ui.settings.snooze_lengths import SnoozeLengths
from backcare_tray.ui.tick_box import TickBox
from tests.ui.settings_changes import CHANGES, rhythm
from tests.ui.settings_world import World, opened


def keys() -> list[Key]:
    """Every option of the tree."""
    tree = Settings()
    return [
        (section.name, item.name)
        for section in fields(tree)
        if is_dataclass(part := getattr(tree, section.name))
        for item in fields(part)
    ]


ELSEWHERE = {("sets", "favourites"), ("sets", "switched_off"), ("start", "welcomed")}
"""The library edits the first two; the welcome writes down the last one by itself."""


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path / "settings.toml", qtbot)


def test_every_option_has_words_and_no_words_are_without_an_option() -> None:
    words = catalogue()
    assert set(words) == set(keys())
    assert len(words) > 50
    for key, each in words.items():
        assert each.name, key
        assert each.line, key
        assert each.say(value(Settings(), key)), key


def test_every_option_can_be_changed_in_the_window(world: World) -> None:
    assert set(world.window.options) == set(keys()) - ELSEWHERE


def test_the_limits_are_those_of_the_settings(world: World) -> None:
    checked = 0
    for key, option in world.window.options.items():
        control = option.control
        if isinstance(control, NumberPicker):
            allowed = limits(key)
            assert (control.box.minimum(), control.box.maximum()) == (allowed.low, allowed.high)
            slider = control.slider
            assert (slider.minimum(), slider.maximum()) == (allowed.low, allowed.high)
            checked += 1
        elif isinstance(control, LengthPicker):
            slider, allowed = control.slider, limits(key)
            assert slider.minimum() * 30 == allowed.low
            assert slider.maximum() * 30 == allowed.high
            checked += 1
    assert checked == 15
    box = world.control(("rhythm", "snooze_minutes"), SnoozeLengths).box
    assert (box.minimum(), box.maximum()) == (1, 240)


def test_a_change_is_tried_for_every_option() -> None:
    same_control = {("hours", day.name) for day in fields(Hours)}
    needs_the_voice = {("sound", "instructions"), ("sound", "count")}
    tried = {key for key, _, _ in CHANGES} | same_control | needs_the_voice
    assert tried == set(keys()) - ELSEWHERE


@pytest.mark.parametrize(
    ("key", "act", "expected"), CHANGES, ids=[".".join(key) for key, _, _ in CHANGES]
)
def test_a_control_changes_its_key_and_no_other_and_there_is_a_way_back(
    world: World, key: Key, act: Callable[[QWidget], object], expected: Settings
) -> None:
    option = world.window.options[key]
    assert option.restore.isHidden()
    act(option.control)
    assert world.store.current == expected
    assert world.written == expected
    world.window.refresh()
    assert world.store.current == expected
    assert not option.restore.isHidden()
    option.restore.click()
    assert world.store.current == world.written == Settings()
    assert option.restore.isHidden()


def test_what_the_voice_says_can_be_chosen_only_when_it_speaks(world: World) -> None:
    count = world.control(("sound", "count"), Switch)
    assert not count.isEnabled()
    world.control(("sound", "voice"), Switch).box.click()
    count.box.click()
    world.control(("sound", "instructions"), Switch).box.click()
    assert world.written.sound == Sound(voice=True, instructions=False, count=False)


def test_the_way_back_says_where_it_leads(world: World) -> None:
    world.store.change(rhythm(interval_minutes=25, idle_after_seconds=60))
    restore = world.window.options["rhythm", "interval_minutes"].restore
    assert restore.accessibleName() == "Restore Time between breaks: 45 min"
    assert restore.toolTip() == "Restore: 45 min"
    restore.click()
    assert world.store.current == rhythm(idle_after_seconds=60)
    assert world.window.foot.message.text() == "Time between breaks: 45 min again."
    world.window.foot.undo.click()
    assert world.store.current == rhythm(interval_minutes=25, idle_after_seconds=60)


def test_the_weekdays_go_back_together_and_leave_the_holidays_alone(world: World) -> None:
    holidays = (date(2026, 12, 24),)
    night = (Span(1320, 360),)
    world.store.change(Settings(hours=Hours(night, (), ALL_DAY, holidays=holidays)))
    world.window.options["hours", "monday"].restore.click()
    assert world.written == Settings(hours=Hours(holidays=holidays))


def test_numbers_that_mean_nothing_now_cannot_be_changed(world: World) -> None:
    options = world.window.options
    waiting = [
        ("nudge", "every_minutes"),
        ("desk", "sitting_minutes"),
        ("desk", "standing_minutes"),
    ]
    assert not any(options[key].control.isEnabled() for key in waiting)
    world.store.change(Settings(nudge=Nudge(enabled=True), desk=Desk(sit_stand=True)))
    assert all(options[key].control.isEnabled() for key in waiting)


def test_every_choice_can_be_said() -> None:
    words = catalogue()
    for key in (("look", "colours"), ("look", "language")):
        said = [words[key].say(choice) for choice in choices(key)]
        assert len(set(said)) == len(said)
        assert said[0] == "As the desktop"


def test_every_control_takes_the_keyboard_and_has_a_name_for_a_screen_reader(
    world: World,
) -> None:
    for option in world.window.options.values():
        focus = option.control
        while inner := focus.focusProxy():
            focus = inner
        named = focus.text() if isinstance(focus, TickBox) else focus.accessibleName()
        assert named, option.words.name
        assert focus.focusPolicy() & Qt.FocusPolicy.TabFocus, option.words.name
        assert option.words.line in (
            option.control.accessibleDescription(),
            focus.accessibleDescription(),
        )


def test_a_click_on_the_words_of_a_switch_turns_it(world: World) -> None:
    option = world.window.options["sound", "chimes"]
    world.window.show_page(PageName.SOUND)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(option.name, left)
    assert not world.written.sound.chimes
    QTest.mouseClick(option.line, left)
    assert world.written == Settings()
    QTest.mousePress(option.line, left)
    QTest.mouseRelease(option.line, left, pos=QPoint(0, -500))  # not meant after all
    assert world.written == Settings()
    count = world.window.options["sound", "count"]
    QTest.mouseClick(count.name, left)  # the voice is off
    assert world.written == Settings()
