"""The camera: what counts as one, and as its use. The kernel's news of files is real."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("inotify and /proc are Linux's", allow_module_level=True)

from backcare_tray.core.watched import Works
from backcare_tray.system.presence import camera
from backcare_tray.system.presence.camera import Camera
from backcare_tray.system.presence.inotify import Heard, Inotify
from tests.system.conftest import RunFor, WaitFor, running


class Devices:
    """A folder that stands for /dev, udev's notes, and a source that looks at both."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.notes = folder / "dev", folder / "udev"
        self.folder.mkdir()
        self.notes.mkdir()
        self.said: list[bool] = []
        self.source = Camera(self.said.append, devices=self.folder, notes=self.notes)

    def plug(self, name: str) -> Path:
        device = self.folder / name
        device.touch()
        return device

    def note(self, device: Path, text: str) -> None:
        number = device.stat().st_rdev
        (self.notes / f"c{os.major(number)}:{os.minor(number)}").write_text(text)


@pytest.fixture
def devices(tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Devices]:
    monkeypatch.setattr(camera, "SETTLE", 100)
    devices = Devices(tmp_path)
    yield devices
    devices.source.stop()


def holding(stack: ExitStack, path: Path) -> "subprocess.Popen[str]":
    return stack.enter_context(running("tail", "-f", str(path)))


@pytest.mark.parametrize(
    ("note", "counts"),
    [
        ("E:ID_V4L_CAPABILITIES=:capture:\n", True),
        ("E:ID_V4L_CAPABILITIES=:\n", False),  # a decoder of films
        ("E:ID_V4L_CAPABILITIES=:video_output:\n", False),
        ("E:DEVNAME=/dev/video0\n", True),
    ],
)
def test_only_what_records_is_a_camera(
    devices: Devices, note: str, counts: bool, wait_for: WaitFor
) -> None:
    device = devices.plug("video0")
    devices.note(device, note)
    with ExitStack() as stack:
        tail = holding(stack, device)
        wait_for(lambda: str(device) in open_files(tail))
        devices.source.start()
        assert devices.said == [counts]
    assert ("No camera" in devices.source.health().sentence) != counts


def test_a_camera_that_may_not_be_looked_at_says_what_helps(
    devices: Devices, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = devices.plug("video0")
    watch = Inotify.watch

    def refuse(self: Inotify, path: Path, what: int, heard: Heard) -> None:
        if path == device:
            raise PermissionError(13, "not for you")
        watch(self, path, what, heard)

    monkeypatch.setattr(Inotify, "watch", refuse)
    devices.source.start()
    assert devices.source.health().works is Works.NOT
    assert "group video" in devices.source.health().remedy
    assert devices.said == [False]


def open_files(process: "subprocess.Popen[str]") -> list[str]:
    folder = Path(f"/proc/{process.pid}/fd")
    return [str(link.readlink()) for link in folder.iterdir()]


def test_a_program_that_only_asks_for_the_name_is_no_call(
    devices: Devices, run_for: RunFor
) -> None:
    device = devices.plug("video0")
    devices.source.start()
    device.read_bytes()
    run_for(300)
    assert devices.said == [False, False]  # one look at the start, one after the opening


def test_other_files_are_not_looked_at(devices: Devices, run_for: RunFor) -> None:
    devices.plug("video0")
    devices.source.start()
    devices.plug("sda").read_bytes()
    run_for(300)
    assert devices.said == [False]


def test_a_camera_that_is_plugged_in_later_is_seen(devices: Devices, wait_for: WaitFor) -> None:
    devices.source.start()
    assert "No camera is there" in devices.source.health().sentence
    device = devices.plug("video2")
    wait_for(lambda: "The camera is watched" in devices.source.health().sentence)
    with ExitStack() as stack:
        holding(stack, device)
        wait_for(lambda: devices.said[-1])
    wait_for(lambda: not devices.said[-1])


def test_without_the_folder_it_says_so(devices: Devices) -> None:
    devices.folder.rmdir()
    devices.source.start()
    assert "Backcare cannot see whether a camera is in use" in devices.source.health().sentence
    assert devices.said == []
