"""The reminder on sway, which tiles its windows and gives the keyboard to each new one."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop import wayland
from tests.desktop.conftest import Person
from tests.desktop.x11 import Desktop
from tests.system.conftest import private_bus

pytestmark = [pytest.mark.desktop, pytest.mark.all_desktops]


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Somebody at sway, without a panel and without a notification server."""
    with wayland.sway(tmp_path) as compositor, private_bus(tmp_path / "session") as (bus, _):
        home = tmp_path / "home"
        home.mkdir()
        desktop = Desktop(home, tmp_path)
        socket = next(Path(compositor.environment["XDG_RUNTIME_DIR"]).glob("sway-ipc.*.sock"))
        desktop.environment |= compositor.environment | {
            "HOME": str(home),
            "SWAYSOCK": str(socket),
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_QPA_PLATFORM": "wayland",
            "QT_LOGGING_RULES": "qt.qpa.*=false",
        }
        yield Person(desktop)
        desktop.stop()


def containers(person: Person) -> dict[str, str]:
    """What stands on the screen: titles, and whether each is tiled or floats."""
    found: dict[str, str] = {}
    waiting = [json.loads(person.desktop.ask("swaymsg", "-t", "get_tree"))]
    while waiting:
        node = waiting.pop()
        waiting += node["nodes"] + node["floating_nodes"]
        if "con" in node["type"] and node["name"]:
            found[node["name"]] = node["type"]
    return found


def test_the_card_floats_and_what_is_typed_does_not_answer_it(person: Person) -> None:
    person.write_settings("[rhythm]\ngrace_minutes = 0\n")
    person.has_worked(45 - 2 / 60)
    person.starts_the_program()
    until, on_screen = person.desktop.until, containers
    until(lambda: "Time to move" in on_screen(person))
    assert on_screen(person)["Time to move"] == "floating_con"
    type_keys(person, "Return", "space", "s", "Escape", "Return")
    assert person.status()["reminder"]
    assert "Time to move" in on_screen(person)
    type_keys(person, "Tab", "Return")
    until(lambda: "Backcare: your break" in on_screen(person))


def type_keys(person: Person, *keys: str) -> None:
    """On one keyboard, which needs a moment until the window has heard of it."""
    words = [word for key in keys for word in ("-s", "300", "-k", key)]
    assert person.desktop.run("wtype", *words, "-s", "300").wait(10) == 0
