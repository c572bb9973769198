"""Do-not-disturb, as the notification servers and desktops on the bus keep it.

Each entry says whom to ask, what, and after which signals to ask again. Only one notification
server owns `org.freedesktop.Notifications`; that it does not know the question of another is no
trouble. GNOME's answer is not on the bus: see `gnome_quiet.py`.
"""

from jeepney import DBusAddress, MatchRule, Message, Properties, new_method_call

from backcare_tray.core.translation import tr
from backcare_tray.system.dbus import Body
from backcare_tray.system.presence.bus_flag import Question

NOTIFICATIONS = "org.freedesktop.Notifications"
PROPERTIES = "org.freedesktop.DBus.Properties"
MAKO_MODES = {"do-not-disturb", "dnd"}
"""mako's modes have names that the person gives; these are the ones its manual and users give."""
TRUE = ("b", True)


def properties_changed(path: str) -> tuple[tuple[MatchRule, str], ...]:
    """The signal after which a property of the object at `path` may be another one."""
    rule = MatchRule(type="signal", interface=PROPERTIES, member="PropertiesChanged", path=path)
    return ((rule, "sa{sv}as"),)


def property_of(name: str, path: str, interface: str, member: str) -> Message:
    """The question for a property."""
    return Properties(DBusAddress(path, name, interface)).get(member)


def _is_true(body: Body) -> bool:
    return bool(body[0] == TRUE)


def kde() -> Question:
    """Plasma; also on while the screen is shared, unless the person wants it otherwise."""
    path = "/org/freedesktop/Notifications"
    return Question(
        NOTIFICATIONS,
        property_of(NOTIFICATIONS, path, NOTIFICATIONS, "Inhibited"),
        "v",
        _is_true,
        properties_changed(path),
        tr("Plasma's do-not-disturb is watched."),
    )


def dunst() -> Question:
    """The `paused` of dunst, which `dunstctl set-paused` sets."""
    path = "/org/freedesktop/Notifications"
    return Question(
        NOTIFICATIONS,
        property_of(NOTIFICATIONS, path, "org.dunstproject.cmd0", "paused"),
        "v",
        _is_true,
        properties_changed(path),
        tr("The pause of dunst is watched."),
    )


def mako() -> Question:
    """A mode of mako that is called do-not-disturb or dnd.

    The property came together with its signal; an older mako (1.8 and before) lists its modes, too,
    but would have to be asked again and again.
    """
    path = "/fr/emersion/Mako"
    return Question(
        NOTIFICATIONS,
        property_of(NOTIFICATIONS, path, "fr.emersion.Mako", "Modes"),
        "v",
        lambda body: bool(MAKO_MODES & set(body[0][1])),
        properties_changed(path),
        tr("The mode do-not-disturb of mako is watched."),
    )


def swaync() -> Question:
    """Sway Notification Center."""
    name, path = "org.erikreider.swaync.cc", "/org/erikreider/swaync/cc"
    hints = (("Subscribe", "ubb"), ("SubscribeV2", "ubbb"))
    return Question(
        name,
        new_method_call(DBusAddress(path, name, name), "GetDnd"),
        "b",
        lambda body: bool(body[0]),
        tuple(
            (MatchRule(type="signal", interface=name, member=member), signature)
            for member, signature in hints
        ),
        tr("The do-not-disturb of swaync is watched."),
    )


def xfce() -> Question:
    """xfce4-notifyd keeps its switch in Xfconf, where it is missing until it is used first."""
    name = "org.xfce.Xfconf"
    channel, key = "xfce4-notifyd", "/do-not-disturb"
    rules = [
        MatchRule(type="signal", interface=name, member=member)
        for member in ("PropertyChanged", "PropertyRemoved")
    ]
    for rule in rules:
        rule.add_arg_condition(0, channel)
        rule.add_arg_condition(1, key)
    return Question(
        name,
        new_method_call(
            DBusAddress("/org/xfce/Xfconf", name, name), "GetProperty", "ss", (channel, key)
        ),
        "v",
        _is_true,
        tuple(zip(rules, ("ssv", "ss"), strict=True)),
        tr("The do-not-disturb of Xfce is watched."),
        off_error="org.xfce.Xfconf.Error.PropertyNotFound",
    )


QUESTIONS = {"kde": kde, "xfce": xfce, "dunst": dunst, "mako": mako, "swaync": swaync}
