"""Nobody here can say whether there is input."""

from datetime import timedelta

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing
from backcare_tray.system.idle.sensor import Reports, Standing


class NullSensor:
    """Never reports an absence; every wait for a pause ends at once."""

    name = "null"

    def __init__(self, reports: Reports) -> None:
        self._reports = reports

    def standing(self) -> Standing:
        return Standing.WORKS

    def watch(self, limit: timedelta | None) -> None:
        """There is nothing to watch."""

    def wait(self, pause: timedelta) -> None:
        """Report `paused` at once."""
        self._reports.paused()

    def stop(self) -> None:
        """Nothing waits."""

    def health(self) -> Health:
        """Where it could be seen."""
        return missing(
            tr("Backcare cannot see whether you are away on this desktop."),
            tr("Log into an X11 session, GNOME, Plasma, or a compositor with ext-idle-notify."),
        )

    def close(self) -> None:
        """Nothing is open."""
