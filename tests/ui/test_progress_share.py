"""What is handed on: a PDF for the physiotherapist, and everything as CSV and JSON."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.history import HurtReported, HurtTakenBack
from backcare_tray.ui.files import Chosen
from backcare_tray.ui.progress.paper import paper, pdf
from backcare_tray.ui.progress.report import MOST_HURTS, MOST_MOVES, Report, document
from backcare_tray.ui.progress.share import SharePage
from tests.ui.progress_world import DAY, NOW, World, opened, spoil
from tests.ui.screen_reader import screen_reader

FIRST, LAST = NOW.date() - 90 * DAY, NOW.date()


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    yield from opened(tmp_path, qtbot)


@pytest.fixture(autouse=True)
def _here() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


class Page:
    """The page, with what the person answers to the question where to."""

    def __init__(self, world: World, qtbot: QtBot, answer: str) -> None:
        self.asked: list[tuple[str, str]] = []
        self.answer = answer
        self.page = SharePage(world.ports, self._ask)
        qtbot.addWidget(self.page)

    def _ask(self, parent: QWidget, title: str, name: str, kinds: str, chosen: Chosen) -> None:
        self.asked.append((name, kinds))
        if self.answer:
            chosen(Path(self.answer))


def test_the_report_says_all_there_is(world: World) -> None:
    text = document(Report(world.ports, FIRST, LAST)).toPlainText()
    for part in (
        "Aug 22, 2026 to Nov 20, 2026, made on Nov 20, 2026",
        "Name ___",
        "sets on 45 of 45 days at the desk.",
        "Upper back",
        "it came to feel better",
        "Nov 13, 2026\n65°\n58°\n63°, 65°, 66°\n58°, 60°, 57°",
        "Wall angels\n1\nOct 31, 2026\nleft out",
        "Chin tuck\n159\n55 s\n146 min",
        "Notes",
        "no medical device",
    ):
        assert part in text


def test_an_empty_report_leaves_out_what_there_is_not(tmp_path: Path, qtbot: QtBot) -> None:
    empty = World(tmp_path)
    text = document(Report(empty.ports, FIRST, LAST)).toPlainText()
    assert "None in these days." in text
    assert "None was reported." in text
    assert "How it felt" not in text
    assert "Minutes" not in text
    empty.history.close()


def test_words_of_a_pack_are_no_markup(world: World) -> None:
    world.history.record(HurtReported(NOW, "<b>bold</b>&"))
    text = document(Report(world.ports, FIRST, LAST)).toPlainText()
    assert "<b>bold</b>&" in text


@pytest.mark.parametrize(
    ("place", "size"),
    [
        ("en_US", QPageSize.PageSizeId.Letter),
        ("fr_CA", QPageSize.PageSizeId.Letter),
        ("en_GB", QPageSize.PageSizeId.A4),
        ("de_DE", QPageSize.PageSizeId.A4),
    ],
)
def test_paper_is_that_of_the_country(world: World, place: str, size: QPageSize.PageSizeId) -> None:
    QLocale.setDefault(QLocale(place))
    assert paper() is size
    made = pdf(document(Report(world.ports, FIRST, LAST)), "Summary")
    points = QPageSize(size).sizePoints()
    assert f"/MediaBox [0 0 {points.width()}.000000 {points.height()}.000000]".encode() in made


def test_it_takes_two_pages_whatever_was_done(world: World) -> None:
    for number, move in enumerate(world.ports.moves()):
        world.record_set(NOW - number * DAY, move.id)
        world.history.record(HurtReported(NOW - number * DAY, move.id))
    made = pdf(document(Report(world.ports, FIRST, LAST)), "Summary")
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page\n") == 2


def test_a_first_day_takes_one_page(tmp_path: Path, qtbot: QtBot) -> None:
    first = World(tmp_path)
    first.record_today()
    made = pdf(document(Report(first.ports, FIRST, LAST)), "Summary")
    assert made.count(b"/Type /Page\n") == 1
    first.history.close()


def test_what_hurt_is_told_by_move_and_whether_it_is_done_again(world: World) -> None:
    for record in (HurtReported(NOW, "wall-angel"), HurtTakenBack(NOW, "wall-angel")):
        world.history.record(record)
    text = document(Report(world.ports, FIRST, LAST)).toPlainText()
    assert "Wall angels\n2\nNov 20, 2026\ndone again" in text


def test_moves_that_were_seldom_done_share_a_row(world: World) -> None:
    moves = world.ports.moves()
    for number, move in enumerate(moves):
        world.record_set(NOW - number * DAY, move.id)
        world.history.record(HurtReported(NOW - number * DAY, move.id))
    text = document(Report(world.ports, FIRST, LAST)).toPlainText()
    assert f"{len(moves) - MOST_MOVES} other moves" in text
    assert f"{len(moves) - MOST_HURTS} other moves\n{len(moves) - MOST_HURTS + 1}" in text


def test_the_pdf_is_saved_where_the_person_says(world: World, qtbot: QtBot, tmp_path: Path) -> None:
    shown = Page(world, qtbot, str(tmp_path / "for-anna.pdf"))
    assert shown.page.open.isHidden()
    shown.page.pdf.click()
    path = tmp_path / "for-anna.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    assert shown.page.message.text() == f"Saved as {path}."
    assert not shown.page.open.isHidden()


def test_no_page_is_made_of_a_history_that_cannot_be_read(
    world: World, qtbot: QtBot, tmp_path: Path
) -> None:
    """It would say that nothing hurt."""
    spoil(world, "hurts")
    shown = Page(world, qtbot, str(tmp_path / "for-anna.pdf"))
    shown.page.pdf.click()
    assert not (tmp_path / "for-anna.pdf").exists()
    assert "Your history cannot be read now" in shown.page.message.text()


def test_everything_is_exported(world: World, qtbot: QtBot, tmp_path: Path) -> None:
    shown = Page(world, qtbot, str(tmp_path / "all.json"))
    shown.page.json.click()
    whole = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert len(whole["breaks"]) > 100
    shown.answer = str(tmp_path / "all.zip")
    shown.page.csv.click()
    assert zipfile.is_zipfile(tmp_path / "all.zip")
    assert [name for name, _kinds in shown.asked] == [
        "backcare-history.json",
        "backcare-history.zip",
    ]


def test_a_refusal_is_said_and_a_change_of_mind_is_nothing(
    world: World, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = screen_reader(monkeypatch)
    shown = Page(world, qtbot, "")
    shown.page.csv.click()
    assert shown.page.message.text() == ""
    folder = tmp_path / "all.zip"
    folder.mkdir()
    shown.answer = str(folder)
    shown.page.csv.click()
    assert shown.page.message.text() == f"This could not be saved: Is a directory: {folder}"
    assert reader.heard == [shown.page.message.text()]
    assert shown.page.message.property("role") == "warning"
    assert shown.page.open.isHidden()
