"""All that is watched or used on this desktop, in one list; and the doctor, who reads it out.

Imported when somebody asks for it.
"""

from itertools import count

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from backcare_tray import lean_qt
from backcare_tray.core.events import Event
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Watched, all_well, partly, report, well
from backcare_tray.storage import paths
from backcare_tray.storage.settings_file import SettingsFile
from backcare_tray.system import buses, notifications, sound, speech
from backcare_tray.system.buses import Buses
from backcare_tray.system.clock import MachineClock
from backcare_tray.system.noted import NotedNotifier, NotedPlayer, NotedVoice
from backcare_tray.system.senses import Senses

LOOK = 100
"""Milliseconds between two looks whether all have answered; the doctor alone looks like that."""
LEAST, MOST = 8, 40
"""So many looks: time for those who answer at once, and for those who do not answer at all."""


def everything(  # noqa: PLR0913 - one of each, by name
    *,
    senses: Senses,
    connected: Buses,
    notifier: NotedNotifier,
    player: NotedPlayer,
    voice: NotedVoice | None,
    has_tray: bool,
) -> tuple[Watched, ...]:
    """The list; without a `voice`, the one that would speak is asked."""
    spoken = voice or NotedVoice(speech.choose(speech.language()), MachineClock())
    return (
        *senses.watched(),
        notifier.watched(),
        _tray(has_tray),
        player.watched(),
        spoken.watched(),
        *connected.watched(),
    )


def run_doctor(*, has_screen: bool) -> int:
    """Check everything in this process; returns the exit code, 1 when something is missing.

    Nobody is told what is found, and nothing is shown or played.
    """
    qt = lean_qt.application() if has_screen else QCoreApplication(["backcare-tray"])
    clock, connected = MachineClock(), buses.connect()
    settings = SettingsFile(paths.config_dir() / "settings.toml", clock.now).read().settings
    notifier = NotedNotifier(notifications.choose(connected.session, ""), clock)
    senses = Senses(connected, clock, _hear, lambda: None)
    senses.follow(settings)
    _let_answer(connected)
    found = everything(
        senses=senses,
        connected=connected,
        notifier=notifier,
        player=NotedPlayer(sound.choose(), clock),
        voice=None,
        has_tray=has_screen and QSystemTrayIcon.isSystemTrayAvailable(),
    )
    senses.close()
    connected.close()
    qt.shutdown()
    print(report(found, clock.now()))  # noqa: T201 - what was asked for
    return 0 if all_well(found) else 1


def _hear(_event: Event) -> None:
    """There is no core that would want to know."""


def _let_answer(connected: Buses) -> None:
    """Run the event loop until everybody has answered, or has had time to."""
    loop, looks = QEventLoop(), count(1)

    def look() -> None:
        number = next(looks)
        if number >= MOST or (number >= LEAST and not connected.busy()):
            loop.quit()

    timer = QTimer(interval=LOOK)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()


def _tray(has_tray: bool) -> Watched:
    if has_tray:
        health = well(tr("The panel shows the icon."))
    else:
        health = partly(
            tr("No panel shows tray icons; start Backcare once more for its window."),
            tr("On plain GNOME, install the AppIndicator extension."),
        )
    return Watched(tr("Tray icon"), "tray", health)
