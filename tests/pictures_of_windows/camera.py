"""Takes all pictures of one variant; a process of its own, as Qt is told its screen only once."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QFileDialog

from backcare_tray.core import translation
from backcare_tray.storage import catalogues, paths
from backcare_tray.ui import qt_language, theme
from tests.pictures_of_windows.variants import VARIANTS, Variant

UNREADABLE = 3
"""The exit code where texts cannot be read whole."""
ROUNDS = 4
"""Times that the event loop runs until layouts have come to rest."""


def main(variant: str, folder: Path, names: Sequence[str]) -> int:
    """Write `names` as PNG into `folder`; returns how many have texts that cannot be read."""
    with TemporaryDirectory() as home:
        qInstallMessageHandler(tell)
        screen(VARIANTS[variant], Path(home))
        application = QApplication(["backcare"])
        speak(VARIANTS[variant])
        theme.follow(VARIANTS[variant].look)
        troubled = sum(take(name, folder, Path(home)) for name in names)
        del application
    return troubled


def screen(variant: Variant, home: Path) -> None:
    """Give Qt the screen of `variant`, and the program a home of its own."""
    width, height = (side * variant.scale for side in variant.screen)
    one = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    path = home / "screens.json"
    path.write_text(json.dumps({"screens": [one | {"logicalDpi": 96, "logicalBaseDpi": 96}]}))
    os.environ["QT_SCALE_FACTOR"] = str(variant.scale)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


def tell(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Pass Qt's words on, but not that a screen that nobody sees has no window manager."""
    if not text.startswith("This plugin does not support"):
        print(text, file=sys.stderr)  # noqa: T201 - the command's answer


def speak(variant: Variant) -> None:
    """In the language of `variant`, and in its direction."""
    folder = paths.assets_dir() / "translations"
    translation.install(catalogues.load(folder, [variant.language]))
    qt_language.follow()
    way = Qt.LayoutDirection.RightToLeft if variant.mirrored else Qt.LayoutDirection.LeftToRight
    QApplication.setLayoutDirection(way)


def take(name: str, folder: Path, home: Path) -> bool:
    """Take the picture of a state; True, and a line for each, where texts cannot be read whole."""
    from tests.pictures_of_windows.states import STATES  # noqa: PLC0415 - needs the screen
    from tests.ui.conftest import Desk, sweep  # noqa: PLC0415 - the same
    from tests.ui.text_room import problems  # noqa: PLC0415 - the same

    own = home / file_name(name)
    for each in ("CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{each}_HOME"] = str(own / each)
    own.mkdir()
    window = STATES[name](Desk(), own)
    for _ in range(ROUNDS):
        QApplication.processEvents()
    window.grab().save(str(folder / f"{file_name(name)}.png"))
    found = [] if isinstance(window, QFileDialog) else problems(window)  # Qt's own
    for line in found:
        print(f"{folder.name}, {name}: {line}", file=sys.stderr)  # noqa: T201 - the command's answer
    for still_open in QApplication.topLevelWidgets():
        still_open.hide()
        still_open.deleteLater()
    sweep()
    return bool(found)


def file_name(state: str) -> str:
    """What the picture of `state` is called."""
    return state.replace(", ", "-").replace(" ", "-")


if __name__ == "__main__":
    sys.exit(UNREADABLE if main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]) else 0)
