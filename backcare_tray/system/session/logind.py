"""Suspend and lock, as systemd-logind (or elogind) announces them on the system bus.

The lock is taken from the property `LockedHint`, which the lock screen itself sets. The signals
`Lock` and `Unlock` are requests to a lock screen, not facts: many never answer to `Lock`, and
hardly one sends `Unlock` when the password was typed, so that reminders would stop for good.
"""

import os
from collections.abc import Callable

from jeepney import DBusAddress, MatchRule, Message, Properties, new_method_call

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, partly, well
from backcare_tray.system.dbus import Body, Bus, ignore
from backcare_tray.system.session.locks import Locks
from backcare_tray.system.session.sleeps import Sleeps

NAME = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", NAME, "org.freedesktop.login1.Manager")
SESSION = "org.freedesktop.login1.Session"
USER = "org.freedesktop.login1.User"


class LogindSession:
    """Tells of suspend, and reports the lock of our own session."""

    name = "logind"

    def __init__(self, bus: Bus, locks: Locks, sleeps: Sleeps) -> None:
        self._bus = bus
        self._locks = locks
        self._sleeps = sleeps
        self._is_there = False
        self._session = ""
        sleep = MatchRule(type="signal", interface=MANAGER.interface, member="PrepareForSleep")
        bus.listen(NAME, sleep, "b", self._prepare_for_sleep)
        bus.watch_name(NAME, self._owner_changed)

    def health(self) -> Health:
        """What it announces."""
        if not self._is_there:
            return missing(
                tr("Nobody says when the machine sleeps: logind is not running."),
                tr("Install systemd-logind or elogind. Long sleeps are noticed all the same."),
            )
        if not self._session:
            return partly(
                tr("Sleep is watched; the lock is not, as this login is unknown to logind."),
                tr("Log in through a display manager."),
            )
        return well(tr("Sleep and the lock screen are watched."))

    def _prepare_for_sleep(self, body: Body) -> None:
        (going,) = body
        if going:
            self._sleeps.begin()
        else:
            self._sleeps.end()

    def _owner_changed(self, owner: str) -> None:
        self._is_there = bool(owner)
        if not owner:
            self._locks.set(NAME, False)
            self._sleeps.end()  # what it would have said of the end of the sleep is lost
        elif self._session:
            self._ask_for_lock()
        else:
            self._find_session()

    def _find_session(self) -> None:
        """Ask by the session's name, then by our process, then for the user's graphical session.

        A program that systemd started for the user belongs to no session, hence the last.
        """
        by_process = new_method_call(MANAGER, "GetSessionByPID", "u", (os.getpid(),))
        name = os.environ.get("XDG_SESSION_ID", "")
        if name:
            by_name = new_method_call(MANAGER, "GetSession", "s", (name,))
            self._ask_for_session(
                by_name, lambda _: self._ask_for_session(by_process, self._ask_user)
            )
        else:
            self._ask_for_session(by_process, self._ask_user)

    def _ask_for_session(self, question: Message, otherwise: Callable[[str], None]) -> None:
        self._bus.call(question, "o", lambda body: self._found(body[0]), otherwise)

    def _ask_user(self, _: str) -> None:
        question = new_method_call(MANAGER, "GetUser", "u", (os.getuid(),))
        self._bus.call(question, "o", self._ask_for_display, ignore)

    def _ask_for_display(self, body: Body) -> None:
        user = Properties(DBusAddress(body[0], NAME, USER))
        self._bus.call(user.get("Display"), "v", self._display, ignore)

    def _display(self, body: Body) -> None:
        signature, value = body[0]
        if signature == "(so)" and value[0]:
            self._found(value[1])

    def _found(self, session: str) -> None:
        self._session = session
        changed = MatchRule(
            type="signal",
            interface="org.freedesktop.DBus.Properties",
            member="PropertiesChanged",
            path=session,
        )
        self._bus.listen(NAME, changed, "sa{sv}as", self._properties_changed)
        self._ask_for_lock()

    def _ask_for_lock(self) -> None:
        session = Properties(DBusAddress(self._session, NAME, SESSION))
        self._bus.call(session.get("LockedHint"), "v", lambda body: self._hint(body[0]), ignore)

    def _properties_changed(self, body: Body) -> None:
        _, changed, _ = body
        if "LockedHint" in changed:
            self._hint(changed["LockedHint"])

    def _hint(self, value: tuple[str, object]) -> None:
        signature, locked = value
        if signature == "b":
            self._locks.set(NAME, bool(locked))
