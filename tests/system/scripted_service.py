"""A notification service that behaves as it is told: `scripted_service.py NAME BEHAVIOUR`.

It says "ready" on standard output once it owns its name, then one line for each call: the member
and the values as JSON. Beside the calls of the specification it answers `Act`, which makes it send
signals, `Behave`, which changes its behaviour, and `Vanish`, which ends it.
"""

import json
import sys

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.Notifications"
OBJECT = DBusAddress("/org/freedesktop/Notifications", interface=NAME)


class Service:
    """The service; `behaviour` is one of good, plain, refuses, nonsense, hangs."""

    def __init__(self, connection: DBusConnection, name: str, behaviour: str) -> None:
        self.connection = connection
        self.name = name
        self.behaviour = behaviour
        self.last_id = 0
        self.held: list[Message] = []

    def serve(self) -> None:
        while True:
            message = self.connection.receive()
            if message.header.message_type is MessageType.method_call:
                member = message.header.fields[HeaderFields.member]
                sys.stdout.write(json.dumps([member, message.body]) + "\n")
                sys.stdout.flush()
                self.answer(message, member)

    def answer(self, message: Message, member: str) -> None:
        if member == "Act":
            signal, signature, number, value = message.body
            body = (number, value) if signature == "us" else (number, int(value))
            self.connection.send(new_signal(OBJECT, signal, signature, body))
            self.connection.send(new_method_return(message))
        elif member == "Behave":
            self.behaviour = message.body[0]
            self.connection.send(new_method_return(message))
            held, self.held = self.held, []
            for late in held:
                self.answer(late, late.header.fields[HeaderFields.member])
        elif member == "Vanish":
            sys.exit()
        elif self.behaviour == "hangs":
            self.held.append(message)
        elif self.behaviour == "refuses":
            self.connection.send(new_error(message, "org.example.No"))
        elif self.behaviour == "nonsense":
            self.connection.send(new_method_return(message, "as", (["what?"],)))
        else:
            self.behave_well(message, member)

    def behave_well(self, message: Message, member: str) -> None:
        if member == "GetCapabilities":
            able = ["body"] if self.behaviour == "plain" else ["actions", "body", "body-markup"]
            self.connection.send(new_method_return(message, "as", (able,)))
        elif member == "GetServerInformation":
            about = (self.name, "test", "1", "1.2")
            self.connection.send(new_method_return(message, "ssss", about))
        elif member == "Notify":
            if not message.body[1]:
                self.last_id += 1
            number = message.body[1] or self.last_id
            self.connection.send(new_method_return(message, "u", (number,)))
        elif member == "CloseNotification":
            self.connection.send(new_method_return(message))
            self.connection.send(new_signal(OBJECT, "NotificationClosed", "uu", (*message.body, 3)))


def main() -> None:
    connection = open_dbus_connection("SESSION")
    connection.send_and_get_reply(message_bus.RequestName(NAME, 4))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    try:
        Service(connection, sys.argv[1], sys.argv[2]).serve()
    except ConnectionError:
        return  # the bus went away


if __name__ == "__main__":
    main()
