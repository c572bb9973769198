"""The page "Sets": which set a break takes, what is at hand, and what colleagues may see."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcare_tray.core.settings import Props, Sets, Settings
from backcare_tray.storage.settings_file import SettingsFile
from backcare_tray.storage.settings_store import SettingsStore
from backcare_tray.ui.settings.editing import Editing
from backcare_tray.ui.settings.set_choice import SetChoice
from backcare_tray.ui.settings.sets import SetsPage
from tests.ui.settings_world import now

DESK = SetChoice("desk-reset", "Desk reset", "Undoes an hour of typing.")
MINE = SetChoice("my-pack/morning", "Morning", "Before the first meeting.")


@dataclass
class Page:
    """The page over a settings file."""

    path: Path
    faults: list[str] = field(default_factory=list)
    choices: list[SetChoice] = field(default_factory=lambda: [DESK, MINE])

    def __post_init__(self) -> None:
        self.store = SettingsStore(SettingsFile(self.path, now))
        editing = Editing(self.store, self.faults.append)
        self.sets = SetsPage(editing, list, lambda _move: None, lambda: self.choices)
        self.store.subscribe(self.sets.show_settings)
        self.sets.show_settings(self.store.current)
        self.sets.show()

    @property
    def written(self) -> Settings:
        return SettingsFile(self.path, now).load().settings


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Page:
    page = Page(tmp_path / "settings.toml")
    qtbot.addWidget(page.sets)
    return page


def _choose(page: Page, row: int) -> None:
    """As the keyboard does it."""
    box = page.sets.choice.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(box, Qt.Key.Key_Down)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda page: _choose(page, 1), Settings(sets=Sets(choice="desk-reset"))),
        (lambda page: _choose(page, 2), Settings(sets=Sets(choice="my-pack/morning"))),
        (lambda page: page.sets.discreet.click(), Settings(sets=Sets(discreet=True))),
        (lambda page: page.sets.props.ticks["ball"].click(), Settings(props=Props(ball=True))),
        (lambda page: page.sets.props.ticks["band"].click(), Settings(props=Props(band=True))),
    ],
)
def test_a_control_changes_its_key_and_no_other(
    page: Page, act: Callable[[Page], None], expected: Settings
) -> None:
    act(page)
    assert page.store.current == page.written == expected
    assert set(page.faults) <= {""}


def test_the_chosen_set_says_what_it_is_for(page: Page) -> None:
    picker = page.sets.choice
    names = [picker.box.itemText(row) for row in range(picker.box.count())]
    assert names == ["Planned for me", "Desk reset", "Morning"]
    assert "fresh mix" in picker.purpose.text()
    _choose(page, 1)
    assert picker.purpose.text() == "Undoes an hour of typing."


def test_a_change_of_the_file_shows_up_and_changes_nothing(page: Page) -> None:
    text = '[sets]\nchoice = "my-pack/morning"\ndiscreet = true\n[props]\nball = true\n'
    page.path.write_text(text, "utf-8")
    assert page.store.reload() == ()
    assert page.sets.choice.box.currentText() == "Morning"
    assert page.sets.discreet.isChecked()
    assert [tick.isChecked() for tick in page.sets.props.ticks.values()] == [True, False]
    assert page.path.read_text("utf-8") == text


def test_a_set_that_is_gone_is_shown_as_such_until_another_is_chosen(page: Page) -> None:
    _choose(page, 2)
    page.choices.remove(MINE)
    page.sets.show_settings(page.store.current)
    assert page.sets.choice.box.currentText() == "my-pack/morning"
    assert "not there any more" in page.sets.choice.purpose.text()
    assert page.written.sets.choice == "my-pack/morning"
    _choose(page, 0)
    assert page.sets.choice.box.count() == 2
    assert page.written == Settings()
