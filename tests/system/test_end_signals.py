"""A process that is asked to end does so in good order, also while nothing happens in it."""

import signal
import subprocess
import sys

import pytest

from backcare_tray.system.end_signals import SIGNALS

if sys.platform == "win32":
    pytest.skip("Windows asks by other means", allow_module_level=True)

RESTS = """
import signal, sys
from PySide6.QtCore import QCoreApplication
from backcare_tray.system.end_signals import EndSignals

app = QCoreApplication([])
signals = EndSignals(app.quit)
print("rests", flush=True)
app.exec()
print("in good order", flush=True)
signals.close()
print(signal.set_wakeup_fd(-1), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def resting() -> "subprocess.Popen[str]":
    """A program of its own whose event loop waits for nothing but signals."""
    process = subprocess.Popen(
        [sys.executable, "-c", RESTS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "rests\n"
    return process


def test_the_session_the_terminal_and_the_keyboard_may_ask() -> None:
    assert set(SIGNALS) == {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}


@pytest.mark.parametrize("number", SIGNALS)
def test_it_ends_in_good_order_and_then_at_once(
    resting: "subprocess.Popen[str]", number: signal.Signals
) -> None:
    with resting as process:
        assert process.stdout
        process.send_signal(number)
        assert process.stdout.readline() == "in good order\n"
        assert process.stdout.readline() == "-1\n"  # no signal wakes anybody any more
        process.send_signal(number)  # what takes long at the end can be cut short
        assert process.wait(10) == -number
