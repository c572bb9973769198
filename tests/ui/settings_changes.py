"""One change for every option of the settings window, as a hand would make it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from backcare_tray.core.hours import Hours
from backcare_tray.core.settings import (
    Desk,
    Look,
    Nudge,
    Places,
    Props,
    Quiet,
    Rhythm,
    Sets,
    Settings,
    Sound,
    Start,
)
from backcare_tray.core.settings_table import Key
from backcare_tray.ui.settings.fold import Fold
from backcare_tray.ui.settings.holidays import HolidaysField
from backcare_tray.ui.settings.hours_editor import OFF, HoursEditor
from backcare_tray.ui.settings.number import LengthPicker, NumberPicker
from backcare_tray.ui.settings.set_choice import SetPicker
from backcare_tray.ui.settings.simple_fields import ChoicePicker, ProgramsField, Switch
from backcare_tray.ui.settings.snooze_lengths import SnoozeLengths
from backcare_tray.ui.settings.ticks import TickRow

Change = tuple[Key, Callable[[QWidget], object], Settings]


def number(to: int) -> Callable[[QWidget], object]:
    def act(control: QWidget) -> None:
        assert isinstance(control, NumberPicker)
        control.box.setValue(to)

    return act


def length(to: int) -> Callable[[QWidget], object]:
    def act(control: QWidget) -> None:
        assert isinstance(control, LengthPicker)
        control.slider.setValue(to // 30)

    return act


def click(control: QWidget) -> None:
    assert isinstance(control, Switch)
    control.box.click()


def tick(name: str) -> Callable[[QWidget], object]:
    def act(control: QWidget) -> None:
        assert isinstance(control, TickRow)
        control.ticks[name].click()

    return act


def choose(row: int) -> Callable[[QWidget], object]:
    def act(control: QWidget) -> None:
        assert isinstance(control, ChoicePicker | SetPicker)
        control.box.setCurrentIndex(row)
        control.box.activated.emit(row)

    return act


def write(text: str) -> Callable[[QWidget], object]:
    def act(control: QWidget) -> None:
        assert isinstance(control, ProgramsField)
        control.line.setText(text)
        control.line.editingFinished.emit()

    return act


def take_out_the_first(control: QWidget) -> None:
    assert isinstance(control, SnoozeLengths)
    control.chips.shown[0].click()


def saturday_off(control: QWidget) -> None:
    assert isinstance(control, Fold)
    assert isinstance(control.inner, HoursEditor)
    control.inner.days[5].kind.activated.emit(OFF)


def christmas(control: QWidget) -> None:
    assert isinstance(control, Fold)
    assert isinstance(control.inner, HolidaysField)
    control.inner.calendar.clicked.emit(QDate(2026, 12, 24))


def rhythm(**values: int) -> Settings:
    return Settings(replace(Rhythm(), **values))  # type: ignore[arg-type] # all of them are numbers


CHANGES: list[Change] = [
    (("rhythm", "interval_minutes"), number(50), rhythm(interval_minutes=50)),
    (("rhythm", "reminder_minutes"), number(5), rhythm(reminder_minutes=5)),
    (("rhythm", "quick_snooze_minutes"), number(3), rhythm(quick_snooze_minutes=3)),
    (
        ("rhythm", "snooze_minutes"),
        take_out_the_first,
        Settings(Rhythm(snooze_minutes=(10, 15, 30, 60))),
    ),
    (("rhythm", "most_snoozes"), choose(2), rhythm(most_snoozes=2)),
    (("rhythm", "idle_after_seconds"), length(90), rhythm(idle_after_seconds=90)),
    (("rhythm", "natural_break_minutes"), number(9), rhythm(natural_break_minutes=9)),
    (("rhythm", "typing_pause_seconds"), number(9), rhythm(typing_pause_seconds=9)),
    (("rhythm", "typing_ceiling_minutes"), number(0), rhythm(typing_ceiling_minutes=0)),
    (("rhythm", "grace_minutes"), number(0), rhythm(grace_minutes=0)),
    (("rhythm", "let_go_minutes"), number(0), rhythm(let_go_minutes=0)),
    (("sets", "length_seconds"), length(90), Settings(sets=Sets(90))),
    (("sets", "choice"), choose(1), Settings(sets=Sets(choice="desk-reset"))),
    (("sets", "discreet"), click, Settings(sets=Sets(discreet=True))),
    (("hours", "saturday"), saturday_off, Settings(hours=Hours(saturday=()))),
    (("hours", "holidays"), christmas, Settings(hours=Hours(holidays=(date(2026, 12, 24),)))),
    (("quiet", "calls"), click, Settings(quiet=Quiet(calls=False))),
    (("quiet", "camera"), click, Settings(quiet=Quiet(camera=False))),
    (("quiet", "full_screen"), click, Settings(quiet=Quiet(full_screen=False))),
    (("quiet", "do_not_disturb"), click, Settings(quiet=Quiet(do_not_disturb=False))),
    (("quiet", "programs"), write("mpv"), Settings(quiet=Quiet(programs=("mpv",)))),
    (("places", "chair"), tick("chair"), Settings(places=Places(chair=False))),
    (("places", "standing"), tick("standing"), Settings(places=Places(standing=False))),
    (("places", "wall"), tick("wall"), Settings(places=Places(wall=False))),
    (("places", "floor"), tick("floor"), Settings(places=Places(floor=True))),
    (("props", "ball"), tick("ball"), Settings(props=Props(ball=True))),
    (("props", "band"), tick("band"), Settings(props=Props(band=True))),
    (("nudge", "enabled"), click, Settings(nudge=Nudge(enabled=True))),
    (("nudge", "every_minutes"), number(30), Settings(nudge=Nudge(every_minutes=30))),
    (("desk", "sit_stand"), click, Settings(desk=Desk(sit_stand=True))),
    (("desk", "sitting_minutes"), number(30), Settings(desk=Desk(sitting_minutes=30))),
    (("desk", "standing_minutes"), number(30), Settings(desk=Desk(standing_minutes=30))),
    (("sound", "volume"), number(45), Settings(sound=Sound(volume=45))),
    (("sound", "chimes"), click, Settings(sound=Sound(chimes=False))),
    (("sound", "voice"), click, Settings(sound=Sound(voice=True))),
    (("look", "colours"), choose(2), Settings(look=Look(colours="dark"))),
    (("look", "high_contrast"), click, Settings(look=Look(high_contrast=True))),
    (("look", "text_percent"), number(150), Settings(look=Look(text_percent=150))),
    (("look", "reduced_motion"), click, Settings(look=Look(reduced_motion=True))),
    (("look", "language"), choose(2), Settings(look=Look(language="de"))),
    (("look", "over_full_screen"), click, Settings(look=Look(over_full_screen=True))),
    (("start", "at_login"), click, Settings(start=Start(at_login=True))),
]
