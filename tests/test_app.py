"""The whole program in this process, without a desktop around it: what its parts do together."""

import gettext
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("where files lie, and how a login starts programs", allow_module_level=True)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from backcare_tray import language
from backcare_tray.app import Program
from backcare_tray.core import events, translation
from backcare_tray.core.history import BreakBegan, BreakEnded, Outcome
from backcare_tray.core.moves import Position
from backcare_tray.core.ports import WindowName
from backcare_tray.core.settings import Look
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system.clock import MachineClock
from backcare_tray.ui import qt_language, theme
from backcare_tray.ui.files import open_file
from backcare_tray.ui.library.window import LibraryWindow
from backcare_tray.ui.progress.head_turn import HeadTurnPage
from backcare_tray.ui.progress.window import PageName as ProgressPage
from backcare_tray.ui.progress.window import ProgressWindow
from backcare_tray.ui.routine.window import RoutineWindow
from backcare_tray.ui.settings.dialog import PageName, SettingsDialog
from backcare_tray.ui.settings.simple_fields import ChoicePicker
from backcare_tray.ui.welcome.window import Welcome
from backcare_tray.ui.why.window import WhyWindow
from tests.storage.pack_samples import files, write_folder
from tests.ui.conftest import sweep


class Home:
    """A home of one's own, and the program that runs in it."""

    def __init__(self, folder: Path) -> None:
        clock = MachineClock()
        self.ended: list[bool] = []
        self.shelf = Shelf(clock.now, clock.boot_id())
        self.program = Program(self.shelf, clock, lambda: self.ended.append(True))
        self.settings = folder / "backcare-tray" / "settings.toml"
        self.at_login = folder / "autostart" / "backcare-tray.desktop"
        self._runs = True

    def close(self) -> None:
        """End the program, unless it has ended."""
        if self._runs:
            self._runs = False
            self.program.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Home]:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    for bus in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "PULSE_SERVER"):
        monkeypatch.delenv(name, raising=False)
    home = Home(tmp_path)
    home.settings.parent.mkdir(exist_ok=True)
    home.settings.write_text("[start]\nwelcomed = true\n")
    home.shelf.settings.reload()
    home.program.start()
    yield home
    home.close()
    theme.follow(Look())


def test_start_at_login_follows_the_settings_file(home: Home, qtbot: QtBot) -> None:
    home.settings.write_text("[start]\nwelcomed = true\nat_login = true\n")
    qtbot.waitUntil(home.at_login.exists)
    home.settings.write_text("[start]\nwelcomed = true\n")
    qtbot.waitUntil(lambda: not home.at_login.exists())


def test_start_at_login_that_was_switched_off_elsewhere_stays_off(home: Home, qtbot: QtBot) -> None:
    home.settings.write_text("[start]\nwelcomed = true\nat_login = true\n")
    qtbot.waitUntil(home.at_login.exists)
    home.at_login.unlink()
    home.settings.write_text("[start]\nwelcomed = true\nat_login = true\n[sound]\nvolume = 30\n")
    qtbot.waitUntil(lambda: home.shelf.settings.current.sound.volume == 30)
    qtbot.wait(50)
    assert not home.at_login.exists()


def test_the_command_line_is_answered(home: Home) -> None:
    doctor = home.program.answer({"command": "doctor"})
    assert (doctor["ok"], doctor["well"]) == (True, False)
    assert "Tray icon: works in part (tray)" in str(doctor["text"])
    assert "next break is due" in str(home.program.answer({"command": "status"})["text"])
    assert home.program.answer({"command": "quit"})["ok"]
    assert home.ended == [True]


def test_start_at_login_that_cannot_be_changed_ends_nothing(
    home: Home, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    home.at_login.parent.write_text("a file where the folder should be")
    home.settings.write_text("[start]\nwelcomed = true\nat_login = true\n")
    qtbot.waitUntil(lambda: "Start at login could not be changed" in caplog.text)
    assert home.program.answer({"command": "status"})["ok"]
    caplog.clear()


def test_whoever_was_welcomed_is_not_welcomed_again(home: Home) -> None:
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, Welcome)]


def test_what_is_wrong_is_said_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(home.program._presenter, "say", lambda _title, text: said.append(text))
    home.program.say_problems()
    home.settings.write_text("[start]\nwelcomed = true\n[rhythm]\ninterval_minutes = 1\n")
    home.shelf.settings.reload()
    for _ in range(2):
        home.program.tell(events.TimeReached())
    assert len(said) == 1
    assert "rhythm.interval_minutes: 1 is not" in said[0]


def test_new_settings_are_followed_at_once(home: Home) -> None:
    now = home.shelf.settings.current
    quiet, look = replace(now.quiet, calls=False), replace(now.look, colours="dark")
    home.shelf.settings.change(replace(now, quiet=quiet, look=look))
    doctor = str(home.program.answer({"command": "doctor"})["text"])
    assert "Calls: switched off" in doctor
    assert "Camera: switched off" not in doctor
    assert theme.current().dark


def test_a_set_keeps_its_place_and_counts_what_was_done_today(home: Home) -> None:
    now = MachineClock().now()
    for record in (BreakBegan(now), BreakEnded(now, Outcome.COMPLETED, now)):
        home.shelf.history.record(record)
    home.program.tell(events.BreakStarted())
    window = shown(RoutineWindow)
    assert window._ports.today().sets == 1
    window.close_quietly()
    kept = home.settings.parent.glob("*.place")
    assert [each.name for each in kept] == ["routine.place"]


def test_the_window_that_says_why_follows_what_happens(home: Home) -> None:
    home.program.open_window(WindowName.WHY_QUIET)
    home.program.tell(events.Paused(None))
    said = [each.text() for each in shown(WhyWindow).findChildren(QLabel)]
    assert "Paused until you resume." in said


def test_a_pack_that_is_put_there_is_taken_in(home: Home, qtbot: QtBot) -> None:
    shipped = len(home.shelf.moves)
    write_folder(home.shelf.packs_dir / "my-pack", files())
    qtbot.waitUntil(lambda: len(home.shelf.moves) == shipped + 2)


def test_at_the_end_every_window_is_closed(home: Home) -> None:
    for name in WindowName:
        home.program.open_window(name)
    home.program._windows.editors.new_set()
    home.program.answer({"command": "show"})
    home.program.tell(events.BreakStarted())
    assert len([each for each in QApplication.topLevelWidgets() if each.isVisible()]) >= 8
    home.close()
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def test_at_the_end_nothing_of_the_history_is_left_in_its_log(home: Home) -> None:
    home.program.tell(events.FeltAfterwards(1))
    log = home.shelf.history.path.with_name("history.db-wal")
    assert log.exists()
    home.close()
    assert not log.exists()


class TestTheNextStart:
    """Of the program that was ended, or of the machine."""

    @pytest.fixture
    def state(self, home: Home) -> Path:
        """What the first run left, which ended in good order after half an hour at the desk."""
        path = home.settings.with_name("state.json")
        home.close()
        whole = json.loads(path.read_text())
        assert whole["planner"]["absences"] == ["off"]
        whole["planner"]["worked"] = 1800.0
        path.write_text(json.dumps(whole))
        return path

    def starts(self, home: Home) -> timedelta:
        """How long the person has until the next break."""
        again = Home(home.settings.parents[1])
        again.program.start()
        status = again.program.answer({"command": "status"})["status"]
        again.close()
        assert isinstance(status, dict)
        return datetime.fromisoformat(status["due"]) - MachineClock().now()

    def test_the_count_goes_on(self, home: Home, state: Path) -> None:
        assert timedelta(minutes=14) < self.starts(home) <= timedelta(minutes=15)

    def test_a_machine_that_was_started_anew_has_let_the_person_rest(
        self, home: Home, state: Path
    ) -> None:
        """Killed with it, the program could not say that it ended; an hour has passed."""
        whole = json.loads(state.read_text())
        an_hour_ago = (MachineClock().now() - timedelta(hours=1)).isoformat()
        whole["planner"] |= {"absences": [], "away_since": None, "wake_at": None}
        whole["planner"] |= {"seen": an_hour_ago, "desk_since": an_hour_ago}
        state.write_text(json.dumps(whole | {"boot": "another"}))
        assert timedelta(minutes=44) < self.starts(home) <= timedelta(minutes=45)


W = TypeVar("W", bound=QWidget)


def shown(kind: type[W]) -> W:
    """The one window of this kind."""
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    (window,) = (each for each in windows if each.isVisible())
    return window


class TestAnotherLanguage:
    """Windows that are open come up anew in it, where they were."""

    @pytest.fixture(autouse=True)
    def _english_again(self, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[None]:
        monkeypatch.delenv(language.VARIABLE)
        for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", "en_GB.UTF-8")
        before = QLocale()
        yield
        translation.install(gettext.NullTranslations())
        qt_language.follow()
        QLocale.setDefault(before)

    def speak(self, home: Home, code: str) -> None:
        """As the settings file, or another window, would choose it."""
        now = home.shelf.settings.current
        home.shelf.settings.change(replace(now, look=replace(now.look, language=code)))
        QApplication.processEvents()

    def pick(self, code: str) -> SettingsDialog:
        """Choose it in the settings, as a hand does; the window that is there then."""
        window = shown(SettingsDialog)
        window.show_page(PageName.LOOK)
        control = window.options["look", "language"].control
        assert isinstance(control, ChoicePicker)
        control.box.setFocus()
        row = ["desktop", "en", "de", "es", "fr"].index(code)
        control.box.setCurrentIndex(row)
        control.box.activated.emit(row)
        assert control.box.isVisible()  # it is still needed where the choice came from
        QApplication.processEvents()
        return shown(SettingsDialog)

    def test_the_settings_themselves_with_page_place_and_keyboard(self, home: Home) -> None:
        home.program.open_window(WindowName.SETTINGS)
        window = shown(SettingsDialog)
        window.setGeometry(30, 40, 700, 420)
        fresh = self.pick("de")
        assert fresh is not window
        assert fresh.windowTitle() == "Backcare: Einstellungen"
        assert fresh.stack.currentWidget() is fresh.pages[PageName.LOOK]
        assert fresh.geometry().topLeft() == window.geometry().topLeft()
        control = fresh.options["look", "language"].control
        assert isinstance(control, ChoicePicker)
        assert fresh.focusWidget() is control.box
        assert (control.box.currentText(), home.shelf.settings.current.look.language) == (
            "Deutsch",
            "de",
        )
        assert fresh.isActiveWindow()

    def test_what_could_be_undone_still_can(self, home: Home) -> None:
        home.program.open_window(WindowName.SETTINGS)
        window = self.pick("fr")
        window.options["look", "language"].restore.click()
        QApplication.processEvents()
        fresh = shown(SettingsDialog)
        assert fresh is not window
        assert home.shelf.settings.current.look.language == "desktop"
        fresh.foot.undo.click()
        QApplication.processEvents()
        assert home.shelf.settings.current.look.language == "fr"
        assert shown(SettingsDialog).windowTitle() != fresh.windowTitle()

    def test_every_window_that_is_open(self, home: Home) -> None:
        for name in (WindowName.WHY_QUIET, WindowName.PROGRESS, WindowName.LIBRARY):
            home.program.open_window(name)
        shown(ProgressWindow).show_page(ProgressPage.FEELING)
        shown(LibraryWindow).moves.filters.boxes["position"].setCurrentIndex(1)
        shown(LibraryWindow).open_move("cat-cow")
        gone: list[str] = []
        for kind in (WhyWindow, ProgressWindow, LibraryWindow):
            shown(kind).destroyed.connect(lambda _gone, name=kind.__name__: gone.append(name))
        self.speak(home, "de")
        sweep()
        assert set(gone) == {"WhyWindow", "ProgressWindow", "LibraryWindow"}
        assert shown(WhyWindow).windowTitle() != "Backcare: why is it quiet?"
        assert shown(ProgressWindow).list.currentRow() == ProgressPage.FEELING
        assert shown(ProgressWindow).list.item(0).text() == "Heute"
        library = shown(LibraryWindow)
        assert library.windowTitle() != "Backcare: moves and sets"
        assert library.move_page is not None
        assert library.move_page.move_shown.id == "cat-cow"
        assert library.moves.filters.wanted.position == Position.SEATED
        library.show_sets()
        self.speak(home, "en")
        assert shown(LibraryWindow).stack.currentWidget() is shown(LibraryWindow).sets

    def test_the_welcome_goes_on_at_its_step_and_is_not_over(self, home: Home) -> None:
        home.program.open_window(WindowName.WELCOME)
        shown(Welcome).next.click()
        now = home.shelf.settings.current
        home.shelf.settings.change(replace(now, start=replace(now.start, welcomed=False)))
        self.speak(home, "es")
        assert shown(Welcome).step == 1
        assert shown(Welcome).next.text().replace("&", "") == "Siguiente"
        assert not home.shelf.settings.current.start.welcomed
        shown(Welcome).close()
        assert home.shelf.settings.current.start.welcomed

    def test_a_check_that_runs_is_not_torn_away(self, home: Home) -> None:
        home.program.open_window(WindowName.PROGRESS)
        window = shown(ProgressWindow)
        window.show_page(ProgressPage.HEAD_TURN)
        page = window.page(ProgressPage.HEAD_TURN)
        assert isinstance(page, HeadTurnPage)
        page.start.click()
        self.speak(home, "de")
        assert shown(ProgressWindow) is window
        page.check.stop.click()
        self.speak(home, "fr")
        assert shown(ProgressWindow) is not window

    def test_nor_a_window_that_asks_for_a_file(self, home: Home, tmp_path: Path) -> None:
        home.program.open_window(WindowName.SETTINGS)
        window = shown(SettingsDialog)
        open_file(window, "Which?", "All (*)", lambda _path: None)
        self.speak(home, "de")
        assert shown(SettingsDialog) is window
        shown(QFileDialog).close()
        self.speak(home, "fr")
        assert shown(SettingsDialog) is not window

    def test_the_menu_of_the_tray_at_once_with_what_it_showed(self, home: Home) -> None:
        home.program.tell(events.Paused(None))
        self.speak(home, "de")
        menu = home.program._presenter._tray._icon.contextMenu()
        labels = [each.text().replace("&", "") for each in menu.actions() if each.isVisible()]
        assert "Beenden" in labels
        assert labels[0].startswith("Ruhe, bis du")

    def test_one_that_is_small_stays_small(self, home: Home) -> None:
        home.program.open_window(WindowName.WHY_QUIET)
        shown(WhyWindow).showMinimized()
        self.speak(home, "de")
        assert shown(WhyWindow).windowState() & Qt.WindowState.WindowMinimized
