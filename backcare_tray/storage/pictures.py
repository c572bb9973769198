"""Checks the pictures of a pack, and keeps those of zips where they can be shown from."""

import contextlib
import re
from collections.abc import Callable, Collection
from pathlib import Path, PurePosixPath

from backcare_tray.core.translation import tr
from backcare_tray.storage import atomic
from backcare_tray.storage.pack_files import Pack
from backcare_tray.storage.plain_files import UnusableError

LARGEST_PICTURE = 5_000_000
"""Bytes."""
MOST_PIXELS = 4000
"""To each side: a photo of a telephone."""

_FETCHES = re.compile(
    r"<!(DOCTYPE|ENTITY)|<script|<\?xml-stylesheet|@import"
    r"|href\s*=\s*[\"']\s*(?!#|data:)\S|url\(\s*[\"']?\s*(?!#|data:)\S",
    re.IGNORECASE,
)
"""What makes an SVG reach for something outside itself."""


_JPEG_FRAMES = frozenset(bytes([mark]) for mark in range(0xC0, 0xD0)) - {b"\xc4", b"\xc8", b"\xcc"}
"""What marks the beginning of a frame (ITU-T T.81, table B.1)."""


def checked(pack: Pack, name: str) -> str:
    """The absolute path of the picture `name` of `pack`. Raises UnusableError."""
    return pack.path(name, sound(name, lambda: pack.read(name, LARGEST_PICTURE)))


def sound(name: str, read: Callable[[], bytes]) -> bytes:
    """What `read` gives, if it is a picture of the kind that `name` says. Raises UnusableError."""
    check = _CHECKS.get(PurePosixPath(name).suffix.lower())
    if check is None:
        raise UnusableError(
            tr('"{name}" does not end in {endings}').format(name=name, endings=", ".join(_CHECKS))
        )
    try:
        content = read()
        check(content)
    except UnusableError as error:
        raise UnusableError(f"{name}: {error}") from error
    return content


class PictureFolder:
    """Where the pictures of zips are put, under names that only their content decides."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, suffix: str, content: bytes) -> str:
        """Put a picture there, unless it is there; returns its path. Raises UnusableError."""
        import hashlib  # noqa: PLC0415 - brings OpenSSL in: three megabytes

        path = self._folder / f"{hashlib.sha256(content).hexdigest()}{suffix}"
        try:
            if not path.exists():
                atomic.write(path, content)
        except OSError as error:
            raise UnusableError(
                tr("cannot be unpacked to {path}: {reason}").format(
                    path=path, reason=error.strerror
                )
            ) from error
        return str(path)

    def clear(self, used: Collection[str]) -> None:
        """Delete the pictures that no pack shows any more."""
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if str(path) not in used:
                    with contextlib.suppress(OSError):
                        path.unlink()


def _check_png(content: bytes) -> None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or content[12:16] != b"IHDR":
        raise UnusableError(tr("is not a PNG"))
    _check_size(int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big"))


def _check_gif(content: bytes) -> None:
    if not content.startswith((b"GIF87a", b"GIF89a")):
        raise UnusableError(tr("is not a GIF"))
    _check_size(int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little"))


def _check_jpeg(content: bytes) -> None:
    """Its size stands in the first frame; sections of other kinds lie before it."""
    place = 2 if content.startswith(b"\xff\xd8\xff") else len(content)
    while content[place : place + 1] == b"\xff":
        if content[place + 1 : place + 2] in _JPEG_FRAMES:
            height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
            _check_size(int.from_bytes(width, "big"), int.from_bytes(height, "big"))
            return
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    raise UnusableError(tr("is not a JPEG"))


def _check_svg(content: bytes) -> None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnusableError(tr("is not a text in UTF-8")) from error
    if "<svg" not in text:
        raise UnusableError(tr("is not an SVG"))
    if found := _FETCHES.search(text):
        sentence = tr("reaches for something outside itself: {found}")
        raise UnusableError(sentence.format(found=found[0][:20]))


def _check_size(width: int, height: int) -> None:
    if not (1 <= width <= MOST_PIXELS and 1 <= height <= MOST_PIXELS):
        raise UnusableError(
            tr("is {width} x {height} pixels; 1 to {most} are allowed to each side").format(
                width=width, height=height, most=MOST_PIXELS
            )
        )


_CHECKS = {
    ".png": _check_png,
    ".jpg": _check_jpeg,
    ".jpeg": _check_jpeg,
    ".svg": _check_svg,
    ".gif": _check_gif,
}
KINDS = tuple(_CHECKS)
"""How the names of pictures end."""
