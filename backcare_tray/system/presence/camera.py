"""A camera in use: somebody has a video device open (Linux, Video4Linux).

The kernel tells when a device is opened or closed; only then, and after a moment of quiet, the open
files of the running processes are looked through. What cannot be seen: processes of other users,
and all of them from inside a sandbox. For those that use the camera portal, PipeWire opens it.

No device is ever opened here. Which of them record is taken from udev's notes, as decoders of films
are video devices, too.
"""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, partly, well
from backcare_tray.system.presence import inotify
from backcare_tray.system.presence.inotify import Inotify
from backcare_tray.system.presence.source import Say

log = logging.getLogger(__name__)

SETTLE = 1000
"""Milliseconds without another event before the look: programs open a device to learn its name."""


class Camera:
    """Says True while another process has a camera of `devices` open."""

    def __init__(
        self,
        say: Say,
        devices: Path = Path("/dev"),
        processes: Path = Path("/proc"),
        notes: Path = Path("/run/udev/data"),
    ) -> None:
        self._say = say
        self._devices = devices
        self._processes = processes
        self._notes = notes
        self._inotify: Inotify | None = None
        self._trouble = ""
        self._cameras: set[str] = set()
        self._refused = False
        # Runs only after a device was opened or closed.
        self._settle = QTimer(singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._settled)

    def start(self) -> None:
        """Look once, and listen."""
        self.stop()
        try:
            self._inotify = Inotify()
            self._inotify.watch(
                self._devices,
                inotify.CREATE | inotify.DELETE | inotify.ATTRIBUTES | inotify.MOVED_TO,
                self._device_changed,
            )
        except OSError as error:
            self.stop()
            self._trouble = error.strerror or str(error)
            return
        self._trouble = ""
        self._settled()

    def stop(self) -> None:
        """Listen no more."""
        self._settle.stop()
        if self._inotify:
            self._inotify.close()
            self._inotify = None

    def is_there(self) -> bool:
        """Always: a camera may be plugged in at any time."""
        return True

    def health(self) -> Health:
        """What is watched."""
        if self._trouble:
            return missing(
                tr("Backcare cannot see whether a camera is in use: {trouble}.").format(
                    trouble=self._trouble
                )
            )
        if self._refused and not self._cameras:
            return missing(
                tr("A camera is there, but you may not look at it."),
                tr("Join the group video: sudo usermod -aG video $USER, and log in again."),
            )
        if not self._cameras:
            return well(tr("No camera is there; one that is plugged in will be seen."))
        return partly(tr("The camera is watched where your own programs use it."))

    def _device_changed(self, name: str) -> None:
        if name.startswith("video") or not name:
            self._watch_cameras()
            self._settle.start()

    def _watch_cameras(self) -> None:
        """Find the cameras; a device that udev has not made ready yet is found once it is."""
        self._cameras.clear()
        self._refused = False
        for device in self._devices.glob("video*"):
            try:
                if not self._records(device):
                    continue
                if self._inotify:
                    what = inotify.OPEN | inotify.CLOSE_WRITE | inotify.CLOSE_NOWRITE
                    self._inotify.watch(device, what, self._opened_or_closed)
            except OSError as error:
                log.info("This video device cannot be watched: %s", error)
                self._refused = self._refused or isinstance(error, PermissionError)
            else:
                self._cameras.add(str(device))

    def _records(self, device: Path) -> bool:
        """Whether `device` is a camera, or may be one. Raises OSError if it is gone."""
        number = device.stat().st_rdev
        note = self._notes / f"c{os.major(number)}:{os.minor(number)}"
        try:
            text = note.read_text("utf-8", "replace")
        except OSError:
            return True
        return "ID_V4L_CAPABILITIES=" not in text or ":capture:" in text

    def _opened_or_closed(self, _: str) -> None:
        self._settle.start()

    def _settled(self) -> None:
        """Look. What udev knows of a new device is written down after the device is made ready."""
        self._watch_cameras()
        self._say(bool(self._cameras) and any(map(self._holds_camera, self._open_files())))

    def _open_files(self) -> Iterator[str]:
        """The open files, as links, of all processes that we may look at."""
        for folder in self._processes.glob("[0-9]*/fd"):
            try:
                links = os.listdir(folder)  # noqa: PTH208 - ten times as fast as objects, on thousands
            except OSError:
                continue  # of another user, or ended meanwhile
            yield from (f"{folder}/{link}" for link in links)

    def _holds_camera(self, link: str) -> bool:
        try:
            return os.readlink(link) in self._cameras  # noqa: PTH115 - as above
        except OSError:
            return False  # closed meanwhile
