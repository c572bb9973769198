"""The page "Data": settings in and out, the history, the folders; over real files."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.hours import Hours, Span
from backcare_tray.core.settings import Look, Rhythm, Sets, Settings, Start
from backcare_tray.ui.settings.dialog import PageName
from backcare_tray.ui.settings.import_preview import difference_words
from tests.ui.conftest import button
from tests.ui.settings_world import World, opened

MINE = Settings(Rhythm(interval_minutes=25), start=Start(welcomed=True))


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    for world in opened(tmp_path / "settings.toml", qtbot):
        world.window.show_page(PageName.DATA)
        yield world


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other" / "mine.toml"
    path.parent.mkdir()
    path.write_text("[rhythm]\ninterval_minutes = 30\ngrace_minutes = 99\n")
    return path


def choose(world: World, path: Path) -> None:
    """Answer the question for a file as its own button does, and close it."""
    (question,) = world.data.findChildren(QFileDialog)
    assert question.isVisible()
    question.fileSelected.emit(str(path))
    question.close()


def is_seen(world: World, widget: QWidget) -> bool:
    """Whether the page is scrolled so that all of `widget` is in sight."""
    QApplication.processEvents()
    view = world.data.viewport()
    place = QRect(widget.mapTo(view, QPoint()), widget.size())
    return view.rect().contains(place)


def test_an_import_says_what_would_change_before_it_does(world: World, other: Path) -> None:
    world.store.change(MINE)
    data = world.data
    data.import_.click()
    choose(world, other)
    assert data.preview.isVisible()
    assert data.preview.changes.text() == "Time between breaks: 25 min → 30 min"
    assert "rhythm.grace_minutes: 99 is not a whole number" in data.preview.problems.text()
    assert data.preview.problems.isVisible()
    assert world.window.focusWidget() is data.preview.apply
    assert is_seen(world, data.preview.apply)
    assert world.store.current == world.written == MINE


def test_an_import_keeps_the_old_file_and_can_be_undone(world: World, other: Path) -> None:
    world.store.change(MINE)
    before = world.path.read_text()
    data, foot = world.data, world.window.foot
    data.read(other)
    data.preview.apply.click()
    assert world.written == Settings(Rhythm(interval_minutes=30), start=MINE.start)
    assert data.preview.isHidden()
    (kept,) = world.path.parent.glob("settings.toml.before-*")
    assert kept.read_text() == before
    assert str(kept) in world.said
    foot.undo.click()
    assert world.store.current == world.written == MINE


def test_an_import_can_be_left(world: World, other: Path) -> None:
    data = world.data
    data.read(other)
    data.preview.leave.click()
    assert data.preview.isHidden()
    assert world.store.current == Settings()
    assert not list(world.path.parent.glob("*.before-*"))


def test_a_first_import_has_nothing_to_keep(world: World, other: Path) -> None:
    world.data.read(other)
    world.data.preview.apply.click()
    assert world.window.foot.message.text() == "Imported."
    assert world.written.rhythm.interval_minutes == 30


def test_a_backup_that_fails_leaves_everything_as_it_was(world: World, other: Path) -> None:
    world.data.read(other)
    world.path.mkdir()
    world.data.preview.apply.click()
    assert "cannot be copied" in world.said
    assert world.store.current == Settings()


def test_a_file_that_says_what_is_in_force_is_said_to_be_so(world: World, other: Path) -> None:
    other.write_text("version = 1\n")
    preview = world.data.preview
    world.data.read(other)
    assert preview.heading.text() == "This file says just what is in force."
    assert preview.apply.isHidden()
    assert preview.leave.text().replace("&", "") == "Close"


def test_what_is_no_settings_file_is_refused_in_words(world: World, other: Path) -> None:
    world.data.read(other)
    other.write_text("[project]\n")
    world.data.read(other)
    foot = world.said
    assert foot == f"{other}: this file holds no settings of Backcare."
    assert world.data.preview.isHidden()


def test_settings_are_exported_into_a_file_of_ones_choice(world: World, tmp_path: Path) -> None:
    world.store.change(MINE)
    data, goal = world.data, tmp_path / "export.toml"
    data.export.click()
    choose(world, goal)
    assert goal.read_text() == "version = 1\n\n[rhythm]\ninterval_minutes = 25\n"
    assert str(goal) in world.said
    data.write(tmp_path / "settings.toml" / "no-folder.toml")
    assert "cannot be written" in world.said


def test_the_history_is_deleted_only_when_asked_twice(world: World) -> None:
    data, question = world.data, world.data.deletion
    data.delete.click()
    assert question.delete.isHidden()
    assert is_seen(world, question.keep)
    assert world.window.focusWidget() is question.keep
    question.go_on.click()
    assert "cannot be undone" in question.question.text()
    assert world.window.focusWidget() is question.keep
    assert world.history.deleted == 0
    question.delete.click()
    assert world.history.deleted == 1
    assert question.isHidden()
    assert world.window.foot.message.text() == "Your history is deleted."


@pytest.mark.parametrize("again", [False, True])
def test_the_history_can_be_kept_at_each_question(world: World, again: bool) -> None:
    data = world.data
    data.delete.click()
    if again:
        data.deletion.go_on.click()
    data.deletion.keep.click()
    assert data.deletion.isHidden()
    assert world.history.deleted == 0


def test_escape_takes_back_a_question_before_it_closes_the_window(
    world: World, other: Path
) -> None:
    data, window = world.data, world.window
    other.write_text("[rhythm]\ninterval_minutes = 30\n")
    window.activateWindow()
    data.delete.click()
    data.read(other)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert data.deletion.isHidden()
    assert data.preview.isHidden()
    assert window.isVisible()
    assert window.focusWidget() is data.delete
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_preview_follows_what_changes_meanwhile(world: World, other: Path) -> None:
    other.write_text("[rhythm]\ninterval_minutes = 30\n")
    world.data.read(other)
    world.store.change(Settings(Rhythm(interval_minutes=60)))
    assert world.data.preview.changes.text() == "Time between breaks: 60 min → 30 min"
    world.store.change(Settings(Rhythm(interval_minutes=30)))
    assert world.data.preview.apply.isHidden()


def test_an_export_is_offered_before_the_history_goes(world: World, tmp_path: Path) -> None:
    data, goal = world.data, tmp_path / "history.zip"
    data.delete.click()
    data.deletion.export.click()
    choose(world, goal)
    assert world.history.exported == [goal]
    assert str(goal) in world.said
    assert data.deletion.isVisible()


def test_a_history_that_cannot_be_deleted_or_exported_says_why(world: World) -> None:
    world.history.refuses = "history.db cannot be emptied now."
    data, message = world.data, world.window.foot.message
    data.delete.click()
    data.deletion.go_on.click()
    data.deletion.delete.click()
    assert message.text() == "history.db cannot be emptied now."
    world.history.refuses = "The disk is full."
    data.write_history(Path("anywhere"))
    assert message.text() == "The disk is full."


class Desktop(QObject):
    """Takes the place of what opens folders."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_the_folders_are_opened_or_the_next_one_up_that_is_there(
    world: World, tmp_path: Path
) -> None:
    desktop = Desktop()
    method: Any = "open"  # PySide takes a str; its stub says bytes
    QDesktopServices.setUrlHandler("file", desktop, method)
    try:
        for option in world.data.options[1:4]:
            option.control.click()  # type: ignore[attr-defined] # a button
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert desktop.opened == [tmp_path, tmp_path, tmp_path]


def test_the_files_are_named(world: World) -> None:
    lines = [option.line.text() for option in world.data.options[1:4]]
    assert lines[0].replace("\N{ZERO WIDTH SPACE}", "") == str(world.path)
    assert lines[1].replace("\N{ZERO WIDTH SPACE}", "").endswith("history.db")
    assert button(world.window, "Restore all").isEnabled()


def test_differences_are_said_in_words() -> None:
    after = Settings(
        Rhythm(most_snoozes=1, idle_after_seconds=90),
        sets=Sets(favourites=("a", "b")),
        hours=Hours(sunday=(Span(540, 600),), holidays=(date(2026, 12, 24), date(2026, 12, 25))),
        look=Look(language="de", text_percent=120),
    )
    assert difference_words(Settings(), after) == [
        "Counts as away after: 2 min → 1 min 30 s",
        "Snooze at most: As often as you like → 1 time",
        "Favourite moves: none → 2 moves",
        "Sunday: All day → 09:00 to 10:00",
        "Holidays: none → 24 Dec 2026 to 25 Dec 2026",
        "Text size: 100 % → 120 %",
        "Language: As the desktop → Deutsch",
    ]
