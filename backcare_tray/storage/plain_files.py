"""Reads small TOML files that anybody may have written: within limits, and plain text alone."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from stat import S_ISREG

from backcare_tray.core.plain_names import has_markup, shows
from backcare_tray.core.translation import tr

LARGEST = 200_000
"""Bytes of one TOML file: a move takes about 3,000."""
DEEPEST = 12
"""Tables within tables; a move takes five."""
LARGEST_NUMBER = 10**15


class UnusableError(Exception):
    """A file that cannot be used; the text completes a sentence that begins with its name."""


def read_bounded(path: Path, largest: int) -> bytes:
    """The content of a regular file. Raises UnusableError."""
    if path.is_dir():
        raise UnusableError(tr("is a folder, and not a file"))
    try:
        if not S_ISREG(path.stat().st_mode):
            raise UnusableError(tr("is not a regular file"))
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise UnusableError(tr("cannot be read: {reason}").format(reason=error.strerror)) from error
    return within(content, largest)


def within(content: bytes, largest: int) -> bytes:
    """`content`, if it is not larger than `largest`. Raises UnusableError."""
    if len(content) > largest:
        raise UnusableError(tr("is larger than {most} kB").format(most=largest // 1000))
    return content


def plain_toml(content: bytes) -> dict[str, object]:
    """The table of a TOML file. Raises UnusableError, also for anything but plain text in it."""
    try:
        table = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnusableError(tr("is not a text in UTF-8")) from error
    except (ValueError, RecursionError) as error:
        raise UnusableError(tr("is not TOML: {reason}").format(reason=error)) from error
    for key, value in _leaves(table, ""):
        _check_plain(key, value)
    return table


def _leaves(value: object, key: str, depth: int = 0) -> Iterator[tuple[str, object]]:
    """Every value, and every name of a key, with where it stands."""
    if depth > DEEPEST:
        raise UnusableError(tr("{key}: is nested too deeply").format(key=key[:40]))
    if isinstance(value, Mapping):
        for name, inner in value.items():
            path = f"{key}.{name}" if key else name
            yield key or "the file", name
            yield from _leaves(inner, path, depth + 1)
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _leaves(inner, f"{key}[{number}]", depth + 1)
    else:
        yield key, value


def _check_plain(key: str, value: object) -> None:
    if isinstance(value, str) and not shows(value.replace("\n", "").replace("\t", "")):
        sentence = tr("{key}: holds characters that cannot be shown: plain text only")
        raise UnusableError(sentence.format(key=repr(key)))
    if isinstance(value, str) and has_markup(value):
        raise UnusableError(tr("{key}: holds mark-up: plain text only").format(key=key))
    if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        raise UnusableError(tr("{key}: holds a number that is far too large").format(key=key))
