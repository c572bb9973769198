"""Packs for the tests: the complete examples of the README, on disk."""

import re
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

from backcare_tray.storage.library_files import load_library
from backcare_tray.storage.own_packs import Packs, load_packs
from backcare_tray.storage.pictures import PictureFolder

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
SHIPPED = load_library(Path(__file__).parents[2] / "assets" / "moves")[0]

EXAMPLES: Mapping[str, str] = dict(
    re.findall(r"```toml\n# (\S+\.toml)\n(.*?)```", README, re.DOTALL)
)
"""Every file that the README shows, by its name in the pack."""


def png(width: int = 40, height: int = 30) -> bytes:
    """The beginning of a picture of that size: all that is looked at."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + struct.pack(">II", width, height) + b"\x08\2\0\0\0"


def gif(width: int = 40, height: int = 30) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0"


def jpeg(width: int = 40, height: int = 30) -> bytes:
    """The same of a JPEG: a section with notes, then the first frame."""
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xc2" + frame


def files() -> dict[str, bytes]:
    """The README's pack with its pictures."""
    pictures = {f"pictures/doorway-{n}.png": png() for n in (1, 2)}
    return {name: text.encode() for name, text in EXAMPLES.items()} | pictures


def write_folder(folder: Path, content: Mapping[str, bytes]) -> Path:
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def write_zip(path: Path, content: Mapping[str, bytes], top: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in content.items():
            file.writestr(f"{top}{name}", data)
    return path


def loaded(folder: Path) -> Packs:
    """The packs of `folder`; pictures of zips are kept beside it."""
    return load_packs(folder, SHIPPED, PictureFolder(folder.parent / "kept").keep)
