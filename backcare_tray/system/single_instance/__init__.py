"""One program for each user, and the door through which the command line speaks to it.

The conversation: one line of JSON in, `{"command": str, ...}`, one line out, `{"ok": bool,
"text": str, ...}`, and the connection closes.
"""

import sys
from typing import Protocol

from backcare_tray.system.single_instance.conversation import Handle

if sys.platform == "win32":
    from backcare_tray.system.single_instance.pipe import PipeServer as Server
else:
    from backcare_tray.system.single_instance.unix_socket import SocketServer as Server


class InstanceServer(Protocol):
    """The running program's end."""

    def claim(self) -> bool:
        """Become the one program that answers; False when another one holds the place.

        Raises OSError, with a sentence for the user, where that is impossible.
        """

    def close(self) -> None:
        """Give the place up."""


def create(path: str, handle: Handle) -> InstanceServer:
    """An unclaimed server at `path`: a socket in a folder of its own, or a named pipe on Windows.

    `handle` gets each request and returns the answer, in the thread of the event loop.
    """
    return Server(path, handle)
