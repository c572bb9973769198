"""A real X11 desktop without a screen: X server, window manager, panel, notification server.

Everything runs in folders and on a session bus of its own, and is ended by process id.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

NEEDED = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xfce4-panel": "xfce4-panel",
    "dbus-daemon": "dbus",
    "xdotool": "xdotool",
    "xwininfo": "x11-utils",
    "import": "imagemagick",
}
"""Programs and the Debian packages that bring them."""
XFCONFD = "/usr/lib/*/xfce4/xfconf/xfconfd"
NOTIFYD = "/usr/lib/*/xfce4/notifyd/xfce4-notifyd"

BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""

PANEL_CONFIG = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
 <property name="configver" type="int" value="2"/>
 <property name="panels" type="array"><value type="int" value="1"/>
  <property name="panel-1" type="empty">
   <property name="position" type="string" value="p=6;x=0;y=0"/>
   <property name="length" type="uint" value="100"/>
   <property name="position-locked" type="bool" value="true"/>
   <property name="size" type="uint" value="32"/>
   <property name="plugin-ids" type="array">
    <value type="int" value="1"/><value type="int" value="2"/><value type="int" value="3"/>
   </property>
  </property></property>
 <property name="plugins" type="empty">
  <property name="plugin-1" type="string" value="tasklist"/>
  <property name="plugin-2" type="string" value="separator">
   <property name="expand" type="bool" value="true"/>
   <property name="style" type="uint" value="0"/></property>
  <property name="plugin-3" type="string" value="systray">
   <property name="square-icons" type="bool" value="true"/></property>
 </property>
</channel>"""


def missing() -> list[str]:
    """The Debian packages that are needed and not installed."""
    packages = [package for program, package in NEEDED.items() if not shutil.which(program)]
    packages += ["xfconf"] if not glob(XFCONFD) else []  # noqa: PTH207 - an absolute pattern
    return packages + (["xfce4-notifyd"] if not glob(NOTIFYD) else [])  # noqa: PTH207 - the same


@dataclass(frozen=True)
class Window:
    """A window on the screen, in pixels."""

    id: int
    x: int
    y: int
    width: int
    height: int


class Desktop:
    """Runs from `start` to `stop`; `home` is the person's folder, `pictures` gets screenshots."""

    def __init__(self, home: Path, pictures: Path) -> None:
        self.home, self.pictures = home, pictures
        self._processes: list[subprocess.Popen[bytes]] = []
        runtime = home / "run"
        runtime.mkdir(mode=0o700)
        kept = {key: os.environ[key] for key in ("PATH", "LANG", "TZ") if key in os.environ}
        self.environment = kept | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_STATE_HOME": str(home / ".local/state"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_CURRENT_DESKTOP": "XFCE",
            "XDG_SESSION_TYPE": "x11",
            "NO_AT_BRIDGE": "1",
            "GSETTINGS_BACKEND": "memory",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONWARNINGS": "error",
        }

    def start(self, *, panel: bool = True, notifications: bool = True) -> None:
        """Bring everything up, each part once the one before it answers."""
        self._start_display()
        self._start_bus()
        self.run("openbox")
        if panel or notifications:
            self.run(glob(XFCONFD)[0])  # noqa: PTH207 - an absolute pattern
            self.until(lambda: self.on_bus("org.xfce.Xfconf"))
        if notifications:
            self.run(glob(NOTIFYD)[0])  # noqa: PTH207 - an absolute pattern
            self.until(lambda: self.on_bus("org.freedesktop.Notifications"))
        if panel:
            self._start_panel()

    def stop(self) -> None:
        """End every process, the last one first."""
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def run(self, *command: str) -> "subprocess.Popen[bytes]":
        """Start a process that lives no longer than the desktop; its output goes to a file."""
        log = self.home / f"{Path(command[0]).name}-{len(self._processes)}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, env=self.environment, stdout=output, stderr=subprocess.STDOUT
            )
        self._processes.append(process)
        return process

    def ask(self, *command: str) -> str:
        """What a short command prints; empty when it fails."""
        result = subprocess.run(
            command, env=self.environment, check=False, capture_output=True, text=True, timeout=20
        )
        return result.stdout if result.returncode == 0 else ""

    def until(self, condition: Callable[[], T], seconds: float = 20) -> T:
        """Wait until `condition` gives something true, and return it; fail after `seconds`."""
        end = time.monotonic() + seconds
        while not (result := condition()):
            assert time.monotonic() < end, f"not within {seconds} s: {self.logs()}"
            time.sleep(0.1)
        return result

    def logs(self) -> str:
        """What our own program wrote."""
        return "\n".join(path.read_text() for path in self.home.glob("python*.log"))

    def on_bus(self, name: str) -> bool:
        """Whether somebody owns `name` on the session bus."""
        return "true" in self.ask(
            "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
            "org.freedesktop.DBus.NameHasOwner", f"string:{name}",
        )  # fmt: skip

    def tray_items(self) -> int:
        """How many icons the panel holds."""
        answer = self.ask(
            "dbus-send", "--session", "--print-reply", "--dest=org.kde.StatusNotifierWatcher",
            "/StatusNotifierWatcher", "org.freedesktop.DBus.Properties.Get",
            "string:org.kde.StatusNotifierWatcher", "string:RegisteredStatusNotifierItems",
        )  # fmt: skip
        return answer.count('string "')

    def windows(self, *search: str) -> list[Window]:
        """The visible windows that xdotool finds by `search`, e.g. "--name", "Backcare"."""
        ids = self.ask("xdotool", "search", "--onlyvisible", *search).split()
        return [window for window_id in ids if (window := self._window(int(window_id)))]

    def active_window(self) -> int:
        """The window that has the keyboard."""
        return int(self.ask("xdotool", "getactivewindow") or 0)

    def click(self, place: tuple[int, int], button: int = 1) -> None:
        """Move the pointer to `place` and click."""
        x, y = place
        self.ask("xdotool", "mousemove", str(x), str(y))
        time.sleep(0.2)
        self.ask("xdotool", "click", str(button))

    def key(self, *keys: str) -> None:
        """Press keys in the window that has the keyboard."""
        self.ask("xdotool", "key", *keys)

    def picture(self, name: str) -> Path:
        """Take a screenshot."""
        path = self.pictures / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.ask("import", "-window", "root", str(path))
        return path

    def _window(self, window_id: int) -> Window | None:
        facts = self.ask("xwininfo", "-id", str(window_id))
        keys = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        found = [re.search(rf"{key}:\s+(-?\d+)", facts) for key in keys]
        numbers = [int(match[1]) for match in found if match]
        return Window(window_id, *numbers) if len(numbers) == len(keys) else None

    def _start_display(self) -> None:
        number = self.home / "display"
        reader, writer = os.pipe()
        self._processes.append(
            subprocess.Popen(
                ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-nolisten",
                 "tcp", "-noreset"],
                pass_fds=[writer], env=self.environment, stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip
        os.close(writer)
        with os.fdopen(reader) as answer:
            number.write_text(answer.readline())
        self.environment["DISPLAY"] = f":{number.read_text().strip()}"
        self.ask("xsetroot", "-solid", "#7090a0")

    def _start_bus(self) -> None:
        config, socket = self.home / "bus.conf", self.home / "run" / "bus"
        config.write_text(BUS_CONFIG.format(socket=socket))
        self.run("dbus-daemon", "--nofork", f"--config-file={config}")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"
        self.until(socket.exists)

    def _start_panel(self) -> None:
        folder = self.home / ".config/xfce4/xfconf/xfce-perchannel-xml"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "xfce4-panel.xml").write_text(PANEL_CONFIG)
        self.run("xfce4-panel", "--disable-wm-check")
        self.until(lambda: self.on_bus("org.kde.StatusNotifierWatcher"))
