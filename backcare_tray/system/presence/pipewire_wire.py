"""PipeWire's own language, as far as it takes to hear which streams there are.

A message has a header of sixteen bytes (object, opcode and size, sequence, file descriptors) and
one struct of typed values ("pods"), each padded to eight bytes.
Source of the encoding: PipeWire's documentation, "Native Protocol" and "SPA POD".
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

Value = int | str | None | list["Value"]
"""What is needed of the types; what is of another one is read as None."""

HEADER, POD = struct.Struct("=IIII"), struct.Struct("=II")
NONE, INT, STRING, STRUCT = 1, 4, 8, 14


class Message(NamedTuple):
    """What somebody says to or of an object."""

    target: int
    opcode: int
    values: list[Value]


def encode(target: int, opcode: int, sequence: int, *values: Value) -> bytes:
    """A message, ready to be sent."""
    body = _pod(list(values))
    return HEADER.pack(target, opcode << 24 | len(body), sequence, 0) + body


def messages(heard: bytearray) -> Iterator[Message]:
    """Take the complete messages off `heard`. Raises struct.error or ValueError on nonsense."""
    while len(heard) >= HEADER.size:
        target, word, _, _ = HEADER.unpack_from(heard)
        end = HEADER.size + (word & 0xFFFFFF)
        if len(heard) < end:
            return
        body = bytes(heard[HEADER.size : end])
        del heard[:end]
        value, _ = _read(body, 0)
        yield Message(target, word >> 24, value if isinstance(value, list) else [])


def table(value: Value) -> dict[str, str]:
    """A dictionary, which goes as its length and then keys and values in turn."""
    if not isinstance(value, list):
        return {}
    words = [str(word or "") for word in value[1:]]
    return dict(zip(words[::2], words[1::2], strict=False))


def as_table(words: dict[str, str]) -> list[Value]:
    """The same in the other direction."""
    return [len(words), *(word for pair in words.items() for word in pair)]


def _pod(value: Value) -> bytes:
    if isinstance(value, int):
        return _padded(INT, struct.pack("=i", value))
    if isinstance(value, str):
        return _padded(STRING, value.encode() + b"\0")
    if value is None:
        return _padded(NONE, b"")
    return _padded(STRUCT, b"".join(map(_pod, value)))


def _padded(kind: int, body: bytes) -> bytes:
    return POD.pack(len(body), kind) + body + bytes(-len(body) % 8)


def _read(data: bytes, start: int) -> tuple[Value, int]:
    """The value that begins at `start`, and where the next one begins."""
    size, kind = POD.unpack_from(data, start)
    begin, end = start + POD.size, start + POD.size + size
    if end > len(data):
        raise ValueError("a value goes beyond its message")
    value: Value = None
    if kind == INT:
        (value,) = struct.unpack_from("=i", data, begin)
    elif kind == STRING:
        value = data[begin:end].rstrip(b"\0").decode(errors="replace")
    elif kind == STRUCT:
        value, place = [], begin
        while place < end:
            item, place = _read(data, place)
            value.append(item)
    return value, end + -size % 8
