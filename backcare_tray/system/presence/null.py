"""Nobody here can say whether the person is busy in this way."""

from backcare_tray.core.translation import tr
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

    def health(self) -> str:
        """What stays unseen."""
        return {
            Wish.CALLS: tr("Nobody here says when a microphone is in use."),
            Wish.CAMERA: tr("Nobody here says when a camera is in use."),
            Wish.FULL_SCREEN: tr("Nobody here says when a program fills the screen."),
            Wish.DO_NOT_DISTURB: tr("Nobody here says whether do-not-disturb is on."),
            Wish.PROGRAMS: tr("This desktop does not say which program you are in."),
        }[self._wish]
