"""Nobody here can say whether there is input."""

from datetime import timedelta

from backcare_tray.core.events import TypingPaused
from backcare_tray.core.ports import Tell
from backcare_tray.core.translation import tr


class NullIdle:
    """Never tells of an absence; every wait for a pause ends at once."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def start(self, limit: timedelta) -> None:
        """There is nothing to watch."""

    def set_limit(self, limit: timedelta) -> None:
        """There is nothing to watch."""

    def wait_for_pause(self, length: timedelta) -> None:
        """Tell `TypingPaused` at once."""
        self._tell(TypingPaused())

    def stop(self) -> None:
        """Nothing waits."""

    def health(self) -> str:
        return tr("Nobody can see whether you are away on this desktop.")

    def close(self) -> None:
        """Nothing is open."""
