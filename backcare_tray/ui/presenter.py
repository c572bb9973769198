"""What the person sees, as the core asks for it: tray, reminder, routine, messages.

Windows exist only while they are shown, so that their memory is given back.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from backcare_tray.core.events import BreakStarted, Skipped
from backcare_tray.core.ports import Clock, Glance, Notifier, OpenWindow, Status, Tell
from backcare_tray.core.settings import Settings
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow, Window
from backcare_tray.ui.tray.commands import Commands
from backcare_tray.ui.tray.light_words import LightWords
from backcare_tray.ui.tray.menu import TrayMenu
from backcare_tray.ui.tray.messages import Messages
from backcare_tray.ui.tray.reasons import Reasons
from backcare_tray.ui.tray.reminder import Reminder
from backcare_tray.ui.tray.tray import Tray
from backcare_tray.ui.window_place import show_in_the_middle

if TYPE_CHECKING:  # windows that few people open cost the start nothing
    from backcare_tray.core.sets import PlannedSet
    from backcare_tray.ui.tray.control_window import ControlWindow
    from backcare_tray.ui.tray.pause_end import PauseEnd


class RoutineView(Window, Protocol):
    """The window that walks through a set, as far as the presenter knows it."""

    def close_quietly(self) -> None:
        """Close without a word; what was done is kept."""


class Presenter:
    """Implements `core.ports.Screen`, and opens what the person asks for.

    `open_routine` builds and shows the window for a set; it deletes itself when it is closed.
    """

    def __init__(  # noqa: PLR0913 - all that it shows, asks and opens is handed in here, by name
        self,
        *,
        tell: Tell,
        clock: Clock,
        notifier: Notifier,
        settings: Callable[[], Settings],
        icons: Icons,
        open_routine: "Callable[[PlannedSet], RoutineView]",
        open_window: OpenWindow,
        end: Callable[[], None],
    ) -> None:
        self._tell = tell
        self._icons = icons
        self._open_routine = open_routine
        self._clock = clock
        self._commands = Commands(
            tell, clock, settings, self._skip, self._ask_pause_end, open_window, end
        )
        self._reasons = Reasons(tell, icons)
        self._reminder = Reminder(tell, notifier, settings, icons, self._reasons)
        self._light = LightWords(tell, notifier, icons)
        self._messages = Messages(notifier, icons)
        self._status = Status(Glance.WORKING, None, "")
        self._routine: OneWindow[RoutineView] = OneWindow()
        self._control: OneWindow[ControlWindow] = OneWindow()
        self._pause_end: OneWindow[PauseEnd] = OneWindow()
        self._tray = Tray(icons, TrayMenu(self._commands), clock, self._tray_clicked)

    @property
    def has_tray(self) -> bool:
        """Whether there is a panel now that shows our icon."""
        return self._tray.available

    def show_reminder(self, number: int, *, may_snooze: bool) -> None:
        """Remind, or update the reminder that is shown."""
        self._light.forget()
        self._reminder.show(number, may_snooze=may_snooze)

    def hide_reminder(self) -> None:
        """Withdraw the reminder, if there is one."""
        self._reminder.hide()

    def start_routine(self, plan: "PlannedSet") -> None:
        """Open the window that walks through `plan`."""
        self._routine.put(self._open_routine(plan))

    def stop_routine(self) -> None:
        """Close the routine window, if it is open, without a word."""
        if window := self._routine.window:
            window.close_quietly()

    def show_nudge(self, number: int) -> None:
        """Show a line about posture that passes by itself."""
        self._light.nudge(number)

    def try_reminder(self) -> None:
        """Show what a reminder looks like, unless a real one is up."""
        if self._status.reminder is None:
            self._light.try_out(self._reminder.sample())

    def try_nudge(self) -> None:
        """Show what a nudge looks like, unless a reminder is up."""
        if self._status.reminder is None:
            self._light.nudge(1, asked=True)

    def suggest_change(self, *, standing: bool) -> None:
        """Ask the person to stand up, or to sit down."""
        self._light.ask(standing=standing)

    def show_status(self, status: Status) -> None:
        """Bring tray icon, tooltip, menu and control window up to date."""
        self._status = status
        self._tray.show_status(status)
        self._light.follow(standing=status.standing)
        if window := self._control.window:
            window.show_status(status)

    def change_language(self) -> None:
        """Another language speaks from now on: the tray changes over, windows when they open."""
        self._tray.change_menu(TrayMenu(self._commands))
        self.show_status(self._status)

    def say(self, title: str, text: str) -> None:
        """Show a message that needs no answer; it does not displace a reminder."""
        self._light.forget()
        self._messages.say(title, text, by_card=self._reminder.by_note)

    def show(self) -> None:
        """Answer a second start of the program: the control window, or what is open already."""
        if not self._reminder.take_focus() and not self._routine.to_front():
            self.open_control()

    def open_control(self) -> None:
        """Open the control window, or bring it to the front."""
        if not self._control.to_front():
            from backcare_tray.ui.tray.control_window import ControlWindow  # noqa: PLC0415 - see above

            window = ControlWindow(
                self._icons, self._commands, self._status, alone=not self.has_tray
            )
            self._control.put(window)
            show_in_the_middle(window)

    def close(self) -> None:
        """Take everything off the screen: the program ends."""
        self._reminder.hide()
        self.stop_routine()
        self._tray.hide()
        self._messages.close()
        self._light.close()
        self._reasons.close()
        self._pause_end.close()
        self._control.close()

    def _skip(self) -> None:
        if self._status.may_snooze:
            self._tell(Skipped())
        else:
            self._reasons.ask()

    def _ask_pause_end(self) -> None:
        if not self._pause_end.to_front():
            from backcare_tray.ui.tray.pause_end import PauseEnd  # noqa: PLC0415 - see above

            window = PauseEnd(self._icons.program, self._clock, self._tell)
            self._pause_end.put(window)
            show_in_the_middle(window)

    def _tray_clicked(self) -> None:
        """One click on the icon: to the running set, else answer the reminder or begin a break."""
        if not self._routine.to_front():
            self._tell(BreakStarted(self._status.reminder))
