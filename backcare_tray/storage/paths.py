"""Where things are kept, by platformdirs. The environment is asked at every call."""

import os
import sys
import zlib
from pathlib import Path

import platformdirs

import backcare_tray

APP = "backcare-tray"
LONGEST_SOCKET_PATH = 103
"""Bytes that every Unix takes as a socket's address: 103 on macOS, 107 on Linux."""


def config_dir() -> Path:
    """The folder of `settings.toml`."""
    return platformdirs.user_config_path(APP, appauthor=False)


def data_dir() -> Path:
    """The folder of `history.db`, and of the user's own moves and sets."""
    return platformdirs.user_data_path(APP, appauthor=False)


def state_dir() -> Path:
    """The folder of what need not be kept in a backup: the planner's state, window places, logs."""
    return platformdirs.user_state_path(APP, appauthor=False)


def assets_dir() -> Path:
    """Moves, icons, sounds: inside the installed package, or at the top of a checkout.

    Raises FileNotFoundError when they are in neither place.
    """
    package = Path(backcare_tray.__file__).parent
    places = (package / "assets", package.parent / "assets")
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"Backcare's assets are in neither {places[0]} nor {places[1]}")


def socket_path() -> str:
    """Where the running program listens: a Unix socket, or a named pipe on Windows.

    In the runtime folder of the session, which belongs to the user alone; where there is none, in
    the state folder. A path too long for a socket gives way to a short one in /tmp.
    """
    if sys.platform == "win32":
        return rf"\\.\pipe\{APP}-{os.environ.get('USERNAME', 'user')}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) / APP if runtime.startswith("/") else state_dir()
    path = str(folder / "socket")
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    # The checksum keeps apart what the long paths kept apart.
    return f"/tmp/{APP}-{os.getuid()}/{zlib.crc32(os.fsencode(path)):08x}"
