"""Nobody here says when the machine sleeps or the screen is locked."""

from backcare_tray.core.translation import tr


class NullSession:
    """Tells nothing; long sleeps are noticed by the late alarm."""

    def health(self) -> str:
        return tr("This system does not say when it sleeps or is locked.")
