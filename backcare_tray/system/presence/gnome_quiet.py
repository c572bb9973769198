"""Do-not-disturb of GNOME: the setting `show-banners`, which is not on the bus.

dconf tells on the bus when it changes, not to what: that is in a file of its own format, and under
defaults and locks of the administrator. `gsettings get` knows all of them; it runs once at start
and once after each change of this one setting, so that no process has to stay for it (as `gsettings
monitor` would).
"""

from jeepney import MatchRule
from PySide6.QtCore import QProcess, QTimer

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, well
from backcare_tray.system.dbus import Bus
from backcare_tray.system.presence.source import Say
from backcare_tray.system.presence.turns import Turns

SHELL, DCONF = "org.gnome.Shell", "ca.desrt.dconf"
FOLDER = "/org/gnome/desktop/notifications/"
COMMAND = ("gsettings", "get", "org.gnome.desktop.notifications", "show-banners")
LIMIT = 3000
"""Milliseconds that the command may take."""


class GnomeQuiet:
    """Says True while GNOME shows no banners."""

    def __init__(self, bus: Bus, say: Say) -> None:
        self._bus = bus
        self._say = say
        self._subscribed = False
        self._running = False
        self._is_there = False
        self._trouble = ""
        self._turns = Turns()
        self._process = QProcess()
        self._process.finished.connect(lambda *_: self._answered())
        self._process.errorOccurred.connect(self._failed)
        # Runs only while the command does.
        self._limit = QTimer(singleShot=True, interval=LIMIT)
        self._limit.timeout.connect(self._process.kill)

    def start(self) -> None:
        """Ask, and listen. The bus keeps a subscription for good, so there is one for all time."""
        self._running = True
        if self._subscribed:
            self._ask()
            return
        self._subscribed = True
        changed = MatchRule(type="signal", interface="ca.desrt.dconf.Writer", member="Notify")
        changed.add_arg_condition(0, FOLDER, kind="path")
        self._bus.listen(DCONF, changed, "sass", lambda _: self._ask())
        self._bus.watch_name(DCONF, lambda _: None)
        self._bus.watch_name(SHELL, self._shell_changed)

    def stop(self) -> None:
        """Turn a deaf ear."""
        self._running = False
        self._limit.stop()
        self._process.kill()
        self._process.waitForFinished(LIMIT)

    def is_there(self) -> bool:
        """Whether this is GNOME."""
        return self._is_there

    def health(self) -> Health:
        """What is watched."""
        if not self._is_there:
            return missing(tr("GNOME is not running."))
        if self._trouble:
            return missing(
                tr("GNOME does not say whether do-not-disturb is on: {trouble}.").format(
                    trouble=self._trouble
                ),
                tr("Install gsettings; on Debian it is in the package libglib2.0-bin."),
            )
        return well(tr("GNOME's do-not-disturb is watched."))

    def _shell_changed(self, owner: str) -> None:
        self._is_there = bool(owner)
        if owner:
            self._ask()
        elif self._running:
            self._say(False)

    def _ask(self) -> None:
        if not self._running or not self._is_there or not self._turns.take():
            return
        self._limit.start()
        self._process.start(COMMAND[0], COMMAND[1:])

    def _answered(self) -> None:
        self._limit.stop()
        answer = bytes(self._process.readAllStandardOutput().data()).strip()
        known = answer in (b"true", b"false")
        self._settle("" if known else tr("its answer makes no sense"), quiet=answer == b"false")

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # all others end in `finished`
            self._limit.stop()
            self._settle(tr("the program gsettings is missing"), quiet=False)

    def _settle(self, trouble: str, *, quiet: bool) -> None:
        again = self._turns.end()
        self._trouble = trouble
        if self._running:
            self._say(quiet and self._is_there)
        if again:
            self._ask()
