"""Reads what a program tells a screen reader: a client of the AT-SPI bus, by plain D-Bus calls.

Roles and states are those of `atspi-constants.h`; interfaces are named without
`org.a11y.atspi.`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

ROOT = "/org/a11y/atspi/accessible/root"
LABELLED_BY = 2
POLITE = 1
"""How an announcement waits its turn; 2 would interrupt."""


class State(IntEnum):
    """The states that are looked at, by the number of their bit."""

    CHECKED = 4
    EDITABLE = 7
    ENABLED = 8
    EXPANDABLE = 9
    FOCUSABLE = 11
    FOCUSED = 12
    MODAL = 16
    SELECTED = 23
    SENSITIVE = 24
    SHOWING = 25
    VISIBLE = 30
    CHECKABLE = 41
    HAS_POPUP = 42
    READ_ONLY = 43


@dataclass
class Node:
    """One thing in the tree, as it was when it was read."""

    bus_name: str
    path: str
    role: str
    name: str
    description: str
    states: frozenset[int]
    interfaces: frozenset[str]
    children: list["Node"] = field(default_factory=list)
    value: tuple[float, float, float] | None = None
    """Current, least and most, of what has the interface Value."""
    labels: str = ""
    """The names of what labels it: Qt gives a combo box no other name on Linux."""

    def walk(self) -> Iterator["Node"]:
        """This and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def has(self, *states: State) -> bool:
        return self.states.issuperset(states)

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree as text, to look at when a test fails."""
        words = [f"[{self.role}]", repr(self.name)]
        words += [f"labelled {self.labels!r}"] if self.labels else []
        words += [f"({self.description})"] if self.description else []
        words += [state.name.lower() for state in State if state in self.states]
        words += [f"value={self.value}"] if self.value else []
        yield "  " * depth + " ".join(words)
        for child in self.children:
            yield from child.lines(depth + 1)


class Reader:
    """A screen reader's connection. Close it."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(session_bus) as session:
            launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            (address,) = unwrap_msg(session.send_and_get_reply(_call(launcher, "GetAddress")))
        self._bus: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        self._bus.close()

    def applications(self) -> list[tuple[str, str]]:
        """Bus name and path of each program that takes part."""
        (found,) = self._ask(_at("org.a11y.atspi.Registry", ROOT, "Accessible"), "GetChildren")
        return [(name, path) for name, path in found]

    def tree(self, bus_name: str, path: str) -> Node:
        """What can be seen there, and all below it that can be seen."""
        node = self._node(bus_name, path)
        if State.SHOWING in node.states:
            (children,) = self._ask(_at(bus_name, path, "Accessible"), "GetChildren")
            found = [self.tree(*child) for child in children]
            node.children = [child for child in found if State.SHOWING in child.states]
        return node

    def act(self, node: Node, action: str) -> bool:
        """Do what a screen reader would: "Press" or "Toggle"."""
        there = _at(node.bus_name, node.path, "Action")
        (actions,) = self._ask(there, "GetActions")
        names = [each[0] for each in actions]
        (done,) = self._ask(there, "DoAction", "i", (names.index(action),))
        return bool(done)

    def listen(self, event: str, signal: str) -> None:
        """Ask for `event`, like "object:announcement", which comes as `signal`."""
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        self._ask(registry, "RegisterEvent", "sas", (event, []))
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member=signal)
        unwrap_msg(self._bus.send_and_get_reply(message_bus.AddMatch(rule)))
        self._heard = self._bus.filter(rule, bufsize=100)
        self._queue = self._heard.__enter__()

    def announced(self, seconds: float = 2) -> tuple[str, int]:
        """The next announcement and its politeness; ("", 0) when none comes."""
        try:
            body = self._bus.recv_until_filtered(self._queue, timeout=seconds).body
        except TimeoutError:
            return "", 0
        return body[3][1], body[1]

    def forget(self) -> None:
        """What was announced until now."""
        self._queue.clear()

    def _node(self, bus_name: str, path: str) -> Node:
        there = _at(bus_name, path, "Accessible")
        (role,) = self._ask(there, "GetRoleName")
        (low, high) = self._ask(there, "GetState")[0]
        (interfaces,) = self._ask(there, "GetInterfaces")
        short = frozenset(name.rpartition(".")[2] for name in interfaces)
        bits = low | high << 32
        return Node(
            bus_name,
            path,
            role,
            self._get(there, "Name"),
            self._get(there, "Description"),
            frozenset(bit for bit in range(64) if bits >> bit & 1),
            short,
            value=self._value(bus_name, path) if "Value" in short else None,
            labels=self._labels(there),
        )

    def _labels(self, there: DBusAddress) -> str:
        (relations,) = self._ask(there, "GetRelationSet")
        labels = [each for kind, targets in relations if kind == LABELLED_BY for each in targets]
        names = (self._get(_at(name, path, "Accessible"), "Name") for name, path in labels)
        return " ".join(names)

    def _value(self, bus_name: str, path: str) -> tuple[float, float, float]:
        there = _at(bus_name, path, "Value")
        now, least, most = (
            float(self._get(there, name))
            for name in ("CurrentValue", "MinimumValue", "MaximumValue")
        )
        return now, least, most

    def _get(self, there: DBusAddress, name: str) -> Any:  # noqa: ANN401 - a D-Bus variant
        message = Properties(there).get(name)
        return unwrap_msg(self._bus.send_and_get_reply(message, timeout=20))[0][1]

    def _ask(
        self, there: DBusAddress, method: str, signature: str = "", body: Sequence[Any] = ()
    ) -> tuple[Any, ...]:
        message = _call(there, method, signature, body)
        answer: tuple[Any, ...] = unwrap_msg(self._bus.send_and_get_reply(message, timeout=20))
        return answer


def _at(bus_name: str, path: str, interface: str) -> DBusAddress:
    return DBusAddress(path, bus_name, f"org.a11y.atspi.{interface}")


def _call(
    there: DBusAddress, method: str, signature: str = "", body: Sequence[Any] = ()
) -> Message:
    return new_method_call(there, method, signature or None, tuple(body))
