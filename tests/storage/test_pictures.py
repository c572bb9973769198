"""Pictures of a pack: known kinds, sensible sizes, and nothing that reaches outside."""

from pathlib import Path

import pytest

from backcare_tray.storage.pack_files import FolderPack
from backcare_tray.storage.pictures import LARGEST_PICTURE, checked
from backcare_tray.storage.plain_files import UnusableError
from tests.storage.pack_samples import gif, jpeg, png

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def _check(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return checked(FolderPack(folder), name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", png(4000, 1)),
        ("a.PNG", png()),
        ("a.gif", gif()),
        ("a.jpg", jpeg(4000, 1)),
        ("a.JPEG", jpeg()),
        ("a.svg", SVG.format('<use href="#b"/><g fill="url(#c)"/>').encode()),
        ("a.svg", SVG.format("<image href='data:image/png;base64,iVBO'/>").encode()),
    ],
)
def test_a_good_picture_has_its_path(tmp_path: Path, name: str, content: bytes) -> None:
    assert _check(tmp_path, name, content) == str(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.webp", b"", '"a.webp" does not end in .png, .jpg, .jpeg, .svg, .gif'),
        ("a.jpg", b"", "a.jpg: is not a JPEG"),
        ("a.jpg", jpeg()[:12], "a.jpg: is not a JPEG"),
        ("a.jpg", png(), "a.jpg: is not a JPEG"),
        ("a.jpg", jpeg(30, 4001), "a.jpg: is 30 x 4001 pixels"),
        ("a.png", gif(), "a.png: is not a PNG"),
        ("a.gif", png(), "a.gif: is not a GIF"),
        ("a.svg", png(), "a.svg: is not a text in UTF-8"),
        ("a.svg", b"<html/>", "a.svg: is not an SVG"),
        ("a.png", png(4001, 10), "a.png: is 4001 x 10 pixels; 1 to 4000 are allowed"),
        ("a.png", png(10, 0), "a.png: is 10 x 0 pixels"),
        ("a.gif", gif(10, 60000), "a.gif: is 10 x 60000 pixels"),
        ("a.png", png() + bytes(LARGEST_PICTURE), "a.png: is larger than 5000 kB"),
        ("a.svg", SVG.format('<image xlink:href="file:///etc/x"/>').encode(), "reaches for"),
        ("a.svg", SVG.format("<image href = 'other.png'/>").encode(), "reaches for"),
        ("a.svg", SVG.format('<g style="fill:url(http://x)"/>').encode(), "reaches for"),
        ("a.svg", SVG.format("<style>@import 'x';</style>").encode(), "reaches for"),
        ("a.svg", SVG.format("<script/>").encode(), "reaches for"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "reaches for"),
    ],
)
def test_a_bad_picture_is_refused(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    with pytest.raises(UnusableError) as caught:
        _check(tmp_path, name, content)
    assert problem in str(caught.value)


def test_a_picture_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match=r"a\.png: cannot be read: No such file"):
        checked(FolderPack(tmp_path), "a.png")
