"""Programs started without an event loop. Imports no Qt."""

import subprocess


def start(*command: str) -> "subprocess.Popen[bytes] | None":
    """Start `command`, deaf and mute to the terminal; None if it cannot be started."""
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
