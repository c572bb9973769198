"""Photos of a telephone: upright, small enough to mail, and without where they were taken."""

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from backcare_tray.storage.pictures import sound
from backcare_tray.ui.editor.photo import fit_to_share
from backcare_tray.ui.figure.picture_view import PictureView
from tests.ui.editor_world import World, world

__all__ = ["world"]

TURNED = 6
"""Exif: the camera was held upright, a quarter turn clockwise shows it so."""
PLACE = b"47.3769 N 8.5417 E"


def taken(path: Path, width: int, height: int) -> Path:
    """A photo as a telephone leaves it: on its side, its upper half blue once it is turned."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#cc0000"))
    for x in range(width // 2):
        for y in range(height):
            image.setPixelColor(x, y, QColor("#0000cc"))
    assert image.save(str(path), "JPEG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, TURNED, 0)
    exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01" + entry + b"\0\0\0\0" + PLACE
    content = path.read_bytes()
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    path.write_bytes(content[:2] + segment + content[2:])
    return path


def test_it_is_turned_made_smaller_and_tells_no_place(qapp: QApplication, tmp_path: Path) -> None:
    path = taken(tmp_path / "IMG_0001.JPG", 1800, 90)
    content = fit_to_share(path)
    image = QImage.fromData(content)
    assert image.size() == QSize(80, 1600)
    assert image.pixelColor(40, 100).blue() > 150
    assert image.pixelColor(40, 1500).red() > 150
    assert PLACE in path.read_bytes()
    assert PLACE not in content
    assert sound("a.jpg", lambda: content) == content


def test_a_small_one_keeps_its_size(qapp: QApplication, tmp_path: Path) -> None:
    assert QImage.fromData(fit_to_share(taken(tmp_path / "a.jpg", 60, 40))).size() == QSize(40, 60)


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0\0\x10JFIF"])
def test_what_is_no_picture_is_empty(qapp: QApplication, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    assert fit_to_share(tmp_path / "a.jpg") == b""
    assert fit_to_share(tmp_path / "none.jpg") == b""


def test_it_is_shown_as_the_camera_was_held(qapp: QApplication, tmp_path: Path) -> None:
    view = PictureView()
    view.resize(100, 100)
    view.show_picture(taken(tmp_path / "a.jpg", 80, 80))
    shown = view.grab().toImage()
    assert shown.pixelColor(50, 20).blue() > 150
    assert shown.pixelColor(50, 80).red() > 150


def test_a_small_picture_is_read_small(qapp: QApplication, tmp_path: Path) -> None:
    view = PictureView()
    view.show_picture(taken(tmp_path / "a.jpg", 800, 400), 100)
    assert view._pixmap.size() == QSize(50, 100)


def test_photos_from_a_telephone_become_pictures_of_the_move(world: World) -> None:
    _, form = world.move_window()
    form.pictures.take([str(taken(world.home / "IMG_0001.JPG", 4032, 30))])
    assert form.pictures.refused.isHidden()
    assert len(form.pictures.paths) == 1


def test_a_scan_that_is_too_large_becomes_a_photo(world: World) -> None:
    image = QImage(5000, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#88aa99"))
    assert image.save(str(world.home / "scan.png"))
    suffix, content = world.windows._store._read_picture(world.home / "scan.png")
    assert suffix == ".jpg"
    assert QImage.fromData(content).width() == 1600
    small = world.picture(world.home / "drawing.png")
    assert world.windows._store._read_picture(small) == (".png", small.read_bytes())
