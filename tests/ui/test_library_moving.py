"""What moves in the library: the loop of a move, and the timer that rests while nobody looks."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.core.body.motion import body_at
from backcare_tray.core.moves import Move, Side
from backcare_tray.core.routine import Stage
from backcare_tray.ui.library.loop import Loop
from backcare_tray.ui.library.stills import Stills
from backcare_tray.ui.library.ticker import Ticker
from tests.storage.pack_samples import SHIPPED

BREATHS = 5.0
"""Seconds of a breath: what is compared lies whole breaths apart."""


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("move", SHIPPED, ids=lambda move: move.id)
def test_a_round_ends_where_the_next_begins(move: Move, both: bool) -> None:
    loop = Loop(move, both_sides=both)
    end, begin = loop.at(loop.seconds - 1e-4), loop.at(loop.seconds)
    one, other = body_at(end).torso.spine, body_at(begin).torso.spine
    gap = max(
        abs(a - b) for p, q in zip(one, other, strict=True) for a, b in zip(p, q, strict=True)
    )
    assert gap < 0.002
    sides = {loop.at(loop.seconds * n / 50).side for n in range(50)}
    assert sides == (set(move.sides) if both else {move.sides[0]})
    assert Stage.READY not in {loop.at(loop.seconds * n / 50).stage for n in range(50)}


@pytest.mark.parametrize("move", SHIPPED, ids=lambda move: move.id)
def test_a_still_shows_where_the_move_works_hardest(move: Move) -> None:
    telling = Loop(move).telling
    assert telling.load == pytest.approx(max(phase.load for phase in move.cycle), abs=0.01)
    assert telling.side is not Side.RIGHT


def test_a_still_is_painted_once_for_each_size(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    stills, telling = Stills(window), Loop(SHIPPED[0]).telling
    small = stills.of(telling, QSize(60, 60), 2.0)
    assert small.size() == QSize(120, 120)
    assert stills.of(telling, QSize(60, 60), 2.0).cacheKey() == small.cacheKey()
    assert stills.of(telling, QSize(61, 60), 2.0).cacheKey() != small.cacheKey()
    stills.forget()
    assert stills.of(telling, QSize(60, 60), 2.0).cacheKey() != small.cacheKey()
    assert len(_colours(small.toImage())) > 20


def test_a_ticker_ticks_only_while_it_can_be_seen(qtbot: QtBot) -> None:
    window, ticks = QWidget(), list[int]()
    qtbot.addWidget(window)
    shown = QWidget()
    QVBoxLayout(window).addWidget(shown)
    ticker = Ticker(shown, 1, lambda: ticks.append(1))
    ticker.run(True)
    assert not ticker.running
    window.show()
    qtbot.waitUntil(lambda: len(ticks) > 2)
    window.showMinimized()
    assert not ticker.running
    window.showNormal()
    assert ticker.running
    shown.hide()
    assert not ticker.running
    shown.show()
    assert ticker.running
    ticker.run(False)
    assert not ticker.running


def _colours(image: QImage) -> set[str]:
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    }
