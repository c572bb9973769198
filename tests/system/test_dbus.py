"""The bus, on a real dbus-daemon."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from jeepney import DBusAddress, HeaderFields, MatchRule, new_method_call, new_signal
from jeepney.bus_messages import message_bus
from PySide6.QtCore import QCoreApplication

from backcare_tray.system.dbus import Body, Bus, ignore
from backcare_tray.system.dbus_connection import BusName
from tests.system.conftest import RunFor, WaitFor, running

NAME = "org.freedesktop.Notifications"
SERVICE = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
SCRIPT = str(Path(__file__).with_name("scripted_service.py"))
SHORT = timedelta(milliseconds=100)


@contextmanager
def service(behaviour: str) -> Iterator["subprocess.Popen[str]"]:
    with running(sys.executable, SCRIPT, "Scripted", behaviour) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield process


class Outcome:
    """Notes what became of a call."""

    def __init__(self) -> None:
        self.replies: list[Body] = []
        self.failures: list[str] = []
        self.late: list[Body] = []

    def __bool__(self) -> bool:
        return bool(self.replies or self.failures)

    def ask(self, bus: Bus, member: str, signature: str) -> None:
        bus.call(
            new_method_call(SERVICE, member),
            signature,
            self.replies.append,
            self.failures.append,
            late=self.late.append,
        )


@pytest.fixture
def outcome() -> Outcome:
    return Outcome()


def test_an_answer_comes_back(bus: Bus, outcome: Outcome, wait_for: WaitFor) -> None:
    with service("good"):
        outcome.ask(bus, "GetServerInformation", "ssss")
        wait_for(lambda: outcome)
    assert outcome.replies == [("Scripted", "test", "1", "1.2")]
    assert outcome.failures == []
    assert not bus._limit.isActive()
    assert bus.health().sentence == "Connected to the session bus."


def test_a_refusal_fails(bus: Bus, outcome: Outcome, wait_for: WaitFor) -> None:
    with service("refuses"):
        outcome.ask(bus, "GetCapabilities", "as")
        wait_for(lambda: outcome)
    assert outcome.failures == ["org.example.No"]


def test_an_answer_of_other_types_fails(bus: Bus, outcome: Outcome, wait_for: WaitFor) -> None:
    with service("nonsense"):
        outcome.ask(bus, "GetServerInformation", "ssss")
        wait_for(lambda: outcome)
    assert outcome.replies == []
    assert "instead of" in outcome.failures[0]


def test_an_absent_service_fails(bus: Bus, outcome: Outcome, wait_for: WaitFor) -> None:
    outcome.ask(bus, "GetCapabilities", "as")
    wait_for(lambda: outcome)
    assert outcome.failures == ["org.freedesktop.DBus.Error.ServiceUnknown"]


def test_a_hanging_service_fails_in_time_and_its_answer_comes_late(
    session_bus: object, outcome: Outcome, wait_for: WaitFor
) -> None:
    bus = Bus(BusName.SESSION, SHORT)
    with service("hangs"):
        outcome.ask(bus, "GetCapabilities", "as")
        wait_for(lambda: outcome)
        assert outcome.failures == ["no answer in time"]
        assert not bus._limit.isActive()
        bus.call(new_method_call(SERVICE, "Behave", "s", ("good",)), "", ignore, ignore)
        wait_for(lambda: outcome.late)
    assert outcome.late == [(["actions", "body", "body-markup"],)]
    assert outcome.replies == []
    bus.close()


def test_each_call_has_its_own_limit(
    session_bus: object, outcome: Outcome, wait_for: WaitFor, run_for: RunFor
) -> None:
    bus = Bus(BusName.SESSION, SHORT * 6)
    second = Outcome()
    with service("hangs"):
        outcome.ask(bus, "GetCapabilities", "as")
        run_for(400)
        second.ask(bus, "GetCapabilities", "as")
        wait_for(lambda: outcome)
        assert not second
        assert bus._limit.isActive()
        wait_for(lambda: second)
    bus.close()


def test_calls_fail_when_the_bus_dies_and_work_when_it_is_back(
    bus: Bus,
    outcome: Outcome,
    session_bus: "subprocess.Popen[str]",
    wait_for: WaitFor,
    tmp_path: Path,
) -> None:
    owners: list[str] = []
    bus.watch_name(NAME, owners.append)
    with service("hangs"):
        wait_for(lambda: any(owners))
        outcome.ask(bus, "GetCapabilities", "as")
        wait_for(lambda: bus._calls)
        session_bus.kill()
        wait_for(lambda: outcome)
    assert len(outcome.failures) == 1  # a closed or a reset connection, as the kernel sees it
    assert owners[-1] == ""
    assert not bus._limit.isActive()
    assert "session bus is not there" in bus.health().sentence

    session_bus.wait()
    config = tmp_path / "session-bus" / "bus.conf"
    (config.parent / "socket").unlink()
    with running("dbus-daemon", "--nofork", "--print-address", f"--config-file={config}") as again:
        assert again.stdout
        again.stdout.readline()
        with service("good"):
            outcome.ask(bus, "GetServerInformation", "ssss")
            wait_for(lambda: outcome.replies)
            wait_for(lambda: owners[-1])


def test_an_absent_bus_fails_at_once(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QCoreApplication
) -> None:
    for address in (f"unix:path={tmp_path}/nobody", "tcp:host=localhost", "rubbish"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        bus = Bus(BusName.SESSION)
        outcome.failures.clear()
        outcome.ask(bus, "GetCapabilities", "as")
        assert len(outcome.failures) == 1
        assert "session bus is not there" in bus.health().sentence


@pytest.mark.parametrize(
    "greeting", [b"", b"HTTP/1.1 400 Bad Request\r\n", b"OK 1\r\n" + b"x" * 40]
)
def test_something_else_that_listens_there_costs_one_time_limit(
    greeting: bytes,
    outcome: Outcome,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    wait_for: WaitFor,
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/other")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "other"))
        server.listen()
        bus = Bus(BusName.SESSION, SHORT)
        outcome.ask(bus, "GetCapabilities", "as")
        connection, _ = server.accept()
        with connection:
            connection.sendall(greeting)
            wait_for(lambda: outcome)
    assert len(outcome.failures) == 1
    bus.close()


def test_bytes_that_are_no_message_end_the_connection(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wait_for: WaitFor
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/other")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "other"))
        server.listen()
        bus = Bus(BusName.SESSION)
        outcome.ask(bus, "GetCapabilities", "as")
        connection, _ = server.accept()
        with connection:
            connection.sendall(b"OK 1234\r\n")
            wait_for(lambda: bus._connection and bus._connection._log_in.authenticated)
            connection.sendall(b"l" + b"\xff" * 3 + b"\x00" * 60)
            wait_for(lambda: outcome)
    assert outcome.failures[0].startswith("it does not speak D-Bus")


ACTION = MatchRule(type="signal", interface=NAME, member="ActionInvoked")


def act(bus: Bus, signature: str, number: int) -> None:
    """Let the scripted service send a signal."""
    values = ("ActionInvoked", signature, number, "1")
    bus.call(new_method_call(SERVICE, "Act", "ssus", values), "", ignore, ignore)


@pytest.fixture
def watching(bus: Bus) -> Bus:
    """A bus on which the owner of the service's name is watched."""
    bus.watch_name(NAME, ignore)
    return bus


def test_signals_are_heard_if_rule_and_types_fit(watching: Bus, wait_for: WaitFor) -> None:
    heard: list[Body] = []
    watching.listen(NAME, ACTION, "us", heard.append)
    with service("good"):
        act(watching, "uu", 7)
        act(watching, "us", 8)
        wait_for(lambda: heard)
    assert heard == [(8, "1")]


def test_a_signal_of_somebody_else_is_not_heard(watching: Bus, wait_for: WaitFor) -> None:
    heard: list[Body] = []
    watching.listen(NAME, ACTION, "us", heard.append)
    stranger = Bus(BusName.SESSION)
    with service("good"):
        wait_for(lambda: watching._owners.get(NAME))
        forged = new_signal(SERVICE, "ActionInvoked", "us", (666, "1"))
        names: list[Body] = []
        watching.call(message_bus.ListNames(), "as", names.append, pytest.fail)
        wait_for(lambda: names)
        stranger.call(message_bus.GetId(), "s", ignore, pytest.fail)  # which connects
        assert stranger._connection
        for name in names[0][0]:  # straight to everybody: the bus would not pass on a broadcast
            forged.header.fields[HeaderFields.destination] = name
            stranger._connection.send(forged)
        ids: list[Body] = []
        stranger.call(message_bus.GetId(), "s", ids.append, pytest.fail)
        wait_for(lambda: ids)
        act(watching, "us", 8)
        wait_for(lambda: heard)
    assert heard == [(8, "1")]
    stranger.close()


def test_one_failing_listener_does_not_cost_the_others(
    watching: Bus, wait_for: WaitFor, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Body] = []

    def stumble(_: Body) -> None:
        raise RuntimeError("a mistake")

    watching.listen(NAME, ACTION, "us", stumble)
    watching.listen(NAME, ACTION, "us", heard.append)
    with service("good"):
        act(watching, "us", 7)
        wait_for(lambda: heard)
    assert [record.getMessage() for record in caplog.records] == ["A listener on the bus failed"]
    caplog.clear()


def test_the_owner_of_a_name_is_followed(bus: Bus, wait_for: WaitFor) -> None:
    owners: list[str] = []
    bus.watch_name(NAME, owners.append)
    wait_for(lambda: owners)
    with service("good"):
        wait_for(lambda: owners[-1])
    wait_for(lambda: not owners[-1])
    assert owners[0] == ""
    assert owners[1].startswith(":")


def test_nothing_runs_between_two_messages(bus: Bus, wait_for: WaitFor, run_for: RunFor) -> None:
    names: list[Body] = []
    bus.call(message_bus.ListNames(), "as", names.append, pytest.fail)
    wait_for(lambda: names)
    run_for(50)
    assert not bus._limit.isActive()
    assert bus._calls == {}
