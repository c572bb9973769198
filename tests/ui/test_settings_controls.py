"""The settings window: its controls keep within limits, and its texts within their room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.hours import ALL_DAY, Hours, Span
from backcare_tray.core.settings import Places, Quiet, Rhythm, Sets, Settings
from backcare_tray.core.settings_table import MOST_NUMBERS, differences
from backcare_tray.ui import theme
from backcare_tray.ui.settings.editing import limits
from tests.ui.conftest import clipped
from tests.ui.settings_world import World, opened

EIGHT = tuple(range(1, MOST_NUMBERS + 1))


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path / "settings.toml", qtbot)


def test_the_limits_are_those_of_the_settings(world: World) -> None:
    rhythm = world.window.rhythm
    for picker, key in (
        (rhythm.interval, "interval_minutes"),
        (rhythm.quick, "quick_snooze_minutes"),
    ):
        allowed = limits(Rhythm, key)
        assert (picker.box.minimum(), picker.box.maximum()) == (allowed.low, allowed.high)
        assert (picker.slider.minimum(), picker.slider.maximum()) == (allowed.low, allowed.high)
    length = world.window.sets.length.slider
    assert (length.minimum(), length.maximum()) == (2, 10)
    box = rhythm.snoozes.box
    assert (box.minimum(), box.maximum()) == (1, 240)


def test_a_slider_shows_the_value_while_it_is_dragged_and_changes_it_once(world: World) -> None:
    picker, picked = world.window.rhythm.interval, list[int]()
    picker.picked.connect(picked.append)
    picker.slider.setSliderDown(True)
    for value in (50, 60, 70):
        picker.slider.setSliderPosition(value)
        assert picker.box.value() == value
    assert picked == []
    picker.slider.setSliderDown(False)
    assert picked == [70]
    assert world.written == Settings(Rhythm(interval_minutes=70))


@pytest.mark.parametrize(
    ("seconds", "words"), [(60, "1 min"), (150, "2 min 30 s"), (300, "5 min"), (100, "1 min 40 s")]
)
def test_the_length_of_a_set_is_shown_in_minutes_and_seconds(
    world: World, seconds: int, words: str
) -> None:
    world.store.change(Settings(sets=Sets(seconds)))
    assert world.window.sets.length.words.text() == words


def test_one_place_stays_ticked(world: World) -> None:
    ticks = world.window.sets.places.ticks
    for key in ("chair", "standing", "wall"):
        ticks[key].click()
    assert world.store.current.places == Places(chair=False, standing=False, wall=True)
    assert not ticks["wall"].isEnabled()
    ticks["floor"].click()
    assert ticks["wall"].isEnabled()


def test_one_snooze_length_stays_and_there_are_eight_at_most(world: World) -> None:
    snoozes = world.window.rhythm.snoozes
    world.store.change(Settings(Rhythm(snooze_minutes=(5,))))
    assert not snoozes.chips[0].isEnabled()
    snoozes.box.setValue(5)
    assert not snoozes.add.isEnabled()
    snoozes.box.setValue(6)
    assert snoozes.add.isEnabled()
    world.store.change(Settings(Rhythm(snooze_minutes=EIGHT)))
    snoozes.box.setValue(99)
    assert not snoozes.add.isEnabled()


@pytest.mark.parametrize("key", ["calls", "camera", "full_screen", "do_not_disturb"])
def test_what_keeps_reminders_back_is_switched_one_by_one(world: World, key: str) -> None:
    world.window.quiet.ticks[key].click()
    assert differences(world.store.current) == {"quiet": {key: False}}
    world.store.change(Settings())
    assert world.window.quiet.ticks[key].isChecked()


def test_programs_are_named_with_commas(world: World) -> None:
    field = world.window.quiet.programs
    field.setText(" impress,mpv,, mpv ,")
    field.editingFinished.emit()
    assert world.store.current == Settings(quiet=Quiet(programs=("impress", "mpv")))
    assert field.text() == "impress, mpv"
    field.setText("")
    field.editingFinished.emit()
    assert world.store.current == Settings()


def test_what_an_absence_means_is_said_in_words(world: World) -> None:
    world.store.change(Settings(Rhythm(natural_break_minutes=8, idle_after_seconds=90)))
    text = world.window.rhythm.absence.text()
    assert "Away for 8 min or more counts as a break" in text
    assert "Without keyboard and mouse for 1 min 30 s" in text


def wheel(field: QWidget) -> None:
    """Turn the wheel over `field`, away from the hand."""
    place = QPointF(field.rect().center())
    event = QWheelEvent(
        place, field.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)


def test_scrolling_past_a_field_changes_nothing(world: World) -> None:
    world.window.list.setFocus()
    rhythm, sets, hours = world.window.rhythm, world.window.sets, world.window.hours
    for passed in (
        rhythm.interval.box,
        rhythm.interval.slider,
        rhythm.quick.box,
        sets.length.slider,
        hours.editor.days[0].kind,
    ):
        wheel(passed)
    assert world.store.current == Settings()
    rhythm.interval.box.setFocus()
    wheel(rhythm.interval.box)
    assert world.store.current == Settings(Rhythm(interval_minutes=50))


def test_it_fits_a_small_screen(world: World) -> None:
    least = world.window.minimumSizeHint()
    assert least.width() <= 1024
    assert least.height() <= 560


@pytest.fixture(params=[1.0, 1.5])
def letters(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """The desktop's font, as it is and half as large again."""
    font = QGuiApplication.font()
    larger = QFont(font)
    larger.setPointSizeF(theme.font(request.param).pointSizeF())
    qapp.setFont(larger)
    yield
    qapp.setFont(font)


@pytest.mark.usefixtures("letters")
def test_no_text_is_cut_off(world: World) -> None:
    world.hurt["wall-angel"] = "Wall angels"
    night = (Span(540, 750), Span(1320, 360))
    world.store.change(Settings(Rhythm(snooze_minutes=EIGHT), hours=Hours(night, ALL_DAY, ())))
    world.window.resize(world.window.minimumSizeHint())
    for row, page in enumerate(world.window.pages):
        world.window.list.setCurrentRow(row)
        for _ in range(3):  # a window that grows lays itself out anew
            QApplication.processEvents()
        content = page.widget()
        assert content is not None
        assert content.width() == page.viewport().width()
        assert clipped(content) == []


def test_its_place_is_kept(world: World) -> None:
    world.window.close()
    assert len(world.kept) == 1
