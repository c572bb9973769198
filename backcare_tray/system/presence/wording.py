"""What each wish is called, and what it is called when somebody is busy in that way."""

from backcare_tray.core.translation import tr
from backcare_tray.system.presence.wishes import Wish


def topic(wish: Wish) -> str:
    """The heading."""
    return {
        Wish.CALLS: tr("Calls"),
        Wish.CAMERA: tr("Camera"),
        Wish.SHARING: tr("Screen sharing"),
        Wish.FULL_SCREEN: tr("Full screen"),
        Wish.DO_NOT_DISTURB: tr("Do not disturb"),
        Wish.PROGRAMS: tr("Your quiet programs"),
    }[wish]


def now(wish: Wish, *, busy: bool) -> str:
    """What is going on, in a sentence."""
    if busy:
        return _busy(wish)
    return {
        Wish.CALLS: tr("Nobody uses the microphone."),
        Wish.CAMERA: tr("Nobody uses the camera."),
        Wish.SHARING: tr("The screen is not shared."),
        Wish.FULL_SCREEN: tr("No program fills the screen."),
        Wish.DO_NOT_DISTURB: tr("It is off."),
        Wish.PROGRAMS: tr("You are in none of them."),
    }[wish]


def _busy(wish: Wish) -> str:
    return {
        Wish.CALLS: tr("The microphone is in use."),
        Wish.CAMERA: tr("The camera is in use."),
        Wish.SHARING: tr("The screen is shared."),
        Wish.FULL_SCREEN: tr("A program fills the screen."),
        Wish.DO_NOT_DISTURB: tr("It is on."),
        Wish.PROGRAMS: tr("You are in one of them."),
    }[wish]
