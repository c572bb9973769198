"""The Notifier port on `org.freedesktop.Notifications`, as the Desktop Notifications 1.2 spec says.

The server is asked what it can do when it appears, so that a restarted or another one is known.
One note lives at a time. While the server has not answered the last `Notify`, changes wait for it:
only the answer carries the number that an update or a withdrawal needs.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jeepney import DBusAddress, MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus

from backcare_tray.core.ports import Note
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, partly, well
from backcare_tray.system.dbus import Body, Bus, ignore

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)

APP_NAME = "Backcare"
DESKTOP_ENTRY = "backcare-tray"
NEVER = 0
"""The expiry that means "keep it": the note is withdrawn by us when it is stale."""
DISMISSED = 2
"""The reason that `NotificationClosed` gives when the person closed the note."""

NO_BUTTONS = frozenset({"dunst"})
"""Servers that claim "actions", yet show no button: only a click with the middle button answers."""
CLICK_ONLY = frozenset({"mako"})
"""Servers that show no button either, but where a plain click gives "default", and `makoctl menu`
all the others. They live on Wayland, where a card of our own would take the keyboard."""
DEFAULT_AS_BUTTON = frozenset({"Xfce Notify Daemon"})
"""Servers that show the "default" action as one more button."""
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""For servers that take the text for markup."""


@dataclass(frozen=True)
class Shown:
    """A note with those who want to know what becomes of it."""

    note: Note
    answered: Callable[[str], None]
    failed: Callable[[], None]


@dataclass(frozen=True)
class Server:
    """What the running server said of itself."""

    name: str = ""
    abilities: frozenset[str] = frozenset()

    @property
    def has_buttons(self) -> bool:
        return "actions" in self.abilities and self.name not in NO_BUTTONS

    def actions(self, note: Note) -> list[str]:
        """Keys and labels in turn, as `Notify` takes them."""
        if "actions" not in self.abilities:
            return []
        buttons = list(note.buttons)
        if buttons and self.name not in DEFAULT_AS_BUTTON:
            buttons.insert(0, ("default", tr("Open")))
        return [word for button in buttons for word in button]

    def body(self, note: Note) -> str:
        text = note.text
        if note.buttons and self.name in CLICK_ONLY:
            text = f"{text} " + tr("Click: {button}.").format(button=note.buttons[0][1])
        return text.translate(ESCAPES) if "body-markup" in self.abilities else text


class FreedesktopNotifier:
    """One note at a time on the session bus's notification server.

    `icon` is a name in the icon theme or the absolute path of a picture.
    """

    def __init__(self, bus: Bus, icon: str) -> None:
        self._bus = bus
        self._icon = icon
        self._owner = ""
        self._starts_on_demand = False
        self._server = Server()
        self._current: Shown | None = None
        self._number = 0
        self._sending: Shown | None = None
        for member, signature, heard in (
            ("ActionInvoked", "us", self._acted),
            ("NotificationClosed", "uu", self._closed),
        ):
            rule = MatchRule(type="signal", interface=NAME, member=member)
            bus.listen(NAME, rule, signature, heard)
        bus.watch_name(NAME, self._owner_changed)
        bus.call(message_bus.ListActivatableNames(), "as", self._activatable, ignore)

    def has_buttons(self) -> bool:
        """Whether a server is there, or starts when called, on whose notes one can answer."""
        return self._server.has_buttons and bool(self._owner or self._starts_on_demand)

    def health(self) -> Health:
        """Which server shows the notes, and whether with buttons."""
        own = tr("Reminders come as a small window of Backcare's own.")
        name = self._server.name or NAME
        if not self._owner and not self._starts_on_demand:
            said = tr("No notification server is running.")
            return partly(f"{said} {own}", tr("Start one, such as mako, dunst or swaync."))
        if not self._server.has_buttons:
            return partly(tr("{name} shows no buttons.").format(name=name) + f" {own}")
        return well(tr("{name} shows the reminders.").format(name=name))

    def show(self, note: Note, answered: Callable[[str], None], failed: Callable[[], None]) -> None:
        """Show `note` or update the one that is shown; see the port.

        `failed` is also called when the server dies while it shows the note.
        """
        self._current = Shown(note, answered, failed)
        self._send()

    def withdraw(self) -> None:
        """Take the note away."""
        self._current = None
        self._close_note()

    def _send(self) -> None:
        if self._current is None or self._sending is not None:
            return
        self._sending = self._current
        self._bus.call(
            self._notify(self._current.note), "u", self._sent, self._refused, late=self._sent_late
        )

    def _notify(self, note: Note) -> Message:
        hints: dict[str, tuple[str, object]] = {
            "urgency": ("y", 1),  # normal: critical ones are kept until clicked, over everything
            "desktop-entry": ("s", DESKTOP_ENTRY),
            "category": ("s", "x-backcare.break"),
            # Not "transient": GNOME would drop the note after four seconds; and not "resident": a
            # pressed button is an answer.
        }
        actions, body = self._server.actions(note), self._server.body(note)
        if note.seconds and not note.buttons:
            hints["transient"] = ("b", True)  # nobody wants to read it later
        expiry = note.seconds * 1000 or NEVER
        values = (APP_NAME, self._number, self._icon, note.title, body, actions, hints, expiry)
        return new_method_call(SERVER, "Notify", "susssasa{sv}i", values)

    def _sent(self, body: Body) -> None:
        sent, self._sending = self._sending, None
        self._number = body[0]
        if self._current is None:
            self._close_note()
        elif self._current is not sent:
            self._send()

    def _sent_late(self, body: Body) -> None:
        """A server that hung shows, at last, a note that somebody else has shown since."""
        self._bus.call(_close(body[0]), "", ignore, ignore)

    def _refused(self, _: str) -> None:
        self._sending = None
        self._fail()

    def _fail(self) -> None:
        self._number = 0
        current, self._current = self._current, None
        if current:
            current.failed()

    def _close_note(self) -> None:
        if self._number:
            self._bus.call(_close(self._number), "", ignore, ignore)
            self._number = 0

    def _acted(self, body: Body) -> None:
        number, key = body
        if number == self._number:
            self._close_note()  # some servers leave it open
            self._answer(key)

    def _closed(self, body: Body) -> None:
        number, reason = body
        if number == self._number:
            self._number = 0
            if reason == DISMISSED:
                self._answer("closed")

    def _answer(self, key: str) -> None:
        """Pass the person's answer on, once: GNOME sends each signal twice, others both signals."""
        current, self._current = self._current, None
        if current:
            current.answered(key)

    def _owner_changed(self, owner: str) -> None:
        former, self._owner = self._owner, owner
        if owner == former:
            return
        if former and self._sending is None:
            self._fail()  # whoever showed the note is gone, and the note with it
        if owner:
            self._ask_server()

    def _activatable(self, body: Body) -> None:
        self._starts_on_demand = NAME in body[0]
        if self._starts_on_demand and not self._owner:
            self._ask_server()  # which starts it

    def _ask_server(self) -> None:
        def named(body: Body) -> None:
            name = body[0]
            self._bus.call(
                new_method_call(SERVER, "GetCapabilities"),
                "as",
                lambda abilities: self._met(Server(name, frozenset(abilities[0]))),
                lambda _: self._met(Server()),
            )

        self._bus.call(
            new_method_call(SERVER, "GetServerInformation"),
            "ssss",
            named,
            lambda _: self._met(Server()),
        )

    def _met(self, server: Server) -> None:
        self._server = server


def _close(number: int) -> Message:
    return new_method_call(SERVER, "CloseNotification", "u", (number,))
