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

from backcare_tray.core.history import HurtReported
from backcare_tray.ui.files import Chosen
from backcare_tray.ui.progress.report import Report, document, paper, pdf
from backcare_tray.ui.progress.share import SharePage
from tests.ui.progress_world import DAY, NOW, World, opened

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
        "Saturday, August 22, 2026 to Friday, November 20, 2026",
        "Upper back",
        "it came to feel better",
        "65° to the left, 58° to the right",
        "Wall angels",
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
    made = pdf(Report(world.ports, FIRST, LAST))
    points = QPageSize(size).sizePoints()
    assert f"/MediaBox [0 0 {points.width()}.000000 {points.height()}.000000]".encode() in made


def test_it_takes_one_or_two_pages(world: World) -> None:
    for ago in range(40):
        world.history.record(HurtReported(NOW - ago * DAY, "wall-angel"))
    made = pdf(Report(world.ports, FIRST, LAST))
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page\n") == 2


def test_the_pdf_is_saved_where_the_person_says(world: World, qtbot: QtBot, tmp_path: Path) -> None:
    shown = Page(world, qtbot, str(tmp_path / "for-anna.pdf"))
    assert shown.page.open.isHidden()
    shown.page.pdf.click()
    path = tmp_path / "for-anna.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    assert shown.page.message.text() == f"Saved as {path}."
    assert not shown.page.open.isHidden()


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
    world: World, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = Page(world, qtbot, "")
    shown.page.csv.click()
    assert shown.page.message.text() == ""
    (tmp_path / "file").write_text("no folder")
    shown.answer = str(tmp_path / "file" / "all.zip")
    shown.page.csv.click()
    assert shown.page.message.text().startswith("This could not be saved:")
    assert shown.page.message.property("role") == "warning"
    assert shown.page.open.isHidden()
