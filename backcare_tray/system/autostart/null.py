"""A system whose way to start programs at login is not known."""

from backcare_tray.core.translation import tr


class NullAutostart:
    """Always off."""

    def enabled(self) -> bool:
        return False

    def set(self, enabled: bool) -> None:
        """Raises OSError when asked to switch it on."""
        if enabled:
            raise OSError(tr("Backcare does not know how this system starts programs at login."))
