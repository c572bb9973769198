"""Real Wayland compositors without a screen: sway, KWin and GNOME, each with a hand on the input.

Each lives in a folder and on buses of its own and is ended by process id.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.system.conftest import private_bus, running

DEBIAN_PYTHON = "/usr/bin/python3"
"""The one that sees Debian's Python packages."""
SOCKET = "wayland-1"
SWAY_CONFIG = """output HEADLESS-1 resolution 640x480
seat seat0 fallback true
xwayland disable
"""


@dataclass
class Compositor:
    """A running compositor. `start` and `stop` make a restart of it."""

    environment: dict[str, str]
    """What a program of this session finds in its environment."""
    start: Callable[[], None]
    stop: Callable[[], None]
    press: Callable[[], None]
    """Touch keyboard or pointer."""


@dataclass
class Process:
    """One process that can be started again. Its output goes to a file."""

    command: list[str]
    environment: dict[str, str]
    log: Path
    running: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.running.append(
                subprocess.Popen(
                    self.command, env=self.environment, stdout=output, stderr=subprocess.STDOUT
                )
            )

    def stop(self) -> None:
        while self.running:
            process = self.running.pop()
            process.kill()
            process.wait()


def need(**programs: str) -> None:
    """Skip the test where a package (the keyword) is missing, by the program that it brings."""
    missing = [package for package, program in programs.items() if not shutil.which(program)]
    if missing:
        pytest.skip(f"Debian packages are missing: {' '.join(missing)}".replace("_", "-"))


def dbusmock_is_there() -> bool:
    command = (DEBIAN_PYTHON, "-c", "import dbusmock")
    return (
        Path(DEBIAN_PYTHON).exists()
        and subprocess.run(command, check=False, capture_output=True).returncode == 0
    )


def until(condition: Callable[[], object], log: Path) -> None:
    """Wait until `condition` holds; fail with the log after twenty seconds."""
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, log.read_text(errors="replace")[-2000:]
        time.sleep(0.05)


def environment(folder: Path) -> dict[str, str]:
    """A session of its own, in `folder`."""
    (folder / "run").mkdir(mode=0o700)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "XDG_SESSION_TYPE": "wayland",
        "WAYLAND_DISPLAY": SOCKET,
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "GSETTINGS_BACKEND": "memory",
    }


@contextmanager
def sway(_: Path) -> Iterator[Compositor]:
    """Sway, with wtype at its keyboard. As root it runs as nobody: sway 1.7 refuses root.

    Its folder is not below the one of the tests, which is closed to others.
    """
    need(sway="sway", wtype="wtype")
    with TemporaryDirectory(prefix="backcare-sway-") as folder:
        yield from _sway(Path(folder))


def _sway(folder: Path) -> Iterator[Compositor]:
    base = environment(folder)
    config = folder / "sway.conf"
    config.write_text(SWAY_CONFIG)
    command = ["sway", "-c", str(config)]
    if os.getuid() == 0:
        import pwd  # noqa: PLC0415 - this module is imported on Windows, too

        nobody = pwd.getpwnam("nobody")
        user = [f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
        command = ["setpriv", *user, *command]
        for place in (folder, folder / "run"):
            os.chown(place, nobody.pw_uid, nobody.pw_gid)
    headless = {
        "WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman",
    }  # fmt: skip
    log = folder / "sway.log"
    inside = {key: value for key, value in base.items() if key != "WAYLAND_DISPLAY"}
    process = Process(command, inside | headless, log)
    socket = folder / "run" / SOCKET

    def start() -> None:
        socket.unlink(missing_ok=True)
        process.start()
        until(socket.exists, log)

    def press() -> None:
        subprocess.run(["wtype", "-k", "Shift_L"], env=base, check=True)

    start()
    try:
        yield Compositor(base, start, process.stop, press)
    finally:
        process.stop()


@contextmanager
def kwin(folder: Path) -> Iterator[Compositor]:
    """KWin in a window of an Xvfb, with xdotool at the pointer."""
    need(kwin_wayland="kwin_wayland", xvfb="Xvfb", xdotool="xdotool")
    base = environment(folder)
    # A copy has no file capabilities: containers forbid to start what claims CAP_SYS_RESOURCE.
    program = folder / "kwin_wayland"
    shutil.copyfile(str(shutil.which("kwin_wayland")), program)
    program.chmod(0o755)
    log = folder / "kwin.log"
    socket = folder / "run" / SOCKET
    screen = ("Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp")
    with running(*screen) as xvfb:
        assert xvfb.stdout
        display = f":{xvfb.stdout.readline().strip()}"
        options = ["--no-lockscreen", "--no-global-shortcuts", "--socket", SOCKET]
        inside = {key: value for key, value in base.items() if key != "WAYLAND_DISPLAY"}
        inside |= {"DISPLAY": display, "QT_QUICK_BACKEND": "software", "KWIN_COMPOSE": "O2"}
        process = Process([str(program), "--x11-display", display, *options], inside, log)

        def start() -> None:
            socket.unlink(missing_ok=True)
            process.start()
            until(socket.exists, log)

        def press() -> None:
            for step in ("3", "-3"):
                move = ["xdotool", "mousemove_relative", "--", step, step]
                subprocess.run(move, env=inside, check=True)

        start()
        subprocess.run(["xdotool", "mousemove", "90", "90"], env=inside, check=True)
        try:
            yield Compositor(base, start, process.stop, press)
        finally:
            process.stop()


@contextmanager
def gnome(folder: Path) -> Iterator[Compositor]:
    """GNOME's shell, with Mutter's remote desktop at the pointer."""
    need(gnome_shell="gnome-shell")
    if not dbusmock_is_there():
        pytest.skip("Debian packages are missing: python3-dbusmock")
    base = environment(folder)
    log = folder / "shell.log"
    with ExitStack() as stack:
        session, _ = stack.enter_context(private_bus(folder / "session"))
        system, _ = stack.enter_context(private_bus(folder / "system"))
        base["DBUS_SESSION_BUS_ADDRESS"] = session
        mock = (DEBIAN_PYTHON, "-m", "dbusmock", "--system", "--template", "logind")
        stack.enter_context(running(*mock, DBUS_SYSTEM_BUS_ADDRESS=system))
        inside = base | {"DBUS_SYSTEM_BUS_ADDRESS": system, "XDG_CURRENT_DESKTOP": "GNOME"}
        shell = [
            "gnome-shell",
            "--headless",
            "--wayland",
            "--no-x11",
            "--virtual-monitor",
            "640x480",
        ]
        process = Process([*shell, "--wayland-display", SOCKET], inside, log)
        stack.callback(process.stop)
        pointer = GnomePointer(session)
        stack.callback(pointer.leave)

        def start() -> None:
            process.start()
            until(pointer.arrive, log)

        start()
        yield Compositor(base, start, process.stop, pointer.move)


class GnomePointer:
    """A pointer on GNOME's virtual seat, by `org.gnome.Mutter.RemoteDesktop`."""

    NAME = "org.gnome.Mutter.RemoteDesktop"

    def __init__(self, bus_address: str) -> None:
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - only on Linux

        self._connection = open_dbus_connection(bus_address)
        self._session = ""

    def arrive(self) -> bool:
        """Get hold of the pointer; whether the shell is there to give it."""
        from jeepney import DBusErrorResponse  # noqa: PLC0415 - only on Linux

        try:
            (self._session,) = self._call("/org/gnome/Mutter/RemoteDesktop", "", "CreateSession")
            self._call(self._session, ".Session", "Start")
        except DBusErrorResponse:
            return False
        return True

    def move(self) -> None:
        self._call(self._session, ".Session", "NotifyPointerMotionRelative", 3.0, 3.0)

    def leave(self) -> None:
        self._connection.close()

    def _call(self, path: str, interface: str, member: str, *values: float) -> tuple[str, ...]:
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415 - only on Linux
        from jeepney.wrappers import unwrap_msg  # noqa: PLC0415 - the same

        target = DBusAddress(path, self.NAME, self.NAME + interface)
        call = new_method_call(target, member, "d" * len(values) or None, values)
        answer: tuple[str, ...] = unwrap_msg(self._connection.send_and_get_reply(call, timeout=10))
        return answer
