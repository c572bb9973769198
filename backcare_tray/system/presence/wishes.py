"""What may be watched, and which of it the person wants."""

from dataclasses import dataclass
from enum import StrEnum

from backcare_tray.core.events import Occupation


class Wish(StrEnum):
    """One kind of occupation that a person may switch on or off."""

    CALLS = "calls"
    CAMERA = "camera"
    SHARING = "sharing"  # the screen
    FULL_SCREEN = "full-screen"
    DO_NOT_DISTURB = "do-not-disturb"
    PROGRAMS = "programs"


OCCUPATIONS = {
    Wish.CALLS: Occupation.CALL,
    Wish.CAMERA: Occupation.CALL,
    Wish.SHARING: Occupation.CALL,
    Wish.FULL_SCREEN: Occupation.FULL_SCREEN,
    Wish.DO_NOT_DISTURB: Occupation.DO_NOT_DISTURB,
    Wish.PROGRAMS: Occupation.PROGRAM,
}
"""What each of them is told as."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the sources listen."""

    calls: bool = True
    camera: bool = True
    sharing: bool = True
    full_screen: bool = True
    do_not_disturb: bool = True
    programs: tuple[str, ...] = ()
    """Programs in which reminders wait: the class of their windows, upper and lower case alike."""

    def holds(self, wish: Wish) -> bool:
        """Whether `wish` is to be watched."""
        switches = {
            Wish.CALLS: self.calls,
            Wish.CAMERA: self.camera,
            Wish.SHARING: self.sharing,
            Wish.FULL_SCREEN: self.full_screen,
            Wish.DO_NOT_DISTURB: self.do_not_disturb,
            Wish.PROGRAMS: bool(self.programs),
        }
        return switches[wish]
