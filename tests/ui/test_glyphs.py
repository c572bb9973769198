"""The signs on buttons: each can be drawn, stands out, and goes along with theme and language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QPushButton
from pytestqt.qtbot import QtBot

from backcare_tray.core.settings import Look
from backcare_tray.ui import theme
from backcare_tray.ui.glyph import MIRRORED, GlyphEngine
from backcare_tray.ui.icons import Icons
from tests.ui.conftest import ASSETS

ICONS = Icons(ASSETS / "icons")
NAMES = sorted(path.stem for path in (ASSETS / "icons" / "glyphs").glob("*.svg"))
WANTED = {
    "star", "search", "settings", "play", "pause", "back", "skip", "hurt", "chart", "library",
    "info", "check", "warning", "question", "plus", "trash", "share", "import", "export",
    "drag-handle", "calendar", "sound",
}  # fmt: skip


@pytest.fixture(autouse=True)
def as_installed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.follow(Look())
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def drawn(icon: QIcon, side: int = 48, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return icon.pixmap(QSize(side, side), mode).toImage()


def inks(image: QImage) -> set[str]:
    """The colours of what is drawn with full strength."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_all_that_windows_need_is_there() -> None:
    assert set(NAMES) >= WANTED
    listed = re.search(r"glyphs`: ([^.]*)\.", Icons.glyph.__doc__ or "")
    assert listed
    assert sorted(re.split(r",\s+", listed[1])) == NAMES
    assert set(NAMES) >= MIRRORED


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("side", [16, 24, 48])
def test_every_sign_is_drawn_within_its_square(name: str, side: int) -> None:
    image = drawn(ICONS.glyph(name), side)
    seen = [
        (x, y) for x in range(side) for y in range(side) if image.pixelColor(x, y).alpha() > 128
    ]
    assert len(seen) > side * side * 0.03
    edge = [place for place in seen if {0, side - 1} & set(place)]
    assert not edge


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_made_alike(name: str) -> None:
    text = (ASSETS / "icons" / "glyphs" / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke="currentColor"' in text
    assert "<title>" in text
    assert not re.search(r"#[0-9a-fA-F]{3}", text)


def test_no_two_signs_look_alike() -> None:
    pictures = {bytes(drawn(ICONS.glyph(name), 16).constBits()) for name in NAMES}
    assert len(pictures) == len(NAMES)


def test_a_sign_has_the_colour_that_the_theme_has_now() -> None:
    icon, on_main_button = ICONS.glyph("check"), ICONS.glyph("check", "on_accent")
    assert inks(drawn(icon)) == {theme.LIGHT.text.name()}
    theme.follow(Look(colours="dark"))
    assert inks(drawn(icon)) == {theme.DARK.text.name()}
    assert inks(drawn(on_main_button)) == {theme.DARK.on_accent.name()}
    assert inks(drawn(icon, mode=QIcon.Mode.Disabled)) == {theme.DARK.outline.name()}


def test_what_points_along_the_line_of_reading_turns_round() -> None:
    arrow, tick = ICONS.glyph("back"), ICONS.glyph("check")
    before = drawn(arrow), drawn(tick)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert drawn(arrow) != before[0]
    assert drawn(tick) == before[1]


def test_a_wide_place_leaves_a_sign_as_it_is() -> None:
    image = QImage(96, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    ICONS.glyph("plus").paint(painter, image.rect())
    painter.end()
    assert image.pixelColor(48, 24).alpha() == 255
    assert image.pixelColor(16, 24).alpha() == 0


def test_signs_live_on_in_buttons_and_lists(qtbot: QtBot) -> None:
    """Qt copies icons, and takes copies apart, as it likes."""
    button, rows = QPushButton("x"), QListWidget()
    qtbot.addWidget(button)
    qtbot.addWidget(rows)
    copied = QIcon(ICONS.glyph("star"))
    button.setIcon(copied)
    copied.addPixmap(QPixmap(4, 4))  # Qt now makes an engine of its own for the copy
    rows.addItem(QListWidgetItem(copied, "y"))
    del copied
    assert not button.grab().isNull()
    assert not rows.grab().isNull()
    assert inks(drawn(rows.item(0).icon())) == {theme.LIGHT.text.name()}


def test_a_name_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match=r"unicorn\.svg: there is no such sign"):
        ICONS.glyph("unicorn")


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.svg").write_text("<svg", encoding="utf-8")
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    with pytest.raises(ValueError, match=r"odd\.svg"):
        GlyphEngine(tmp_path / "odd.svg", "text").paint(
            painter, image.rect(), QIcon.Mode.Normal, QIcon.State.Off
        )
    painter.end()


def test_an_icon_is_never_thrown_away() -> None:
    """Python's collector would free the engine twice, and so end the program."""
    folder = ASSETS / "icons"
    assert Icons(folder).glyph("star") is Icons(folder).glyph("star")
    assert Icons(folder).glyph("star") is not Icons(folder).glyph("star", "muted")
