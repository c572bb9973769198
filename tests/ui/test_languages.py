"""Every window in other languages: longer texts, larger letters, and lines from right to left."""

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)

from backcare_tray.core import translation
from backcare_tray.core.pseudo_language import PseudoTranslations
from backcare_tray.core.settings import Look
from backcare_tray.storage import catalogues, paths
from backcare_tray.ui import qt_language, theme
from backcare_tray.ui.tray.menu import TrayMenu
from tests.ui.conftest import STATUSES, Desk
from tests.ui.text_room import problems
from tests.ui.window_makers import MAKERS

LANGUAGES = ("de", "es", "fr")
DIRECTIONS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


def speak(code: str) -> None:
    translation.install(catalogues.load(paths.assets_dir() / "translations", [code]))
    qt_language.follow()


@pytest.fixture(autouse=True)
def _as_before(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A home of its own; English and the usual look afterwards."""
    before = QLocale()
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    yield
    translation.install(gettext.NullTranslations())
    qt_language.follow()
    QLocale.setDefault(before)
    theme.follow(Look())


def settle() -> None:
    """Let layouts come to rest."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("direction", DIRECTIONS, ids=lambda way: way.name)
@pytest.mark.parametrize("name", MAKERS)
def test_longer_texts_find_room(
    desk: Desk, tmp_path: Path, name: str, direction: Qt.LayoutDirection, percent: int
) -> None:
    theme.follow(Look(text_percent=percent))
    translation.install(PseudoTranslations())
    qt_language.follow()
    QApplication.setLayoutDirection(direction)
    window = MAKERS[name](desk, tmp_path)
    settle()
    assert window.layoutDirection() is direction
    assert problems(window) == []


@pytest.mark.parametrize("code", ["en", *LANGUAGES])
@pytest.mark.parametrize("name", MAKERS)
def test_translations_find_room_and_letters(
    desk: Desk, tmp_path: Path, name: str, code: str
) -> None:
    speak(code)
    window = MAKERS[name](desk, tmp_path)
    settle()
    assert problems(window) == []
    assert shared_letters(window) == []


def shared_letters(window: QWidget) -> list[list[str]]:
    """The labels of `window` that Alt and one letter stand for together."""
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisibleTo(window)]
    labels = [each for each in window.findChildren(QLabel) if each.buddy()]
    pressed: dict[str, list[str]] = {}
    for text in (*(each.text() for each in buttons), *(each.text() for each in labels)):
        pressed.setdefault(QKeySequence.mnemonic(text).toString(), []).append(text)
    pressed.pop("", None)
    return [texts for texts in pressed.values() if len(texts) > 1]


def mnemonics(menu: QMenu) -> list[str]:
    """The letters that choose an entry of `menu`, also of those that are hidden now."""
    keys = [QKeySequence.mnemonic(action.text()).toString() for action in menu.actions()]
    return [key for key in keys if key]


@pytest.mark.parametrize("code", ["en", *LANGUAGES])
def test_a_letter_chooses_one_entry_of_a_menu(desk: Desk, code: str) -> None:
    speak(code)
    menu = TrayMenu(desk.commands)
    menu.show_status(STATUSES[0])
    submenus = [action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu)]
    for each in (menu, *submenus):
        assert isinstance(each, QMenu)
        letters = mnemonics(each)
        assert len(set(letters)) == len(letters), letters
    assert mnemonics(menu)
    menu.deleteLater()


@pytest.mark.parametrize(("code", "cancel"), [("de", "Abbrechen"), ("fr", "Annuler")])
def test_qt_speaks_it_too(qapp: QApplication, code: str, cancel: str) -> None:
    speak(code)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [button.text().replace("&", "") for button in dialog.findChildren(QPushButton)]
    assert cancel in labels
    assert QLocale().decimalPoint() == ","
    dialog.deleteLater()


def test_the_tray_changes_over_at_once(desk: Desk) -> None:
    presenter = desk.presenter()
    presenter.show_status(desk.working())
    speak("de")
    presenter.change_language()
    texts = [action.text() for action in presenter._tray._menu.actions()]
    assert "Ü&ber Backcare" in texts
    assert any(text.startswith("Nächste Pause um ") for text in texts)
    presenter.close()


def test_english_is_spoken_again(qapp: QApplication) -> None:
    speak("de")
    speak("pseudo")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    speak("en")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


class TestWhatFindsThem:
    """The look at a window sees what is wrong with one."""

    @pytest.fixture
    def window(self, qapp: QApplication) -> Iterator[QWidget]:
        window = QWidget()
        window.resize(200, 100)
        yield window
        window.close()

    def test_a_label_that_is_too_narrow(self, window: QWidget) -> None:
        label = QLabel("A text that is rather long", window)
        label.resize(20, 30)
        window.show()
        assert any("needs" in line for line in problems(window))

    def test_a_wrapped_label_that_is_too_low(self, window: QWidget) -> None:
        label = QLabel("A text that is rather long", window, wordWrap=True)
        label.resize(80, 16)
        window.show()
        assert any("high" in line for line in problems(window))

    def test_a_button_beyond_the_edge(self, window: QWidget) -> None:
        button = QPushButton("Go", window)
        button.move(150, 10)
        window.show()
        assert any("beyond the edge" in line for line in problems(window))

    def test_a_page_that_scrolls_sideways(self, window: QWidget) -> None:
        area, page = QScrollArea(window), QWidget()
        page.setFixedSize(500, 20)
        area.setWidget(page)
        window.show()
        assert any("sideways" in line for line in problems(window))

    def test_a_letter_for_two_buttons(self, window: QWidget) -> None:
        QPushButton("&Go", window)
        QPushButton("&Give", window)
        window.show()
        assert shared_letters(window) == [["&Go", "&Give"]]

    def test_texts_that_overlap(self, window: QWidget) -> None:
        for place in (0, 5):
            QLabel("One", window).move(place, place)
        window.show()
        assert any("overlaps" in line for line in problems(window))

    def test_a_window_that_is_well(self, window: QWidget) -> None:
        QLabel("One", window).move(0, 0)
        QPushButton("Go", window).move(50, 50)
        window.show()
        assert problems(window) == []
