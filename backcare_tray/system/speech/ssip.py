"""The Speech Synthesis Interface Protocol of Speech Dispatcher, as bytes. Imports no Qt.

Commands are lines; a text follows SPEAK and ends with a line that holds a dot alone. The server
answers each with lines of a three-digit code, the last of them with a space after it; 2xx is good.
"""

import os
from collections.abc import Mapping
from pathlib import Path

SPAWN = ("speech-dispatcher", "--spawn")
"""Starts the server in the background, unless its owner forbade that; as its own clients do."""
PACE = -10
"""From -100 to 100; measured with espeak-ng: about 160 words a minute."""
ANSWERS = 4
"""To a greeting, and to a speech."""
CANCEL = b"CANCEL SELF\r\n"
QUIT = b"QUIT\r\n"


def socket_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the server of this user listens, as its own clients look for it."""
    method, _, address = environment.get("SPEECHD_ADDRESS", "").partition(":")
    if method == "unix_socket" and address:
        return Path(address)
    runtime = environment.get("XDG_RUNTIME_DIR") or Path.home() / ".cache"
    return Path(runtime) / "speech-dispatcher" / "speechd.sock"


def greeting(language: str) -> bytes:
    """Say who we are and how we speak: `ANSWERS` answers."""
    user = os.environ.get("USER", "user")
    return (
        f"SET SELF CLIENT_NAME {user}:backcare:coach\r\n"
        f"SET SELF LANGUAGE {language}\r\n"
        f"SET SELF RATE {PACE}\r\n"
        "SET SELF PUNCTUATION none\r\n"
    ).encode()


def speech(text: str, gain: float) -> bytes:
    """Say `text` in place of what is being said: `ANSWERS` answers. `gain` is 0 to 1."""
    lines = "\r\n".join("." + line if line.startswith(".") else line for line in text.splitlines())
    volume = f"SET SELF VOLUME {round(200 * gain - 100)}\r\n"
    return CANCEL + f"{volume}SPEAK\r\n{lines}\r\n.\r\n".encode()


def verdicts(lines: bytes) -> list[str]:
    """The last line of each answer in `lines`."""
    return [line for line in lines.decode(errors="replace").splitlines() if line[3:4] == " "]


def is_good(verdict: str) -> bool:
    """Whether the server did what it was asked for."""
    return verdict.startswith("2")
