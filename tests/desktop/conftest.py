"""A desktop and our program on it, for each test that asks."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backcare_tray.core.events import Absence
from backcare_tray.core.state import State, to_table
from tests.desktop import x11
from tests.desktop.x11 import Desktop

PICTURES = Path(__file__).parents[1] / "pictures"
"""Where the tests leave screenshots of what they saw."""


@dataclass
class Person:
    """Somebody with the program installed, sitting at a desktop."""

    desktop: Desktop

    @property
    def data(self) -> Path:
        return self.desktop.home / ".local/share/backcare-tray"

    @property
    def state(self) -> Path:
        return self.desktop.home / ".local/state/backcare-tray"

    @property
    def settings(self) -> Path:
        return self.desktop.home / ".config/backcare-tray/settings.toml"

    def write_settings(self, text: str) -> None:
        """Write these settings; the welcome counts as seen unless they say otherwise."""
        if "welcomed" not in text:
            text += "\n[start]\nwelcomed = true\n"
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        self.settings.write_text(text)

    def has_worked(self, minutes: float, **more: Any) -> None:  # noqa: ANN401 - fields of State
        """Leave the state behind that a program ended a moment ago would have left."""
        now = datetime.now(UTC)
        left = State(
            seen=now,
            worked=timedelta(minutes=minutes),
            absences=frozenset({Absence.OFF}),
            away_since=now,
            **more,
        )
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        self.state.mkdir(parents=True, exist_ok=True)
        (self.state / "state.json").write_text(
            json.dumps({"boot": boot, "planner": to_table(left)})
        )

    def starts_the_program(self) -> "subprocess.Popen[bytes]":
        """Start it and wait until it answers."""
        process = self.desktop.run(sys.executable, "-m", "backcare_tray")
        self.desktop.until(lambda: self.asks("status"))
        return process

    def asks(self, *arguments: str) -> str:
        """What the command line prints; empty when it fails."""
        return self.desktop.ask(sys.executable, "-m", "backcare_tray", *arguments)

    def status(self) -> dict[str, object]:
        table: dict[str, object] = json.loads(self.asks("status", "--json"))
        return table

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What stands in the history."""
        connection = sqlite3.connect(f"file:{self.data / 'history.db'}?mode=ro", uri=True)
        try:
            found: list[tuple[object, ...]] = connection.execute(query).fetchall()
        finally:
            connection.close()
        return found


Sit = Callable[..., Person]


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    """Sit somebody down at a desktop; keyword arguments go to `Desktop.start`."""
    if missing := x11.missing():
        pytest.skip(f"Debian packages are missing: {' '.join(missing)}")
    desktops: list[Desktop] = []

    def sit_down(*, panel: bool = True, notifications: bool = True) -> Person:
        home = tmp_path / f"home{len(desktops)}"
        home.mkdir()
        desktop = Desktop(home, PICTURES)
        desktops.append(desktop)
        desktop.start(panel=panel, notifications=notifications)
        person = Person(desktop)
        person.write_settings("")
        return person

    yield sit_down
    for desktop in desktops:
        desktop.stop()
