"""All that tells the core what the person and the desktop are doing: idle, session, presence."""

from collections.abc import Callable

from backcare_tray.core.ports import Tell
from backcare_tray.core.settings import Settings
from backcare_tray.core.watched import Watched
from backcare_tray.system import idle, presence, session
from backcare_tray.system.buses import Buses
from backcare_tray.system.presence.wishes import Wanted
from backcare_tray.system.session.sleeps import SleepClock


class Senses:
    """They tell what they find from the first `follow` until `close`.

    `resumed` is called after a suspend.
    """

    def __init__(
        self,
        buses: Buses,
        clock: SleepClock,
        tell: Tell,
        resumed: Callable[[], None],
    ) -> None:
        self.idle = idle.choose(clock, tell, buses.session)
        self._session = session.watch(buses.session, buses.system, clock, tell, resumed)
        self._presence = presence.watch(buses.session, buses.system, clock, tell, presence.NOTHING)

    def follow(self, settings: Settings) -> None:
        """Watch what these settings want, from now on."""
        self.idle.set_limit(settings.rhythm.idle_after)
        self._presence.set_wanted(wanted(settings))

    def notice(self, noticed: Callable[[], None]) -> None:
        """Call `noticed` whenever what `watched` says may have changed, event or not."""
        self.idle.noticed = self._presence.noticed = noticed

    def watched(self) -> tuple[Watched, ...]:
        """All that can be told of each of them."""
        return (self.idle.watched(), *self._session.watched(), *self._presence.watched())

    def close(self) -> None:
        """Listen no more, without a word."""
        self.idle.close()
        self._presence.close()


def wanted(settings: Settings) -> Wanted:
    """Which signs of being busy the person wants to be heeded."""
    quiet, look = settings.quiet, settings.look
    return Wanted(
        calls=quiet.calls,
        camera=quiet.camera,
        sharing=quiet.calls,
        full_screen=quiet.full_screen and not look.over_full_screen,
        do_not_disturb=quiet.do_not_disturb,
        programs=quiet.programs,
    )
