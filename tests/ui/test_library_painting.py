"""Cards and tiles: text within its room, figures in one line, marks in words and not by colour."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.settings import Look
from backcare_tray.ui import theme
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.library.card import CardDelegate, least_width
from backcare_tray.ui.library.filters import Mark
from backcare_tray.ui.library.loop import Loop
from backcare_tray.ui.library.move_list import Entry, MoveList, mark_words
from backcare_tray.ui.library.stills import Stills, in_front_of_wall
from backcare_tray.ui.library.tile import MoveTile
from backcare_tray.ui.library.wrapped import draw_lines, lines_of
from tests.storage.pack_samples import SHIPPED
from tests.ui.conftest import ASSETS

TUCK = next(move for move in SHIPPED if move.id == "chin-tuck")
LONG = "Strengthens the muscles between the shoulder blades and those of the upper back"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    yield window
    theme.follow(Look())


def test_no_line_ends_or_begins_with_what_stands_between(qapp: QApplication) -> None:
    text, font = "Eases the neck \N{MIDDLE DOT} At a wall", theme.font()
    width = QFontMetricsF(font).horizontalAdvance("Eases the neck \N{MIDDLE DOT}") + 2
    assert lines_of(text, font, width, 2) == ["Eases the neck", "At a wall"]
    assert lines_of(text, font, 400, 2) == [text]


@pytest.mark.parametrize("width", [90, 140, 300])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_lines_stay_within_their_room_and_lose_no_word_before_the_last(
    qapp: QApplication, width: int, most: int
) -> None:
    font = theme.font()
    lines = lines_of(LONG, font, width, most)
    assert 1 <= len(lines) <= most
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= width for line in lines)
    whole = " ".join(lines)
    assert whole == LONG or (whole.endswith("…") and LONG.startswith(" ".join(lines[:-1])))


def test_a_short_text_takes_one_line(qapp: QApplication) -> None:
    assert lines_of("Chin tuck", theme.font(), 300, 3) == ["Chin tuck"]


def test_painted_text_ends_where_it_says(qapp: QApplication) -> None:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(theme.font())
    end = draw_lines(painter, QRectF(0, 0, 200, 200), LONG, 2, centred=False)
    painter.end()
    dark = [y for y in range(200) for x in range(200) if QColor(image.pixel(x, y)).value() < 128]
    assert dark
    assert max(dark) < end


@pytest.mark.parametrize("room", [100, 190, 500, 783, 1600])
def test_a_row_of_cards_fills_its_room(window: QWidget, room: int) -> None:
    cards = CardDelegate(Stills(window), Icons(ASSETS / "icons").glyph("star-full", "glow"))
    columns = cards.fit(room)
    assert columns * cards.cell.width() <= room < columns * (cards.cell.width() + 1)
    assert cards.cell.width() >= min(least_width(), room)


def test_cards_grow_with_the_letters(window: QWidget) -> None:
    cards = CardDelegate(Stills(window), Icons(ASSETS / "icons").glyph("star-full", "glow"))
    cards.fit(800)
    before = cards.cell
    theme.follow(Look(text_percent=200))
    assert cards.fit(800) >= 1
    assert cards.cell.height() > before.height()
    assert cards.cell.width() > before.width()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_star_is_in_the_far_corner(window: QWidget, direction: Qt.LayoutDirection) -> None:
    plain, starred = (_card(window, direction, marks) for marks in ((), (Mark.FAVOURITE,)))
    changed = _changed(plain, starred)
    assert changed
    far = [x > plain.width() / 2 for x, _ in changed]
    assert all(far) if direction is Qt.LayoutDirection.LeftToRight else not any(far)


def test_what_was_switched_off_or_hurt_is_said_in_words(window: QWidget) -> None:
    plain = _card(window, Qt.LayoutDirection.LeftToRight, ())
    hurt = _card(window, Qt.LayoutDirection.LeftToRight, (Mark.HURT,))
    changed = _changed(plain, hurt)
    assert changed
    assert max(x for x, _ in changed) < plain.width() * 0.6
    assert mark_words(frozenset(Mark)) == ["Favourite", "Switched off", "Hurts"]


def test_a_tile_has_room_for_its_words_and_answers_the_keyboard(
    window: QWidget, qtbot: QtBot
) -> None:
    tile = MoveTile(TUCK, "2 times to each side", Stills(window))
    tile.setParent(window)
    tile.resize(tile.sizeHint())
    window.show()
    assert tile.accessibleName() == "Chin tuck, strengthens the neck, seated, 2 times to each side"
    assert tile.height() >= 112 + 2 * QFontMetricsF(theme.font(theme.CAPTION)).height()
    clicks: list[bool] = []
    tile.clicked.connect(lambda on=False: clicks.append(on))
    before = tile.grab().toImage()
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert len(clicks) == 1
    qtbot.waitUntil(lambda: tile.grab().toImage() != before)


def test_a_tile_that_is_left_out_says_so_and_pales(window: QWidget) -> None:
    stills = Stills(window)
    tiles = [MoveTile(TUCK, "left out now", stills, left_out=out) for out in (False, True)]
    for tile in tiles:
        tile.setParent(window)
        tile.resize(tile.sizeHint())
    there, out = (tile.grab().toImage() for tile in tiles)
    assert there != out
    assert tiles[1].accessibleName().endswith("left out now")


def test_a_wall_stays_behind_the_body() -> None:
    assert [in_front_of_wall(yaw) for yaw in (-200.0, -85.0, 12.0, 86.0)] == [-85, -85, 12, 85]


def _card(window: QWidget, direction: Qt.LayoutDirection, marks: tuple[Mark, ...]) -> QImage:
    """A card as it is painted."""
    cards = CardDelegate(Stills(window), Icons(ASSETS / "icons").glyph("star-full", "glow"))
    cards.fit(200)
    rows = MoveList()
    rows.show([Entry(TUCK, frozenset(marks), Loop(TUCK))])
    option = QStyleOptionViewItem()
    option.rect = QRectF(0, 0, cards.cell.width(), cards.cell.height()).toRect()
    option.direction = direction
    image = QImage(QSize(cards.cell), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    cards.paint(painter, option, rows.index(0))
    painter.end()
    return image


def _changed(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """The points that differ plainly."""
    return [
        (x, y)
        for x in range(one.width())
        for y in range(one.height())
        if abs(one.pixelColor(x, y).red() - other.pixelColor(x, y).red()) > 40
        or abs(one.pixelColor(x, y).blue() - other.pixelColor(x, y).blue()) > 40
    ]
