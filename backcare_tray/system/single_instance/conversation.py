"""What is said through the door: one line of JSON each way."""

import json
import logging
from collections.abc import Callable
from typing import Any

from backcare_tray.core.translation import tr

log = logging.getLogger(__name__)

Handle = Callable[[dict[str, Any]], dict[str, Any]]

LONGEST_REQUEST = 64 * 1024
"""Bytes, line end included. Requests are a hundred times smaller."""
PATIENCE = 5_000
"""Milliseconds that a client may take to say its line."""


class Conversation:
    """Collects the request of one client and makes the answer."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._heard = b""

    def hear(self, data: bytes) -> bytes | None:
        """Take what arrived; returns the answer to send once the request is complete."""
        self._heard += data
        line, end, _ = self._heard.partition(b"\n")
        if len(line) >= LONGEST_REQUEST:
            return _refusal(tr("The request is longer than 64 KiB."))
        return self._answer(line) if end else None

    def _answer(self, line: bytes) -> bytes:
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            return _refusal(tr("The request is not JSON."))
        if not isinstance(request, dict) or not isinstance(request.get("command"), str):
            return _refusal(tr("The request names no command."))
        try:
            return _line(self._handle(request))
        except Exception:
            log.exception("The command %r failed", request["command"])
            return _refusal(tr("That did not work; the program's log says why."))


def _refusal(text: str) -> bytes:
    return _line({"ok": False, "text": text})


def _line(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode() + b"\n"
