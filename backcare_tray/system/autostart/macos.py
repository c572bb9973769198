"""Start at login by a launch agent of macOS. The file is tested; launchd itself was not run."""

import plistlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from backcare_tray.system.autostart.entry_file import read_entry, remove_entry, write_entry

LABEL = "backcare-tray"


class MacosAutostart:
    """The agent `backcare-tray.plist` in the folder Library/LaunchAgents below `home`.

    launchd reads the folder at login: switching it on neither starts a second program now nor
    ends this one. Keys that the user added stay.
    """

    def __init__(self, home: Path, command: Sequence[str]) -> None:
        self._path = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        self._command = list(command)

    def enabled(self) -> bool:
        """Whether the agent is there, runs at login, and was not disabled in the file."""
        try:
            agent = self._read()
        except OSError:  # launchd cannot read it either
            return False
        return agent.get("RunAtLoad") is True and agent.get("Disabled") is not True

    def set(self, enabled: bool) -> None:
        """Write the agent, or switch it off; one that holds nothing but our keys is removed."""
        agent = self._read()
        ours = {
            "Label": LABEL,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "Disabled": False,
            "ProcessType": "Interactive",
        }
        if enabled:
            write_entry(self._path, plistlib.dumps(agent | ours))
        elif not set(agent) - set(ours):
            remove_entry(self._path)
        else:
            write_entry(self._path, plistlib.dumps(agent | {"Disabled": True}))

    def _read(self) -> dict[str, Any]:
        """The agent's keys; none if there is no agent, or none that launchd could understand."""
        try:
            agent = plistlib.loads(read_entry(self._path))
        except (plistlib.InvalidFileException, ExpatError):
            return {}
        return agent if isinstance(agent, dict) else {}
