"""Start at login by a desktop file, as the Desktop Application Autostart Specification says.

Lines that the user added, and those that this program did not write, stay as they are.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from backcare_tray.system.autostart.entry_file import read_entry, remove_entry, write_entry

GROUP = "[Desktop Entry]"
OURS = {
    "Type": "Application",
    "Name": "Backcare",
    "Icon": "backcare-tray",
    "Terminal": "false",
}
SWITCHES = {"Hidden": "false", "X-GNOME-Autostart-enabled": "true"}
"""The keys by which desktops and users switch an entry off, as they are when it is on."""
RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")
"""Characters that force an argument into quotes (Desktop Entry Specification, "The Exec key")."""


def config_home() -> Path:
    """Where the user's settings are: $XDG_CONFIG_HOME if it is absolute, else ~/.config."""
    given = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".config"


def exec_line(command: Sequence[str]) -> str:
    """`command` as the value of the key Exec.

    Escaped twice, as the specification demands: first the quoting of arguments, then the
    backslashes of a value; and % is doubled, since it announces a field code.
    """
    line = " ".join(_quoted(word) for word in command)
    return line.replace("\\", "\\\\").replace("\n", "\\n").replace("%", "%%")


class XdgAutostart:
    """The entry `backcare-tray.desktop` in the folder `autostart` below `config_home`."""

    def __init__(self, config_home: Path, command: Sequence[str]) -> None:
        self._path = config_home / "autostart" / "backcare-tray.desktop"
        self._command = command

    def enabled(self) -> bool:
        """Whether the entry is there and neither the desktop nor the user switched it off."""
        try:
            values = _values(self._read())
        except OSError:  # the desktop cannot read it either
            return False
        return "Exec" in values and all(
            values.get(key, on).lower() == on for key, on in SWITCHES.items()
        )

    def set(self, enabled: bool) -> None:
        """Write the entry, or switch it off; one that holds nothing but our keys is removed."""
        lines = self._read()
        keys = OURS | {"Exec": exec_line(self._command)} | SWITCHES
        if enabled:
            self._write(_with(lines or [GROUP], keys))
        elif not set(_values(lines)) - set(keys):
            remove_entry(self._path)
        else:
            self._write(_with(lines, {"Hidden": "true"}))

    def _read(self) -> list[str]:
        return read_entry(self._path).decode("utf-8", "surrogateescape").splitlines()

    def _write(self, lines: list[str]) -> None:
        write_entry(self._path, ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape"))


def _quoted(word: str) -> str:
    if word and not RESERVED & set(word):
        return word
    return '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'


def _key(line: str) -> str:
    """The key that `line` sets, or nothing."""
    key, equals, _ = line.partition("=")
    return key.strip() if equals and not line.startswith("#") else ""


def _group_end(lines: list[str]) -> int:
    """The index behind the main group: other groups (actions) may follow."""
    groups = (index for index, line in enumerate(lines) if line.startswith("["))
    return next((index for index in groups if lines[index].strip() != GROUP), len(lines))


def _values(lines: list[str]) -> dict[str, str]:
    """The keys of the main group with their values."""
    group = lines[: _group_end(lines)]
    return {key: line.partition("=")[2].strip() for line in group if (key := _key(line))}


def _with(lines: list[str], keys: dict[str, str]) -> list[str]:
    """`lines` with `keys` set in the main group; everything else is left in its place."""
    end = _group_end(lines)
    group = [f"{key}={keys[key]}" if (key := _key(line)) in keys else line for line in lines[:end]]
    present = {_key(line) for line in group}
    missing = [f"{key}={value}" for key, value in keys.items() if key not in present]
    while group and not group[-1].strip():
        group.pop()
    return group + missing + lines[end:]
