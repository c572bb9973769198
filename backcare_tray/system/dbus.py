"""A message bus for the rest of this floor: calls with a time limit, signals, who owns a name.

One connection a bus, on the event loop; see `dbus_connection.py`. A bus that is absent or goes away
costs nothing: calls fail, and the next call tries to connect again.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from jeepney import HeaderFields, MatchRule, Message, MessageType
from jeepney.bus_messages import message_bus
from PySide6.QtCore import QDeadlineTimer, QTimer

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, well
from backcare_tray.system.dbus_connection import BusName, Connection

log = logging.getLogger(__name__)

Body = tuple[Any, ...]
Reply = Callable[[Body], None]
Failed = Callable[[str], None]

TIME_LIMIT = timedelta(seconds=3)
BUS_ITSELF = "org.freedesktop.DBus"


def ignore(_: object) -> None:
    """The `reply` or `failed` of a call whose outcome changes nothing."""


@dataclass(frozen=True)
class _Call:
    """A call that waits for its answer."""

    signature: str
    reply: Reply
    failed: Failed
    late: Reply
    limit: QDeadlineTimer


@dataclass(frozen=True)
class _Listener:
    sender: str
    rule: MatchRule
    signature: str
    heard: Reply

    def subscription(self) -> Message:
        """The call that makes the bus send us the signals."""
        return message_bus.AddMatch(f"{self.rule.serialise()},sender='{self.sender}'")


class Bus:
    """The session or the system bus. All callbacks come from the event loop, in its thread.

    A call waits for its answer no longer than `limit`.
    """

    def __init__(self, name: BusName, limit: timedelta = TIME_LIMIT) -> None:
        self._name = name
        self._milliseconds = limit // timedelta(milliseconds=1)
        self._connection: Connection | None = None
        self._trouble = tr("not connected yet")
        self._calls: dict[int, _Call] = {}
        self._overdue: dict[int, _Call] = {}
        self._listeners: list[_Listener] = []
        self._watchers: list[tuple[str, Callable[[str], None]]] = []
        self._owners = {BUS_ITSELF: BUS_ITSELF}
        # Runs only while calls wait for an answer.
        self._limit = QTimer(singleShot=True)
        self._limit.timeout.connect(self._give_up)

    def call(
        self,
        message: Message,
        signature: str,
        reply: Reply,
        failed: Failed,
        *,
        late: Reply = ignore,
    ) -> None:
        """Send a method call.

        `reply` gets the values of the answer, which are of the types in `signature`; `failed` gets
        the reason if there is an error, an answer of other types, no bus, or no answer within the
        time limit. Exactly one of them is called, once; `failed` at once without a bus. An answer
        that comes after the limit goes to `late`.
        """
        connection = self._connected()
        if connection is None:
            failed(self._trouble)
            return
        waiting = _Call(signature, reply, failed, late, QDeadlineTimer(self._milliseconds))
        self._calls[connection.send(message)] = waiting
        if not self._limit.isActive():
            self._limit.start(self._milliseconds)

    def listen(self, sender: str, rule: MatchRule, signature: str, heard: Reply) -> None:
        """Hand the values of each signal of `sender` that fits `rule` and `signature` to `heard`.

        `sender` is a name that `watch_name` watches: any program may send us a signal, and only
        the owner's is meant. The subscription holds for the life of this object.
        """
        listener = _Listener(sender, rule, signature, heard)
        self._listeners.append(listener)
        if self._connection is None:
            self._connected()  # which subscribes to all
        else:
            self._connection.send(listener.subscription())

    def watch_name(self, name: str, changed: Callable[[str], None]) -> None:
        """Tell `changed` who owns `name`: now, whenever that changes, and "" when nobody does."""
        rule = MatchRule(type="signal", interface=BUS_ITSELF, member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        self.listen(BUS_ITSELF, rule, "sss", lambda body: self._owned(name, body[2], changed))
        self._watchers.append((name, changed))
        self._ask_owner(name, changed)

    def busy(self) -> bool:
        """Whether a call still waits for its answer."""
        return bool(self._calls)

    def health(self) -> Health:
        """How the connection is."""
        if self._connection is None:
            return missing(
                tr("The {bus} bus is not there: {trouble}.").format(
                    bus=self._name.value, trouble=self._trouble
                ),
                tr("Install dbus, and log in again."),
            )
        return well(tr("Connected to the {bus} bus.").format(bus=self._name.value))

    def close(self) -> None:
        """Close the connection without a word to anybody."""
        self._limit.stop()
        self._calls.clear()
        self._overdue.clear()
        if self._connection:
            self._connection.close()
            self._connection = None

    def _connected(self) -> Connection | None:
        if self._connection is None:
            try:
                self._connection = Connection(self._name, self._received, self._lost)
            except OSError as error:
                self._trouble = error.strerror or str(error)
                return None
            for listener in self._listeners:
                self._connection.send(listener.subscription())
            for name, changed in self._watchers:
                self._ask_owner(name, changed)
        return self._connection

    def _ask_owner(self, name: str, changed: Callable[[str], None]) -> None:
        self.call(
            message_bus.GetNameOwner(name),
            "s",
            lambda body: self._owned(name, body[0], changed),
            lambda _: self._owned(name, "", changed),
        )

    def _owned(self, name: str, owner: str, changed: Callable[[str], None]) -> None:
        self._owners[name] = owner
        changed(owner)

    def _received(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            for listener in self._listeners:
                if self._is_for(listener, message):
                    _guarded(listener.heard, message.body)
        elif kind in (MessageType.method_return, MessageType.error):
            self._answered(message)

    def _is_for(self, listener: _Listener, signal: Message) -> bool:
        sender = signal.header.fields.get(HeaderFields.sender)
        return bool(
            listener.rule.matches(signal)
            and _signature(signal) == listener.signature
            and sender == self._owners.get(listener.sender)
        )

    def _answered(self, message: Message) -> None:
        serial = message.header.fields.get(HeaderFields.reply_serial)
        trouble = _trouble_with(message, self._calls.get(serial) or self._overdue.get(serial))
        if call := self._calls.pop(serial, None):
            if trouble:
                _guarded(call.failed, trouble)
            else:
                _guarded(call.reply, message.body)
        elif (call := self._overdue.pop(serial, None)) and not trouble:
            _guarded(call.late, message.body)
        if not self._calls:
            self._limit.stop()

    def _give_up(self) -> None:
        expired = {serial: call for serial, call in self._calls.items() if call.limit.hasExpired()}
        for serial, call in expired.items():
            del self._calls[serial]
            if call.late is not ignore:
                self._overdue[serial] = call
            _guarded(call.failed, tr("no answer in time"))
        if self._calls:
            self._limit.start(min(call.limit.remainingTime() for call in self._calls.values()))

    def _lost(self, reason: str) -> None:
        self._connection = None
        self._trouble = reason
        log.info("Lost the %s bus: %s", self._name.value, reason)
        calls = list(self._calls.values())
        self._calls.clear()
        self._overdue.clear()
        self._owners = {BUS_ITSELF: BUS_ITSELF}
        self._limit.stop()
        for call in calls:
            _guarded(call.failed, reason)
        for _, changed in self._watchers:
            _guarded(changed, "")


def _signature(message: Message) -> str:
    return str(message.header.fields.get(HeaderFields.signature, ""))


def _trouble_with(message: Message, call: _Call | None) -> str:
    """What is wrong with an answer, in words; "" if nothing."""
    if message.header.message_type is MessageType.error:
        return str(message.header.fields.get(HeaderFields.error_name))
    found = _signature(message)
    if call and found != call.signature:
        return tr("answered with “{found}” instead of “{expected}”").format(
            found=found, expected=call.signature
        )
    return ""


def _guarded(callback: Callable[[Any], None], value: object) -> None:
    """Call back; a mistake in one listener must not cost the others their message."""
    try:
        callback(value)
    except Exception:
        log.exception("A listener on the bus failed")
