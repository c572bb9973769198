"""The planner's state between two runs: one JSON object."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from backcare_tray.storage import atomic


class StateFile:
    """Keeps one JSON object in a file that is whole at every moment."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path = path
        self._now = now

    def save(self, state: dict[str, Any]) -> None:
        """Write `state`; it is on the disk when this returns. Raises OSError, and TypeError."""
        atomic.write(self.path, json.dumps(state, indent=1).encode())

    def load(self) -> dict[str, Any] | None:
        """Read the state; None when there is none, or none that can be used.

        A damaged file is set aside: the program then starts anew.
        """
        try:
            state = json.loads(self.path.read_bytes())
        except OSError:
            return None
        except (ValueError, RecursionError):
            state = None
        if isinstance(state, dict):
            return state
        self._set_aside()
        return None

    def _set_aside(self) -> None:
        try:
            atomic.set_aside(self.path, self._now())
        except OSError:
            return  # it will be overwritten
