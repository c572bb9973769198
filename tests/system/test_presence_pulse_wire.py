"""What is said over PulseAudio's socket. The layouts stand in its tagstruct.c."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.system.presence.pulse_wire import (
    GARBAGE,
    HEADER,
    LONGEST,
    NOBODY,
    Command,
    Value,
    decode,
    encode,
    messages,
)

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
values = st.integers(0, 2**32 - 1) | st.booleans() | st.none() | texts


@given(st.lists(values))
def test_what_is_said_is_understood(values: list[Value]) -> None:
    data = bytearray(encode(Command.REPLY, 7, *values) * 2)
    expected = [2, 7, *values]
    assert list(messages(data)) == [expected, expected]
    assert not data


@given(st.binary())
def test_garbage_is_refused_in_a_known_way(data: bytes) -> None:
    try:
        decode(data)
    except GARBAGE:
        return


@given(st.integers(0, 60))
def test_half_a_message_waits_for_the_rest(length: int) -> None:
    whole = encode(Command.AUTH, 1, 19, {"application.name": "Backcare"})
    half = bytearray(whole[:length])
    assert list(messages(half)) == []
    half += whole[length:]
    assert len(list(messages(half))) == 1


def test_every_type_has_its_length() -> None:
    parts = [
        b"a" + bytes(6), b"m\x02\1\2", b"v\x02" + bytes(8), b"U" + bytes(8), b"V" + bytes(4),
        b"B\x09", b"r" + bytes(8), b"T" + bytes(8), b"x\0\0\0\1!",
    ]  # fmt: skip
    assert len(decode(b"".join(parts))) == len(parts)
    assert decode(b"B\x09") == [9]
    assert decode(b"R" + struct.pack(">Q", 2**40)) == [2**40]
    assert decode(b"PtA\0L\0\0\0\2x\0\0\0\2b\0N") == [{"A": "b"}]


def test_sound_is_passed_over() -> None:
    sound = HEADER.pack(3, 0, 0, 0, 0) + b"abc"
    data = bytearray(sound + encode(Command.REPLY, 1))
    assert list(messages(data)) == [[2, 1]]


def test_a_message_without_end_is_refused() -> None:
    data = bytearray(HEADER.pack(LONGEST + 1, NOBODY, 0, 0, 0))
    with pytest.raises(ValueError, match="without end"):
        list(messages(data))
