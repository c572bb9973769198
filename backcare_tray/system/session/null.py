"""Nothing here tells when the machine sleeps or the screen is locked."""

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, partly


class NullSession:
    """Tells nothing; long sleeps are noticed by the late alarm."""

    name = "null"

    def health(self) -> Health:
        """What is left: a late alarm."""
        return partly(
            tr("This system does not say when it sleeps or is locked. Long sleeps are noticed.")
        )
