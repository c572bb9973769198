"""The end page: what it says of a set, and the one tap."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcare_tray.core.events import StepFinished
from backcare_tray.core.history import Change, Today
from backcare_tray.ui.routine.end_page import EndPage
from backcare_tray.ui.tally import Result, Tally
from tests.ui.sample_set import OPENER, SET, TUCK, TWIST

WHOLE = (
    StepFinished(TUCK.id, 18.0),
    StepFinished(TWIST.id, 9.0),
    StepFinished(TWIST.id, 9.0),
    StepFinished(OPENER.id, 9.0),
)


def tally(*steps: StepFinished, hurt: str = "") -> Tally:
    result = Tally(SET)
    for step in steps:
        result.add(step)
    if hurt:
        result.hurt(hurt)
    return result


def words(page: EndPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def page_of(
    qtbot: QtBot,
    counted: Tally,
    today: Today | None = Today(2, 3),  # noqa: B008 - immutable
) -> EndPage:
    page = EndPage(counted.lines, today)
    qtbot.addWidget(page)
    return page


def test_each_move_is_counted_once_with_both_its_sides() -> None:
    counted = tally(*WHOLE[:2])
    assert [(line.move, line.result) for line in counted.lines] == [
        (TUCK, Result.DONE),
        (TWIST, Result.PARTLY),
        (OPENER, Result.LEFT_OUT),
    ]
    assert counted.anything


def test_nothing_done_is_nothing() -> None:
    assert not tally().anything
    assert {line.result for line in tally().lines} == {Result.LEFT_OUT}


def test_what_hurt_says_so_even_when_it_was_done() -> None:
    assert tally(*WHOLE, hurt=TWIST.id).lines[1].result is Result.HURT


@pytest.mark.parametrize(
    ("counted", "heading"),
    [
        (tally(*WHOLE), "Well done"),
        (tally(WHOLE[0]), "That was good for you"),
        (tally(StepFinished(TUCK.id, 9.0)), "That was good for you"),
        (tally(), "Another time, then"),
        (tally(WHOLE[0], hurt=TWIST.id), "Good that you stopped"),
    ],
)
def test_the_heading_is_kind_whatever_was_done(qtbot: QtBot, counted: Tally, heading: str) -> None:
    assert page_of(qtbot, counted).heading.text() == heading


def test_a_trial_counts_for_nothing_and_asks_nothing(qtbot: QtBot) -> None:
    page = page_of(qtbot, tally(*WHOLE), None)
    page.show()
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert shown[:2] == ["That was the trial", "It does not count as a break."]
    assert "sets today" not in shown
    assert not page.feel.isVisible()


def test_what_hurts_in_a_trial_is_answered_as_in_a_break(qtbot: QtBot) -> None:
    page = page_of(qtbot, tally(*WHOLE, hurt=TWIST.id), None)
    assert page.heading.text() == "Good that you stopped"


def test_every_move_is_listed_with_its_result(qtbot: QtBot) -> None:
    shown = words(page_of(qtbot, tally(*WHOLE[:2])))
    for text in ("Chin tuck", "done", "Seated twist", "done in part", "Chest opener", "left out"):
        assert text in shown
    assert shown.count("\N{CHECK MARK}") == 2


def test_todays_sets_and_the_streak_are_shown(qtbot: QtBot) -> None:
    shown = words(page_of(qtbot, tally(*WHOLE), Today(sets=1, streak=3)))
    assert {"1", "set today", "3", "working days in a row"} <= set(shown)


def test_no_nought_and_no_streak_of_one_is_shown(qtbot: QtBot) -> None:
    shown = words(page_of(qtbot, tally(), Today(sets=0, streak=1)))
    assert not {"0", "1", "sets today", "working day in a row"} & set(shown)


@pytest.mark.parametrize("score", [0, 1, 2, 3])
def test_one_tap_tells_how_it_feels_and_only_once(qtbot: QtBot, score: int) -> None:
    page, felt = page_of(qtbot, tally(*WHOLE)), list[int]()
    page.felt.connect(felt.append)
    for _ in range(2):
        page.feel.buttons[score].click()
    page.feel.buttons[0].click()
    assert felt == [score]
    assert page.thanks.text().startswith("Noted")


def test_pain_is_sent_to_a_professional(qtbot: QtBot) -> None:
    page = page_of(qtbot, tally(*WHOLE))
    page.feel.buttons[3].click()
    assert "health professional" in page.thanks.text()


@pytest.mark.parametrize("score", [0, 1, 2])
def test_who_is_only_stiff_is_not_sent_anywhere(qtbot: QtBot, score: int) -> None:
    page = page_of(qtbot, tally(*WHOLE))
    page.feel.buttons[score].click()
    assert page.thanks.text() == "Noted, thank you."


def test_the_button_asks_to_close(qtbot: QtBot) -> None:
    page = page_of(qtbot, tally(*WHOLE))
    with qtbot.waitSignal(page.close_asked):
        page.done.click()


def test_then_it_asks_how_that_is_beside_before(qtbot: QtBot) -> None:
    page, changes = page_of(qtbot, tally(*WHOLE)), list[Change]()
    page.compared.connect(changes.append)
    assert page.compare.isHidden()
    page.feel.buttons[1].click()
    assert not page.compare.isHidden()
    page.compare.buttons[0].click()
    page.compare.buttons[2].click()
    assert changes == [Change.BETTER]
