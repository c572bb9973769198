"""The editor of working hours: whatever one does to it, valid hours come out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QPushButton, QTimeEdit
from pytestqt.qtbot import QtBot

from backcare_tray.core.hours import ALL_DAY, WEEKDAYS, Hours, Span
from backcare_tray.ui.settings.hours_editor import ALWAYS, BETWEEN, OFF, DayEdit, HoursEditor

MORNING, AFTERNOON, NIGHT = Span(540, 750), Span(810, 1080), Span(1320, 360)


class Editor:
    """An editor that shows `hours`, and all that was picked in it."""

    def __init__(self, qtbot: QtBot, hours: Hours) -> None:
        self.widget = HoursEditor()
        qtbot.addWidget(self.widget)
        self.widget.show_value(hours)
        self.picked: list[Hours] = []
        self.widget.picked.connect(self.picked.append)
        self.widget.show()

    def day(self, number: int) -> DayEdit:
        return self.widget.days[number]

    def choose(self, number: int, kind: int) -> None:
        combo = self.day(number).kind
        combo.setCurrentIndex(kind)
        combo.activated.emit(kind)


def valid(hours: Hours) -> bool:
    """Whether a settings file could hold these hours."""
    return all(Span.parse(str(span)) == span for day in WEEKDAYS for span in getattr(hours, day))


def test_showing_hours_tells_nothing(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(monday=(MORNING, AFTERNOON), tuesday=(NIGHT,), sunday=()))
    assert editor.picked == []
    assert [editor.day(n).kind.currentIndex() for n in (0, 1, 2, 6)] == [
        BETWEEN,
        BETWEEN,
        ALWAYS,
        OFF,
    ]
    assert [edit.start.time() for edit in editor.day(0).edits] == [QTime(9, 0), QTime(13, 30)]


def test_a_day_can_be_off_all_day_or_between(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours())
    editor.choose(5, OFF)
    editor.choose(5, BETWEEN)
    editor.choose(5, ALWAYS)
    assert [hours.saturday for hours in editor.picked] == [(), (Span(540, 1020),), ALL_DAY]
    assert all(replace(hours, saturday=ALL_DAY) == Hours() for hours in editor.picked)


def test_choosing_between_again_keeps_the_hours(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(monday=(MORNING,)))
    editor.choose(0, BETWEEN)
    assert editor.picked[-1].monday == (MORNING,)


def test_hours_can_be_added_changed_and_removed(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(monday=(MORNING,)))
    day = editor.day(0)
    day.more.click()
    assert editor.picked[-1].monday == (MORNING, Span(810, 1050))
    day.edits[1].end.setTime(QTime(18, 0))
    assert editor.picked[-1].monday == (MORNING, AFTERNOON)


def test_the_last_hours_that_are_removed_make_a_day_off(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(monday=(MORNING, AFTERNOON)))
    day = editor.day(0)
    day.edits[0].remove.click()
    assert day.edits[0].start.time() == QTime(13, 30)
    day.edits[0].remove.click()
    assert [hours.monday for hours in editor.picked] == [(AFTERNOON,), ()]
    assert day.kind.currentIndex() == OFF
    assert day.more.isHidden()


def test_over_midnight_is_said(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(monday=(MORNING,)))
    edit = editor.day(0).edits[0]
    assert edit.next_day.isHidden()
    edit.start.setTime(QTime(22, 0))
    assert editor.picked[-1].monday == (Span(1320, 750),)
    assert not edit.next_day.isHidden()


def test_midnight_as_an_end_is_the_end_of_the_day(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(monday=(AFTERNOON,)))
    editor.day(0).edits[0].end.setTime(QTime(0, 0))
    assert editor.picked[-1].monday == (Span(810, 1440),)
    assert editor.day(0).edits[0].next_day.isHidden()


def test_hours_of_no_length_become_half_an_hour(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(monday=(MORNING,)))
    editor.day(0).edits[0].end.setTime(QTime(9, 0))
    assert editor.picked[-1].monday == (Span(540, 570),)
    assert editor.day(0).edits[0].end.time() == QTime(9, 30)


@pytest.mark.parametrize("start", [0, 1, 23 * 60 + 30, 1439])
@pytest.mark.parametrize("end", [0, 1, 23 * 60 + 30, 1439])
def test_no_pair_of_times_is_invalid(qtbot: QtBot, start: int, end: int) -> None:
    editor = Editor(qtbot, Hours(monday=(MORNING,)))
    editor.day(0).edits[0].start.setTime(QTime(start // 60, start % 60))
    editor.day(0).edits[0].end.setTime(QTime(end // 60, end % 60))
    if editor.day(0).edits:
        editor.day(0).more.click()
    assert editor.picked
    assert all(valid(hours) for hours in editor.picked)


def test_monday_is_copied_to_the_weekdays_only(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(monday=(MORNING, AFTERNOON), saturday=(NIGHT,), sunday=()))
    editor.widget.copy.click()
    both = (MORNING, AFTERNOON)
    assert editor.picked == [Hours(both, both, both, both, both, (NIGHT,), ())]
    assert len(editor.day(4).edits) == 2


def test_hours_that_change_elsewhere_show_up(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(monday=(MORNING, AFTERNOON)))
    editor.widget.show_value(Hours(monday=(NIGHT,)))
    assert [edit.start.time() for edit in editor.day(0).edits] == [QTime(22, 0)]
    editor.widget.show_value(Hours(monday=()))
    assert editor.day(0).edits == []
    assert editor.picked == []


def test_an_edit_keeps_its_field_while_one_types(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(monday=(MORNING, AFTERNOON)))
    field = editor.day(0).edits[0].start
    field.setTime(QTime(8, 0))
    assert editor.day(0).edits[0].start is field


def test_every_control_says_which_day_it_belongs_to(qtbot: QtBot) -> None:
    editor = Editor(qtbot, Hours(tuesday=(MORNING,)))
    day = editor.day(1)
    for control in (*day.findChildren(QTimeEdit), *day.findChildren(QPushButton), day.kind):
        assert control.accessibleName().startswith("Tuesday")
