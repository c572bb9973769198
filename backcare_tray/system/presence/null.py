"""Nobody here can say whether the person is busy in this way."""

import sys
from dataclasses import replace

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing
from backcare_tray.system.presence.wishes import Wish


class NullSource:
    """Says nothing; its sentence tells the person what cannot be seen."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish

    def start(self) -> None:
        """There is nothing to listen to."""

    def stop(self) -> None:
        """There is nothing to listen to."""

    def is_there(self) -> bool:
        """Never: it is what is left when nobody else is there."""
        return False

    def health(self) -> Health:
        """What stays unseen, and where on Linux it would be seen."""
        health = self._health()
        return health if sys.platform == "linux" else replace(health, remedy="")

    def _health(self) -> Health:
        return {
            Wish.CALLS: missing(tr("Nothing here tells when a microphone is in use.")),
            Wish.CAMERA: missing(tr("Nothing here tells when a camera is in use.")),
            Wish.SHARING: missing(tr("Nothing here tells when the screen is shared.")),
            Wish.FULL_SCREEN: missing(
                tr("Nothing here tells when a program fills the screen."),
                tr("Log into an X11 session: there it can be seen."),
            ),
            Wish.DO_NOT_DISTURB: missing(
                tr("Nothing here tells whether do-not-disturb is on."),
                tr("Backcare follows the switch of GNOME, Plasma, Xfce, dunst, mako and swaync."),
            ),
            Wish.PROGRAMS: missing(
                tr("This desktop does not say which program you are in."),
                tr("Log into an X11 session: there it can be seen."),
            ),
        }[self._wish]
