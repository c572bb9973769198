"""The countdown ring: its number, its arc, its size."""

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_tray.ui import theme
from backcare_tray.ui.routine.countdown_ring import CountdownRing


def picture(ring: CountdownRing) -> QImage:
    ring.resize(ring.sizeHint())
    return ring.grab().toImage()


def coloured(image: QImage, colour: QColor) -> int:
    """How many pixels have exactly this colour."""
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.fixture
def ring(qtbot: QtBot) -> CountdownRing:
    ring = CountdownRing()
    qtbot.addWidget(ring)
    return ring


@pytest.mark.parametrize(
    ("left", "shown"), [(5.0, "5"), (4.01, "5"), (4.0, "4"), (0.2, "1"), (0.0, "0"), (-1.0, "0")]
)
def test_a_second_is_shown_until_it_is_over(ring: CountdownRing, left: float, shown: str) -> None:
    ring.show_left(left, 5.0, calm=False)
    assert ring.text() == shown


def test_screen_readers_find_the_seconds_in_its_name(ring: CountdownRing) -> None:
    ring.show_left(1.0, 5.0, calm=False)
    assert ring.accessibleName() == "1 second left"
    ring.show_left(2.0, 5.0, calm=False)
    assert ring.accessibleName() == "2 seconds left"


def test_the_arc_shrinks_with_the_time(ring: CountdownRing) -> None:
    accent, lengths = theme.current().accent, []
    for left in (20.0, 15.0, 10.0, 5.0, 0.0):
        ring.show_left(left, 20.0, calm=False)
        lengths.append(coloured(picture(ring), accent))
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1.8 * lengths[2] > 0
    assert lengths[-1] == 0


def test_it_is_calm_while_one_gets_ready(ring: CountdownRing) -> None:
    ring.show_left(5.0, 5.0, calm=True)
    image = picture(ring)
    assert coloured(image, theme.current().accent) == 0
    assert coloured(image, theme.current().outline) > 0


def test_a_stage_without_length_has_no_arc(ring: CountdownRing) -> None:
    ring.show_left(0.0, 0.0, calm=False)
    assert coloured(picture(ring), theme.current().accent) == 0


def test_it_grows_with_the_letters(qtbot: QtBot, qapp: QApplication) -> None:
    usual = QGuiApplication.font()
    larger = QGuiApplication.font()
    larger.setPointSizeF(2 * theme.font().pointSizeF())
    rings = [CountdownRing()]
    qapp.setFont(larger)
    rings.append(CountdownRing())
    qapp.setFont(usual)
    for ring in rings:
        qtbot.addWidget(ring)
    assert rings[1].sizeHint().width() > 1.8 * rings[0].sizeHint().width()
