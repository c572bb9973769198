"""The non-blocking stream, over real sockets."""

import socket
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_tray.system.stream import Stream
from tests.system.conftest import RunFor, WaitFor

MUCH = bytes(3_000_000)
"""More than a socket takes at once."""


class Ends:
    """A stream and the bare socket at its other end."""

    def __init__(self) -> None:
        ours, self.other = socket.socketpair()
        self.other.setblocking(False)
        self.received = b""
        self.reasons: list[str] = []
        self.stream = Stream(ours, self._received, self.reasons.append)
        self.drained = 0

    def _received(self, data: bytes) -> None:
        self.received += data

    def drain(self) -> bool:
        """Read what has come; whether the stream was closed."""
        try:
            while data := self.other.recv(65536):
                self.drained += len(data)
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def ends(qapp: QCoreApplication) -> Iterator[Ends]:
    ends = Ends()
    yield ends
    ends.stream.close()
    ends.other.close()


def test_what_arrives_is_handed_on(ends: Ends, wait_for: WaitFor) -> None:
    ends.other.sendall(b"good ")
    ends.other.sendall(b"morning")
    wait_for(lambda: ends.received == b"good morning")


def test_what_the_socket_does_not_take_waits(ends: Ends, wait_for: WaitFor) -> None:
    ends.stream.send(MUCH)
    assert ends.stream._unsent
    wait_for(lambda: ends.drain() or ends.drained == len(MUCH))
    assert not ends.stream._writable.isEnabled()
    assert ends.stream.is_open()


def test_closing_when_sent_sends_all_first(ends: Ends, wait_for: WaitFor) -> None:
    ends.stream.send(MUCH)
    ends.stream.close_when_sent()
    assert ends.stream.is_open()
    wait_for(ends.drain)
    assert ends.drained == len(MUCH)
    assert ends.reasons == []


def test_the_other_end_closing_is_told_once(ends: Ends, wait_for: WaitFor, run_for: RunFor) -> None:
    ends.other.close()
    ends.stream.send(b"into the void")
    wait_for(lambda: ends.reasons)
    run_for(50)
    assert len(ends.reasons) == 1
    assert not ends.stream.is_open()
    ends.stream.send(b"and again")  # nothing happens


def test_closing_ourselves_is_not_told(ends: Ends, run_for: RunFor) -> None:
    ends.other.sendall(b"too late")
    ends.stream.close()
    run_for(50)
    assert ends.reasons == []
    assert ends.received == b""
