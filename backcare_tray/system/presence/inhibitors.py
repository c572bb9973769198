"""Who keeps the screen awake: a stand-in for full screen where no program may see the windows.

Under Wayland a program cannot ask which window fills the screen. Players, games, presentations and
browsers that show a film or share the screen keep it from going dark, though, and say so. It has
its limits: a program that plays in full screen without saying so is missed, and one that keeps the
screen awake for another reason (the person's own switch for that) counts.
"""

import os

from jeepney import DBusAddress, MatchRule, new_method_call

from backcare_tray.core.translation import tr
from backcare_tray.system.dbus import Body
from backcare_tray.system.presence.bus_flag import Question
from backcare_tray.system.presence.quiet_services import properties_changed

INHIBITS_IDLE = 8
"""The flag of `org.gnome.SessionManager` for "keep the session from being idle"."""
CHANGE_SCREEN_SETTINGS = 4
"""The type of KDE's PolicyAgent for "keep the screen on"."""


def gnome() -> Question:
    """GNOME's session manager, and those that took over its interface (MATE, Cinnamon)."""
    name, path = "org.gnome.SessionManager", "/org/gnome/SessionManager"
    return Question(
        name,
        new_method_call(DBusAddress(path, name, name), "IsInhibited", "u", (INHIBITS_IDLE,)),
        "b",
        lambda body: bool(body[0]),
        tuple(
            (MatchRule(type="signal", interface=name, member=member, path=path), "o")
            for member in ("InhibitorAdded", "InhibitorRemoved")
        ),
        tr("Programs that keep the screen awake are watched through GNOME."),
        is_guess=True,
    )


def kde() -> Question:
    """Plasma's power management."""
    name = "org.kde.Solid.PowerManagement.PolicyAgent"
    path = "/org/kde/Solid/PowerManagement/PolicyAgent"
    agent = DBusAddress(path, name, name)
    changed = MatchRule(type="signal", interface=name, member="InhibitionsChanged")
    return Question(
        name,
        new_method_call(agent, "HasInhibition", "u", (CHANGE_SCREEN_SETTINGS,)),
        "b",
        lambda body: bool(body[0]),
        ((changed, "a(ss)as"),),
        tr("Programs that keep the screen awake are watched through Plasma."),
        is_guess=True,
    )


def logind() -> Question:
    """systemd-logind: the only one that sway and its like have."""
    name, path = "org.freedesktop.login1", "/org/freedesktop/login1"
    manager = DBusAddress(path, name, "org.freedesktop.login1.Manager")
    return Question(
        name,
        new_method_call(manager, "ListInhibitors"),
        "a(ssssuu)",
        _keeps_awake,
        properties_changed(path),  # of `BlockInhibited`, the sum of all inhibitors
        tr("Programs that keep the screen awake are watched through logind."),
        is_guess=True,
    )


def _keeps_awake(body: Body) -> bool:
    return any(
        "idle" in what.split(":") and mode == "block" and user == os.getuid()
        for what, _who, _why, mode, user, _process in body[0]
    )


QUESTIONS = {"gnome": gnome, "kde": kde, "logind": logind}
