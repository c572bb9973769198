"""What is said over PulseAudio's socket, in bytes; PipeWire's server for it speaks the same.

Every message has a header and a list of values, each with its type before it. Source of the
encoding: PulseAudio's `src/pulsecore/tagstruct.c`, `native-common.h`, `PROTOCOL`, unchanged since
2011 for the version that is spoken here.
"""

import struct
from collections.abc import Iterator
from enum import IntEnum

VERSION = 19
"""Of the protocol: the first in which recording streams say whether they rest (PulseAudio 1.0)."""
NOBODY = 0xFFFFFFFF
"""The number of no client, no source, no sink; and the channel of messages that are no sound."""
HEADER = struct.Struct(">5I")
LONGEST = 16 * 1024 * 1024
"""Bytes of a message; PulseAudio's own limit."""
GARBAGE = (ValueError, TypeError, LookupError, struct.error)
"""What is raised on bytes that are none of this."""

Value = int | str | bool | bytes | None | dict[str, str]


class Command(IntEnum):
    """What is asked, and what is answered."""

    ERROR = 0
    REPLY = 2
    AUTH = 8
    SET_CLIENT_NAME = 9
    GET_SOURCE_INFO = 23
    GET_SOURCE_OUTPUT_INFO_LIST = 32
    SUBSCRIBE = 35
    SUBSCRIBE_EVENT = 66


def encode(command: Command, tag: int, *values: Value) -> bytes:
    """A whole message: `tag` comes back with its answer."""
    body = b"".join(map(_encoded, (int(command), tag, *values)))
    return HEADER.pack(len(body), NOBODY, 0, 0, 0) + body


def messages(data: bytearray) -> Iterator[list[Value]]:
    """Take the complete messages out of `data`. Raises one of GARBAGE when it is something else."""
    while len(data) >= HEADER.size:
        length, channel, *_ = HEADER.unpack_from(data)
        if length > LONGEST:
            raise ValueError("a message without end")
        if len(data) < HEADER.size + length:
            return
        body = bytes(data[HEADER.size : HEADER.size + length])
        del data[: HEADER.size + length]
        if channel == NOBODY:
            yield decode(body)


def decode(body: bytes) -> list[Value]:
    """The values of a message. Raises one of GARBAGE."""
    values: list[Value] = []
    position = 0
    while position < len(body):
        value, position = _decoded(body, position)
        values.append(value)
    return values


def _encoded(value: Value) -> bytes:
    match value:
        case None:
            return b"N"
        case bool():
            return b"1" if value else b"0"
        case int():
            return struct.pack(">cI", b"L", value)
        case str():
            return b"t" + value.encode() + b"\0"
        case bytes():
            return struct.pack(">cI", b"x", len(value)) + value
        case dict():
            return b"P" + b"".join(map(_entry, value.items())) + b"N"


def _entry(entry: tuple[str, str]) -> bytes:
    key, value = entry
    text = value.encode() + b"\0"
    return _encoded(key) + _encoded(len(text)) + _encoded(text)


SIZES = {b"a": 6, b"T": 8, b"r": 8}
"""Bytes of values that are of no interest here: kind of sound, moments."""
NUMBERS = {b"L": ">I", b"V": ">I", b"B": ">B", b"R": ">Q", b"U": ">Q"}


def _decoded(body: bytes, position: int) -> tuple[Value, int]:
    """The value at `position`, and where the next one is."""
    kind, start = body[position : position + 1], position + 1
    value: Value
    if kind in NUMBERS:
        (value,) = struct.unpack_from(NUMBERS[kind], body, start)
        return value, start + struct.calcsize(NUMBERS[kind])
    if kind == b"t":
        end = body.index(b"\0", start)
        return body[start:end].decode("utf-8", "replace"), end + 1
    if kind == b"P":
        return _entries(body, start)
    if kind in b"10N":
        return {b"1": True, b"0": False, b"N": None}[kind], start
    end = start + _size(kind, body, start)
    if end > len(body):
        raise ValueError("a value that is cut off")
    return body[start:end], end


def _size(kind: bytes, body: bytes, start: int) -> int:
    if kind in SIZES:
        return SIZES[kind]
    if kind == b"x":
        return 4 + int(struct.unpack_from(">I", body, start)[0])
    if kind in (b"m", b"v"):  # channels, or their volumes
        return 1 + body[start] * (1 if kind == b"m" else 4)
    raise ValueError(f"a value of the unknown type {kind!r}")


def _entries(body: bytes, position: int) -> tuple[dict[str, str], int]:
    """The properties from `position` on. Their values are texts with a zero behind."""
    found: dict[str, str] = {}
    while body[position : position + 1] != b"N":
        key, position = _decoded(body, position)
        _, position = _decoded(body, position)
        value, position = _decoded(body, position)
        if not isinstance(key, str) or not isinstance(value, bytes):
            raise TypeError("properties that are none")
        found[key] = value[4:].rstrip(b"\0").decode("utf-8", "replace")
    return found, position + 1
