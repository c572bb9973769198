"""What the settings window needs of files and of the operating system, put together."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime

from backcare_tray.storage.history_progress import HistoryProgress
from backcare_tray.storage.settings_transfer import SettingsTransfer
from backcare_tray.storage.shelf import Shelf
from backcare_tray.system.autostart import own_command
from backcare_tray.ui.settings.ports import Files


def files(shelf: Shelf, now: Callable[[], datetime]) -> Files:
    """Where the user's files are, and what can be done with the history."""
    return Files(
        settings=shelf.settings_path,
        history=shelf.history.path,
        packs=shelf.packs_dir,
        export_history=HistoryProgress(shelf.history, now).export_csv,
        delete_history=shelf.history.delete_all,
    )


def transfer(shelf: Shelf, now: Callable[[], datetime]) -> SettingsTransfer:
    """Settings from and to other files."""
    return SettingsTransfer(shelf.settings_path, shelf.settings, now)


def command_line() -> str:
    """What starts this program from a shell, or from the desktop's keyboard settings."""
    quoted = subprocess.list2cmdline if sys.platform == "win32" else shlex.join
    return quoted(own_command())
