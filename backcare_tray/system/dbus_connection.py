"""One connection to a message bus: address, log-in, messages in and out. jeepney knows the format.

Nothing here waits: the log-in, too, is a conversation on the event loop. What is sent before it is
over leaves right after it.
"""

import os
import socket
import struct
from collections.abc import Callable, Iterator
from enum import Enum
from itertools import count
from typing import Any

from jeepney import Message, Parser
from jeepney.auth import BEGIN, AuthenticationError, Authenticator
from jeepney.bus import get_connectable_addresses
from jeepney.bus_messages import message_bus

from backcare_tray.core.translation import tr
from backcare_tray.system import stream
from backcare_tray.system.stream import Stream

GARBAGE = (ValueError, LookupError, TypeError, AssertionError, struct.error)
"""What jeepney raises on bytes that are no D-Bus message."""

SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket;unix:path=/var/run/dbus/system_bus_socket"


class BusName(Enum):
    """The two buses of a desktop."""

    SESSION = "session"
    SYSTEM = "system"


def addresses(bus: BusName) -> Iterator[str]:
    """Where `bus` may listen, as the D-Bus specification and systemd say.

    Raises ValueError or RuntimeError when an address in the environment cannot be read.
    """
    if bus is BusName.SYSTEM:
        text = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or SYSTEM_BUS
    else:
        runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
        text = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={runtime}/bus"
    yield from get_connectable_addresses(text)


def connect(bus: BusName) -> socket.socket:
    """Connect without waiting. Raises OSError when nobody listens."""
    refusal = OSError(tr("no address of it is known"))
    try:
        for address in addresses(bus):
            try:
                return stream.connect(address)
            except OSError as error:
                refusal = error
    except (ValueError, RuntimeError) as error:
        refusal = OSError(tr("its address cannot be read: {error}").format(error=error))
    raise refusal


class Connection:
    """A log-in and then messages. `received` gets each; `lost` the reason if it ends."""

    def __init__(
        self, bus: BusName, received: Callable[[Any], None], lost: Callable[[str], None]
    ) -> None:
        self._received = received
        self._lost = lost
        self._parser = Parser()
        self._log_in: Any = Authenticator()
        self._waiting: list[bytes] = []
        self._serials = count(1)
        self._stream = Stream(connect(bus), self._read, lost)
        self._stream.send(self._log_in.data_to_send())
        self.send(message_bus.Hello())

    def send(self, message: Message) -> int:
        """Send `message`; returns the serial number that its answer will carry."""
        serial = next(self._serials)
        data = message.serialise(serial)
        if self._log_in.authenticated:
            self._stream.send(data)
        else:
            self._waiting.append(data)
        return serial

    def close(self) -> None:
        self._stream.close()

    def _read(self, data: bytes) -> None:
        try:
            messages = self._parse(data)
        except (*GARBAGE, AuthenticationError) as error:
            self._stream.close()
            self._lost(tr("it does not speak D-Bus ({error})").format(error=error))
            return
        for message in messages:
            self._received(message)

    def _parse(self, data: bytes) -> list[Any]:
        if self._log_in.authenticated:
            return list(self._parser.feed(data))
        self._log_in.feed(data)
        if self._log_in.authenticated:
            self._stream.send(BEGIN + b"".join(self._waiting))
            self._waiting.clear()
        return []
