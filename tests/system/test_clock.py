"""The machine's clock."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backcare_tray.system import clock as clock_module
from backcare_tray.system.clock import MachineClock
from backcare_tray.system.session.sleeps import SHORTEST


def test_now_is_the_time_in_aware_utc() -> None:
    now = MachineClock().now()
    assert now.utcoffset() == timedelta()
    assert abs(now.timestamp() - time.time()) < 5


def test_steady_time_goes_forward() -> None:
    clock = MachineClock()
    before = clock.steady()
    time.sleep(0.01)
    assert clock.steady() - before >= timedelta(milliseconds=10)


@pytest.mark.skipif(sys.platform != "linux", reason="CLOCK_BOOTTIME is Linux's")
def test_steady_time_counts_suspend(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that tests has seldom slept: here it was awake for 60 seconds of 100."""
    since_boot = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert MachineClock().steady().total_seconds() == pytest.approx(since_boot, abs=5)
    clocks = {time.CLOCK_BOOTTIME: 100.0, time.CLOCK_MONOTONIC: 60.0}
    monkeypatch.setattr(time, "clock_gettime", clocks.__getitem__)
    assert MachineClock().steady() == timedelta(seconds=100)
    assert MachineClock().asleep() == timedelta(seconds=40)


def test_the_time_asleep_stands_still_while_awake() -> None:
    first = MachineClock().asleep()
    assert first > -SHORTEST
    assert abs(MachineClock().asleep() - first) < SHORTEST


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no tzset")
def test_a_change_of_the_time_zone_is_followed() -> None:
    program = """
import os
from datetime import timedelta
from backcare_tray.system.clock import MachineClock
clock = MachineClock()
offsets = []
for zone in ("UTC0", "EST5", "NPT-5:45"):
    os.environ["TZ"] = zone
    offsets.append(clock.now().astimezone().utcoffset() / timedelta(minutes=1))
print(offsets)
"""
    environment = os.environ | {"TZ": "UTC0"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[0.0, -300.0, 345.0]"


def test_the_running_machine_was_not_rebooted() -> None:
    clock = MachineClock()
    assert not clock.rebooted_since(clock.boot_id())
    assert clock.rebooted_since("another run of the machine")
    assert clock.rebooted_since("")


def test_boot_moments_count_as_one_when_close(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(clock_module, "BOOT_ID", tmp_path / "not-linux")
    clock = MachineClock()
    booted = datetime.fromisoformat(clock.boot_id())
    assert booted <= datetime.now(UTC)
    assert not clock.rebooted_since((booted - timedelta(seconds=30)).isoformat())
    assert clock.rebooted_since((booted - timedelta(hours=1)).isoformat())
    assert clock.rebooted_since("2026-03-02T09:00:00")
