"""A service on a private bus that answers one question as a test tells it to.

It lives in the test's own process, on a connection of its own: what is said goes through the bus.
"""

from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus

from backcare_tray.system.dbus_connection import BusName, Connection

REPLACE = 2
UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"


class StubService:
    """Owns `name`; answers `member`, called with the values `arguments`, by `answer`."""

    def __init__(
        self,
        bus: BusName,
        name: str,
        member: str,
        arguments: tuple[object, ...] = (),
        answer: tuple[str, tuple[object, ...]] = ("b", (False,)),
    ) -> None:
        self.bus = bus
        self.name = name
        self.member = member
        self.arguments = arguments
        self.answer = answer
        self.behaviour = "good"  # or: hangs, nonsense, refuses
        self.asked = 0
        self.held: list[Message] = []
        self.connection: Connection | None = None

    def appear(self) -> None:
        self.connection = Connection(self.bus, self._received, lambda _: None)
        self.connection.send(message_bus.RequestName(self.name, REPLACE))

    def vanish(self) -> None:
        if self.connection:
            self.connection.close()
            self.connection = None

    def emit(self, path: str, interface: str, member: str, types: str, *values: object) -> None:
        assert self.connection
        emitter = DBusAddress(path, interface=interface)
        self.connection.send(new_signal(emitter, member, types, values))

    def answer_late(self) -> None:
        """Answer what was not answered while it hung."""
        self.behaviour = "good"
        held, self.held = self.held, []
        for message in held:
            self._answer(message)

    def _received(self, message: Any) -> None:  # noqa: ANN401 - jeepney has no types
        if message.header.message_type is MessageType.method_call:
            self._answer(message)

    def _answer(self, message: Message) -> None:
        assert self.connection
        fields = message.header.fields
        if fields.get(HeaderFields.member) != self.member or message.body != self.arguments:
            self.connection.send(new_error(message, UNKNOWN))
            return
        self.asked += 1
        match self.behaviour:
            case "hangs":
                self.held.append(message)
            case "nonsense":
                self.connection.send(new_method_return(message, "at", ([7],)))
            case "refuses":
                self.connection.send(new_error(message, "org.example.No"))
            case _:
                self.connection.send(new_method_return(message, *self.answer))
