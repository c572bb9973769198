"""Every window as a screen reader finds it: on a real AT-SPI bus, under a real X server."""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from glob import glob
from typing import Self

import pytest

from tests.desktop import x11
from tests.desktop.at_spi import POLITE, Node, Reader, State
from tests.desktop.conftest import PICTURES
from tests.desktop.x11 import Desktop
from tests.ui.window_makers import MAKERS

pytestmark = pytest.mark.desktop

LAUNCHER = "/usr/lib*/at-spi-bus-launcher", "/usr/lib*/*/at-spi-bus-launcher"
WINDOWS = {"frame", "dialog", "alert message"}
PICTURE_ROLES = {"graphic", "image", "icon", "chart", "animation"}
WITHIN = {"list item", "cell", "column header", "row header", "table cell"}
"""Parts of a list or table: their names are the words in them, which may be none."""


class Seer:
    """A screen reader at a desktop on which one window of ours at a time is open."""

    def __init__(self, desktop: Desktop, launcher: str) -> None:
        self._desktop = desktop
        desktop.environment.pop("NO_AT_BRIDGE")
        desktop.environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        desktop.start(panel=False, notifications=False)
        desktop.run(launcher, "--launch-immediately")
        desktop.until(lambda: desktop.on_bus("org.a11y.Bus"))
        self.reader = Reader(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        self.reader.listen("object:announcement", "Announcement")
        self._log = (desktop.home / "python-windows.log").open("wb")
        self._host = subprocess.Popen(
            [sys.executable, "-m", "tests.desktop.at_spi_windows"],
            env=desktop.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._host.communicate(timeout=20)
        self._log.close()
        self.reader.close()

    def open(self, name: str) -> Node:
        """Open this window alone, and read it once it is drawn."""
        assert self._host.stdin
        assert self._host.stdout
        self._host.stdin.write(f"{name}\n".encode())
        self._host.stdin.flush()
        assert self._host.stdout.readline() == b"shown\n", self._desktop.logs()
        shown = self._desktop.until(self.window)
        assert shown
        return shown

    def window(self) -> Node | None:
        """The window that is open, as it is now."""
        trees = [self.reader.tree(*where) for where in self.reader.applications()]
        windows = [window for tree in trees for window in tree.children]
        assert len(windows) <= 1, [window.name for window in windows]
        return windows[0] if windows else None


@pytest.fixture(scope="module")
def seer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seer]:
    launchers = [path for pattern in LAUNCHER for path in glob(pattern)]  # noqa: PTH207 - absolute
    missing = x11.missing() + ([] if launchers else ["at-spi2-core"])
    if missing:
        pytest.skip(f"Debian packages are missing: {' '.join(missing)}")
    desktop = Desktop(tmp_path_factory.mktemp("seer"), PICTURES)
    try:
        with Seer(desktop, launchers[0]) as seer:
            yield seer
    finally:
        desktop.stop()


def problems(window: Node) -> list[str]:
    """A line for all in `window` that a screen reader could not say, or would say wrongly."""
    nodes = list(window.walk())
    found = [f"{node.role} {node.name!r}: {wrong}" for node in nodes for wrong in _wrong(node)]
    if window.role not in WINDOWS or not window.name:
        found.append(f"{window.role} {window.name!r}: no window with a title")
    if not any(node.has(State.FOCUSABLE) for node in nodes):
        found.append("nothing can be reached")
    return found


def _wrong(node: Node) -> Iterator[str]:
    if node.has(State.FOCUSABLE) and node.role not in WITHIN:
        yield from _wrong_control(node)
    if node.role in PICTURE_ROLES and not node.name:
        yield "a picture without a name"
    if node.role == "chart" and not node.description:
        yield "a chart without a word about what it shows"
    if node.role in {"check box", "radio button"} and not node.has(State.CHECKABLE):
        yield "does not say whether it is on"
    if node.role in {"slider", "spin box", "dial"}:
        now, least, most = node.value or (0, 0, 0)
        if not least <= now <= most or least == most:
            yield f"its value is {node.value}"


def _wrong_control(node: Node) -> Iterator[str]:
    if node.role in {"filler", "unknown", "invalid", ""}:
        yield "takes the keyboard, and does not say what it is"
    if node.role == "combo box":  # its name is what is chosen
        if not node.labels and node.description in ("", node.name):
            yield "does not say what is chosen here"
    elif not node.name.strip():
        yield "takes the keyboard, and has no name"


def family(window: str) -> str:
    """Pages of one window share its title; the editors are windows of their own."""
    return window if window.startswith("editor") else window.partition(",")[0]


def found(window: Node | None, role: str, name: str) -> Node:
    """What has this role and name."""
    assert window
    (one,) = (each for each in window.walk() if (each.role, each.name) == (role, name))
    return one


@pytest.mark.parametrize("name", MAKERS)
def test_all_that_can_be_reached_says_what_it_is(seer: Seer, name: str) -> None:
    window = seer.open(name)
    assert problems(window) == [], "\n".join(window.lines())


def test_titles_tell_the_windows_apart(seer: Seer) -> None:
    titles = defaultdict(set)
    for name in {family(name): name for name in MAKERS}.values():
        titles[seer.open(name).name].add(name)
    assert {title: names for title, names in titles.items() if len(names) > 1} == {}


def test_the_pages_of_the_library_are_one_of_two(seer: Seer) -> None:
    window = seer.open("library")
    assert found(window, "radio button", "Moves").has(State.CHECKED)
    sets = found(window, "radio button", "Sets")
    assert not sets.has(State.CHECKED)
    assert seer.reader.act(sets, "Toggle")
    after = seer.window()
    assert found(after, "radio button", "Sets").has(State.CHECKED)
    assert not found(after, "radio button", "Moves").has(State.CHECKED)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("routine, end", ["Good", "A little stiff", "Stiff", "It hurts"]),
        ("welcome, 3", [f"Remind me after: {minutes} min" for minutes in (30, 45, 60, 90)]),
    ],
)
def test_a_choice_of_one_is_told_as_such(seer: Seer, name: str, words: list[str]) -> None:
    choices = [node.name for node in seer.open(name).walk() if node.role == "radio button"]
    assert set(words) <= set(choices)


def test_a_switch_is_turned_by_a_screen_reader(seer: Seer) -> None:
    title = "Camera on"
    switch = found(seer.open("settings, moment"), "check box", title)
    assert switch.has(State.CHECKED)
    assert seer.reader.act(switch, "Toggle")
    assert not found(seer.window(), "check box", title).has(State.CHECKED)


def test_a_slider_says_its_value_and_its_range(seer: Seer) -> None:
    slider = found(seer.open("settings, rhythm"), "slider", "Time between breaks")
    assert slider.value == (45, 20, 120)


def test_a_chart_says_in_words_what_it_shows(seer: Seer) -> None:
    chart = found(seer.open("progress, today"), "chart", "Today as a band of time")
    assert "At the desk 5 h 7 min" in chart.description


def test_a_picture_that_tells_something_is_told(seer: Seer) -> None:
    words = "A head tilts slowly to either side, and turns back well before it would hurt."
    assert found(seer.open("welcome, 2"), "graphic", words)


def test_what_only_decorates_is_passed_over(seer: Seer) -> None:
    for name in ("reminder", "control", "why", "welcome, 3"):
        assert not [node for node in seer.open(name).walk() if node.role in PICTURE_ROLES], name


def test_the_reminder_is_an_alert_and_waits_its_turn(seer: Seer) -> None:
    seer.reader.forget()
    window = seer.open("reminder")
    assert window.role == "alert message"
    said, how = seer.reader.announced()
    assert said.startswith("Time to move. ")
    assert how == POLITE


def test_the_countdown_is_told_politely_and_not_every_second(seer: Seer) -> None:
    seer.reader.forget()
    seer.open("routine")
    seer.open("control")
    heard = []
    while (news := seer.reader.announced())[0]:
        heard.append(news)
    assert any("seconds left" in said for said, _ in heard)
    assert {how for _, how in heard} == {POLITE}
    assert len(heard) <= 3, "eight seconds of a set"


class TestWhatFindsThem:
    """The look at a tree sees what is wrong with one."""

    @staticmethod
    def node(role: str, name: str = "", *children: Node) -> Node:
        states = frozenset({State.FOCUSABLE, State.SHOWING})
        return Node("", "", role, name, "", states, frozenset(), list(children))

    def test_a_window_that_is_well(self) -> None:
        assert problems(self.node("frame", "Us", self.node("push button", "Go"))) == []

    @pytest.mark.parametrize(
        ("role", "name", "wrong"),
        [
            ("push button", "", "has no name"),
            ("filler", "Page", "what it is"),
            ("combo box", "All of them", "what is chosen"),
            ("graphic", "", "picture without"),
            ("chart", "Weeks", "without a word"),
            ("check box", "On", "whether it is on"),
            ("slider", "Minutes", "its value"),
        ],
    )
    def test_what_is_wrong(self, role: str, name: str, wrong: str) -> None:
        assert wrong in problems(self.node("frame", "Us", self.node(role, name)))[-1]

    def test_a_window_without_a_title(self) -> None:
        assert "no window" in problems(self.node("frame"))[-1]
