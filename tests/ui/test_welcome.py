"""The welcome: three steps, by mouse and by keyboard; what it leaves behind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.settings import Look, Places, Rhythm, Settings
from backcare_tray.ui import theme
from backcare_tray.ui.figure.camera import Camera
from backcare_tray.ui.figure.figure import FigureView, shot_at
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.welcome.choices_page import where_words
from backcare_tray.ui.welcome.ease import GOOD, NEAR, Ease, tilt
from backcare_tray.ui.welcome.looped import FRAME_MILLISECONDS, STILL_MILLISECONDS
from backcare_tray.ui.welcome.ports import WelcomePorts
from backcare_tray.ui.welcome.scene import Scene
from backcare_tray.ui.welcome.window import Welcome
from backcare_tray.ui.window_place import WindowPlace
from tests.fakes import FakeClock, FakeVoice
from tests.moves_on_film import library
from tests.ui.conftest import ASSETS, clipped, sweep
from tests.ui.screen_reader import screen_reader


@dataclass
class Store:
    """Settings that can be made to refuse a change."""

    current: Settings = field(default_factory=Settings)
    refuses: bool = False

    def change(self, settings: Settings) -> None:
        self.current = settings
        if self.refuses:
            raise OSError(28, "No space left on device")


@dataclass
class Login:
    """Start-at-login that can be made to refuse."""

    on: bool = False
    refuses: bool = False

    def enabled(self) -> bool:
        return self.on

    def set(self, enabled: bool) -> None:
        if self.refuses:
            raise OSError("The folder cannot be written.")
        self.on = enabled


@dataclass
class Newcomer:
    """Somebody who has just started the program, and what came of it."""

    store: Store = field(default_factory=Store)
    login: Login = field(default_factory=Login)
    voice: FakeVoice = field(default_factory=FakeVoice)
    clock: FakeClock = field(default_factory=FakeClock)
    tray: bool = True
    went_on: list[str] = field(default_factory=list)

    def opens(self) -> Welcome:
        self.window = Welcome(
            WelcomePorts(
                store=self.store,
                autostart=self.login,
                voice=self.voice,
                clock=self.clock,
                move=library()["seated-twist"],
                gentle=library()["neck-side-tilt"],
                icons=Icons(ASSETS / "icons"),
                place=WindowPlace(lambda: b"", lambda _place: None),
                has_tray=lambda: self.tray,
                first_break=lambda: self.went_on.append("break"),
                done=lambda: self.went_on.append("done"),
            )
        )
        self.window.present()
        return self.window

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key)


@pytest.fixture
def newcomer(qtbot: QtBot) -> Iterator[Newcomer]:
    somebody = Newcomer()
    qtbot.waitExposed(somebody.opens()).__enter__()
    yield somebody
    if not somebody.went_on:
        somebody.window.close()
    sweep()
    theme.follow(Look())
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_three_steps_lead_to_the_end(newcomer: Newcomer) -> None:
    window = newcomer.window
    names = []
    for _ in range(3):
        names.append(window.dots.accessibleName())
        window.next.click()
    assert names == [
        "Step 1 of 3: A short break for neck and back",
        "Step 2 of 3: Be gentle with yourself",
        "Step 3 of 3: Make it yours",
    ]
    assert not window.isVisible()
    assert newcomer.went_on == ["done"]
    assert newcomer.store.current.start.welcomed


def test_one_can_go_back(newcomer: Newcomer) -> None:
    window = newcomer.window
    assert window.back.isHidden()
    window.next.click()
    window.back.click()
    assert window.step == 0


LEAVE: dict[str, Callable[[Welcome], object]] = {
    "skip": lambda window: window.skip.click(),
    "close": lambda window: window.close(),
    "escape": lambda window: QTest.keyClick(window, Qt.Key.Key_Escape),
}


@pytest.mark.parametrize("way", LEAVE)
@pytest.mark.parametrize("step", [0, 1, 2])
def test_left_at_any_step_it_counts_as_seen(newcomer: Newcomer, way: str, step: int) -> None:
    for _ in range(step):
        newcomer.window.next.click()
    LEAVE["close" if step == 2 and way == "skip" else way](newcomer.window)
    assert newcomer.went_on == ["done"]
    assert newcomer.store.current.start.welcomed
    assert newcomer.voice.said[-1:] == [""]


@pytest.mark.parametrize("way", LEAVE)
def test_once_left_it_is_gone(newcomer: Newcomer, qtbot: QtBot, way: str) -> None:
    with qtbot.waitSignal(newcomer.window.destroyed):
        LEAVE[way](newcomer.window)


def test_what_is_chosen_holds_at_once(newcomer: Newcomer) -> None:
    page = newcomer.window.choices
    newcomer.window.next.click()
    newcomer.window.next.click()
    page.interval.button(60).click()
    page.length.button(120).click()
    page.places["floor"].click()
    page.places["chair"].click()
    page.voice.click()
    page.login.click()
    now = newcomer.store.current
    assert (now.rhythm.interval_minutes, now.sets.length_seconds) == (60, 120)
    assert (now.places.chair, now.places.floor, now.places.wall) == (False, True, True)
    assert now.sound.voice
    assert now.start.at_login
    assert newcomer.login.on
    assert not now.start.welcomed  # not before it is over


def test_asked_for_again_it_shows_what_holds(qtbot: QtBot) -> None:
    somebody = Newcomer()
    somebody.login.on = True
    somebody.store.current = Settings(rhythm=Rhythm(interval_minutes=37), places=Places(wall=False))
    window = somebody.opens()
    assert window.choices.interval.value == 37
    assert not window.choices.places["wall"].isChecked()
    assert window.choices.login.isChecked()
    somebody.store.current = Settings()
    window.refresh()
    assert window.choices.interval.value == 45
    window.close()
    sweep()


def test_one_place_stays(newcomer: Newcomer) -> None:
    page = newcomer.window.choices
    for key in ("chair", "standing", "wall"):
        page.places[key].click()
    assert page.places["wall"].isChecked()
    assert newcomer.store.current.places.wall
    assert page.fault.text() == "One place at least is needed for a break."


def test_the_voice_can_be_heard_before_it_is_chosen(newcomer: Newcomer) -> None:
    newcomer.window.choices.hear.click()
    assert newcomer.voice.said == ["Sit tall, and let your shoulders sink."]


def test_what_is_refused_is_said_and_taken_back(newcomer: Newcomer) -> None:
    page = newcomer.window.choices
    newcomer.login.refuses = True
    page.login.click()
    assert not page.login.isChecked()
    assert page.fault.text() == "The folder cannot be written."
    newcomer.store.refuses = True
    page.voice.click()
    assert page.fault.text().startswith("No space left on device")
    newcomer.window.close()
    assert newcomer.went_on == ["done"]


def test_it_ends_with_a_first_break(newcomer: Newcomer) -> None:
    newcomer.window.next.click()
    newcomer.window.next.click()
    newcomer.window.first.click()
    assert newcomer.went_on == ["break", "done"]


def test_it_says_how_to_come_back() -> None:
    assert "tray, beside the clock" in where_words(has_tray=True)
    assert "Start Backcare once more" in where_words(has_tray=False)


def test_the_keyboard_is_enough(newcomer: Newcomer) -> None:
    newcomer.key(Qt.Key.Key_Return)
    newcomer.key(Qt.Key.Key_Return)
    page = newcomer.window.choices
    seen: list[QWidget | None] = []
    while (widget := newcomer.window.focusWidget()) not in seen:
        seen.append(widget)
        newcomer.key(Qt.Key.Key_Tab)
    assert {*page.places.values(), page.hear, page.login, newcomer.window.first} <= set(seen)
    page.interval.button(45).setFocus()
    newcomer.key(Qt.Key.Key_Right)
    newcomer.key(Qt.Key.Key_Space)
    assert newcomer.store.current.rhythm.interval_minutes == 60
    newcomer.window.next.setFocus()
    newcomer.key(Qt.Key.Key_Return)
    assert newcomer.store.current.start.welcomed


def test_every_mnemonic_of_a_step_is_there_once(newcomer: Newcomer) -> None:
    for _ in range(3):
        buttons = newcomer.window.findChildren(QAbstractButton)
        keys = [
            each.text()[each.text().index("&") + 1].lower()
            for each in buttons
            if each.isVisible() and "&" in each.text()
        ]
        assert keys
        assert sorted(keys) == sorted(set(keys))
        if newcomer.window.step < 2:
            newcomer.window.next.click()


def test_a_screen_reader_hears_each_step(
    newcomer: Newcomer, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = screen_reader(monkeypatch)
    newcomer.window.next.click()
    assert reader.heard == [
        "Step 2 of 3: Be gentle with yourself. Be gentle. Stop if something feels wrong. "
        "See a professional if pain stays."
    ]


def test_the_picture_moves_only_while_it_is_seen(newcomer: Newcomer) -> None:
    scene = newcomer.window.findChildren(Scene)[0]
    assert scene._frames.isActive()
    assert scene._frames.interval() == FRAME_MILLISECONDS
    figure = scene.findChildren(FigureView)[0]
    before = figure.grab().toImage()
    newcomer.clock.advance(seconds=3)
    scene._frames.timeout.emit()
    assert figure.grab().toImage() != before
    theme.follow(Look(reduced_motion=True))
    scene._frames.timeout.emit()
    assert scene._frames.interval() == STILL_MILLISECONDS
    newcomer.window.next.click()
    assert not scene._frames.isActive()


def test_the_head_stays_where_it_feels_good(newcomer: Newcomer) -> None:
    newcomer.window.next.click()
    (ease,) = newcomer.window.findChildren(Ease)
    assert ease._frames.isActive()
    assert ease.loop
    camera = Camera(NEAR, ease.width(), ease.height())
    seconds = range(int(ease.loop.seconds))
    tilts = [tilt(shot_at(ease.loop.at(each)).body, camera) for each in seconds]
    assert -GOOD < min(tilts) < -GOOD / 2
    assert GOOD / 2 < max(tilts) < GOOD
    before = ease.grab().toImage()
    newcomer.clock.advance(seconds=3)
    ease._frames.timeout.emit()
    assert ease.grab().toImage() != before
    newcomer.window.next.click()
    assert not ease._frames.isActive()


def test_no_step_scrolls_on_a_small_screen(newcomer: Newcomer, qapp: QApplication) -> None:
    newcomer.window.resize(600, 533)  # what 1024 by 600 leaves beside a panel
    for page in newcomer.window.pages:
        qapp.processEvents()
        assert page.verticalScrollBar().maximum() == 0
        newcomer.window.next.click()


def test_from_right_to_left_all_is_mirrored(qtbot: QtBot, qapp: QApplication) -> None:
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    somebody = Newcomer()
    window = somebody.opens()
    qapp.processEvents()
    assert window.next.geometry().right() < window.dots.geometry().left()
    scene = window.findChildren(Scene)[0]
    assert scene.findChildren(FigureView)[0].geometry().center().x() > scene.width() / 2
    tick = window.choices.places["chair"]
    tick.resize(300, tick.height())
    box = theme.current().accent
    image = tick.grab().toImage()
    row = [image.pixelColor(x, image.height() // 2 - 8) for x in range(image.width())]
    marked = [x for x, colour in enumerate(row) if colour == box]
    assert min(marked) > image.width() * 0.8
    window.close()
    sweep()


def test_without_the_move_the_picture_does_without(qtbot: QtBot, qapp: QApplication) -> None:
    for kind in (Scene, Ease):
        picture = kind(None, FakeClock(), Icons(ASSETS / "icons"))
        qtbot.addWidget(picture)
        picture.show()
        assert not picture._frames.isActive()
        assert not picture.grab().isNull()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(600, 620), (962, 564), (1, 1)])
def test_no_text_is_cut_off(
    newcomer: Newcomer, qapp: QApplication, percent: int, size: tuple[int, int]
) -> None:
    theme.follow(Look(text_percent=percent))
    window = newcomer.window
    for _ in range(3):
        qapp.processEvents()
    for page in window.pages:
        window.resize(*size)
        qapp.processEvents()
        assert window.size().width() <= 1024
        assert window.size().height() <= max(600, size[1])
        content = page.widget()
        assert content
        assert content.width() <= page.viewport().width()
        assert clipped(content) == []
        assert all(each.width() >= each.minimumSizeHint().width() for each in buttons_of(window))
        if window.step < 2:
            window.next.click()


def buttons_of(window: QWidget) -> list[QAbstractButton]:
    return [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
