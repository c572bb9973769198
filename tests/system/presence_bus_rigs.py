"""Stubs of the services that sources of presence ask, one for each question."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from backcare_tray.system.dbus import Bus
from backcare_tray.system.dbus_connection import BusName
from backcare_tray.system.presence import (
    gnome_quiet,
    inhibitors,
    quiet_services,
)
from backcare_tray.system.presence.bus_flag import BusFlag, Question
from backcare_tray.system.presence.gnome_quiet import GnomeQuiet
from backcare_tray.system.presence.source import Say, Source
from backcare_tray.system.presence.wishes import Wish
from tests.system.presence_stub import StubService


@dataclass
class BusRig:
    """A stub of a service on the bus. `on` and `off` are its answers, `signal` its hint."""

    wish: Wish
    build: Callable[[Say], Source]
    stub: StubService
    on: tuple[object, ...]
    off: tuple[object, ...]
    signal: tuple[object, ...]

    def appear(self) -> None:
        self.stub.answer = (self.stub.answer[0], self.off)
        self.stub.appear()

    def busy(self) -> None:
        self.stub.answer = (self.stub.answer[0], self.on)
        self.hint()

    def free(self) -> None:
        self.stub.answer = (self.stub.answer[0], self.off)
        self.hint()

    def hint(self) -> None:
        path, interface, member, types, *values = self.signal
        self.stub.emit(str(path), str(interface), str(member), str(types), *values)

    def vanish(self) -> None:
        self.stub.vanish()

    def hang(self) -> None:
        self.stub.behaviour = "hangs"
        self.hint()

    def talk_nonsense(self) -> None:
        self.stub.behaviour = "nonsense"
        self.hint()

    def recover(self) -> None:
        self.stub.behaviour = "good"
        if self.stub.connection is None:
            self.stub.appear()
        self.busy()


def property_signal(path: str) -> tuple[object, ...]:
    return path, quiet_services.PROPERTIES, "PropertiesChanged", "sa{sv}as", "x.y", {}, []


def _asks(bus: Bus, question: Callable[[], Question]) -> Callable[[Say], Source]:
    return lambda say: BusFlag(bus, question(), say)


def notification_property(bus: Bus, question: str, interface: str, name: str) -> BusRig:
    """KDE's and dunst's: a property of the notification server."""
    server = quiet_services.NOTIFICATIONS
    stub = StubService(BusName.SESSION, server, "Get", (interface, name), ("v", ()))
    return BusRig(
        Wish.DO_NOT_DISTURB,
        _asks(bus, quiet_services.QUESTIONS[question]),
        stub,
        (("b", True),),
        (("b", False),),
        property_signal("/org/freedesktop/Notifications"),
    )


def mako(bus: Bus) -> BusRig:
    modes = ("fr.emersion.Mako", "Modes")
    stub = StubService(BusName.SESSION, quiet_services.NOTIFICATIONS, "Get", modes, ("v", ()))
    signal = property_signal("/fr/emersion/Mako")
    values = (("as", ["default", "do-not-disturb"]),), (("as", ["default"]),)
    return BusRig(Wish.DO_NOT_DISTURB, _asks(bus, quiet_services.mako), stub, *values, signal)


def swaync(bus: Bus) -> BusRig:
    name = "org.erikreider.swaync.cc"
    stub = StubService(BusName.SESSION, name, "GetDnd")
    signal = ("/org/erikreider/swaync/cc", name, "SubscribeV2", "ubbb", 0, False, False, False)
    values = (True,), (False,)
    return BusRig(Wish.DO_NOT_DISTURB, _asks(bus, quiet_services.swaync), stub, *values, signal)


def xfce(bus: Bus) -> BusRig:
    name = "org.xfce.Xfconf"
    key = ("xfce4-notifyd", "/do-not-disturb")
    stub = StubService(BusName.SESSION, name, "GetProperty", key, ("v", ()))
    signal = ("/org/xfce/Xfconf", name, "PropertyChanged", "ssv", *key, ("b", True))
    values = (("b", True),), (("b", False),)
    return BusRig(Wish.DO_NOT_DISTURB, _asks(bus, quiet_services.xfce), stub, *values, signal)


def gnome_session(bus: Bus) -> BusRig:
    name, path = "org.gnome.SessionManager", "/org/gnome/SessionManager"
    stub = StubService(BusName.SESSION, name, "IsInhibited", (inhibitors.INHIBITS_IDLE,))
    signal = (path, name, "InhibitorAdded", "o", "/org/gnome/SessionManager/Inhibitor1")
    return BusRig(Wish.FULL_SCREEN, _asks(bus, inhibitors.gnome), stub, (True,), (False,), signal)


def kde_power(bus: Bus) -> BusRig:
    name = "org.kde.Solid.PowerManagement.PolicyAgent"
    path = "/org/kde/Solid/PowerManagement/PolicyAgent"
    screen = (inhibitors.CHANGE_SCREEN_SETTINGS,)
    stub = StubService(BusName.SESSION, name, "HasInhibition", screen)
    signal = (path, name, "InhibitionsChanged", "a(ss)as", [("player", "a film")], ["other"])
    return BusRig(Wish.FULL_SCREEN, _asks(bus, inhibitors.kde), stub, (True,), (False,), signal)


def logind(bus: Bus) -> BusRig:
    name = "org.freedesktop.login1"
    stub = StubService(BusName.SESSION, name, "ListInhibitors", (), ("a(ssssuu)", ()))
    delay = ("idle", "swayidle", "locks", "delay", os.getuid(), 7)
    other = ("idle", "player", "a film", "block", os.getuid() + 1, 8)
    lid = ("handle-lid-switch:sleep", "desktop", "", "block", os.getuid(), 9)
    film = ("sleep:idle", "player", "a film", "block", os.getuid(), 9)
    return BusRig(
        Wish.FULL_SCREEN,
        _asks(bus, inhibitors.logind),
        stub,
        ([delay, film],),
        ([delay, other, lid],),
        property_signal("/org/freedesktop/login1"),
    )


class GnomeRig:
    """Stubs of the shell's name and of dconf's signal, and a stand-in for `gsettings`."""

    wish = Wish.DO_NOT_DISTURB

    def __init__(self, bus: Bus, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bus = bus
        self.value = folder / "answer"
        self.shell = StubService(BusName.SESSION, gnome_quiet.SHELL, "None")
        self.dconf = StubService(BusName.SESSION, gnome_quiet.DCONF, "None")
        program = folder / "bin/gsettings"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n. {self.value}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        monkeypatch.setattr(gnome_quiet, "LIMIT", 300)

    def build(self, say: Say) -> Source:
        return GnomeQuiet(self.bus, say)

    def appear(self) -> None:
        self.value.write_text("echo true")
        self.shell.appear()
        self.dconf.appear()

    def busy(self) -> None:
        self._set("echo false")

    def free(self) -> None:
        self._set("echo true")

    def hint(self) -> None:
        folder = gnome_quiet.FOLDER
        signal = ("/ca/desrt/dconf/Writer/user", "ca.desrt.dconf.Writer", "Notify", "sass")
        self.dconf.emit(*signal, f"{folder}show-banners", [""], "tag")

    def vanish(self) -> None:
        self.shell.vanish()

    def hang(self) -> None:
        self._set("exec sleep 60")

    def talk_nonsense(self) -> None:
        self._set("echo No such schema")

    def recover(self) -> None:
        if self.shell.connection is None:
            self.shell.appear()
        self.busy()

    def _set(self, command: str) -> None:
        self.value.write_text(command)
        self.hint()
