"""The icons can be drawn, fill their square, and differ in shape, not only in colour."""

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from backcare_tray.core.ports import Glance
from backcare_tray.ui.icons import SIZES, Icons
from tests.ui.conftest import Desk
from tests.ui.contrast import contrast


def grey(image: QImage) -> list[int]:
    """The brightness of every pixel on a middle grey, 0 to 255."""
    shown = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [shown.pixelColor(x, y) for y in range(shown.height()) for x in range(shown.width())]
    return [round((p.lightness() * p.alpha() + 128 * (255 - p.alpha())) / 255) for p in pixels]


@pytest.mark.parametrize("glance", Glance)
def test_every_size_is_drawn_sharp(desk: Desk, glance: Glance) -> None:
    icon = desk.icons.tray(glance)
    assert sorted(size.width() for size in icon.availableSizes()) == list(SIZES)
    image = icon.pixmap(16, 16).toImage()
    assert len(set(grey(image))) > 3


def test_states_can_be_told_apart_without_colour(desk: Desk) -> None:
    small = {g: grey(desk.icons.tray(g).pixmap(16, 16).toImage()) for g in Glance}
    for one, other in combinations(Glance, 2):
        differing = sum(abs(a - b) > 60 for a, b in zip(small[one], small[other], strict=True))
        assert differing >= 16, f"{one} and {other} look alike at 16 px: {differing} pixels differ"


@pytest.mark.parametrize("glance", Glance)
@pytest.mark.parametrize("panel", [240, 32], ids=["light", "dark"])
def test_icons_stand_out_from_the_panel(desk: Desk, glance: Glance, panel: int) -> None:
    image = desk.icons.tray(glance).pixmap(16, 16).toImage()
    pixels = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
    ground = QColor(panel, panel, panel)
    solid = [p for p in pixels if p.alpha() > 200]
    assert sum(contrast(p, ground) >= 3 for p in solid) > 80


def test_an_icon_is_drawn_once(desk: Desk) -> None:
    assert desk.icons.tray(Glance.DUE) is desk.icons.tray(Glance.DUE)
    assert desk.icons.program is desk.icons.program


def test_a_broken_drawing_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "backcare.svg").write_text("<svg", encoding="utf-8")
    with pytest.raises(ValueError, match=r"backcare\.svg"):
        _ = Icons(tmp_path).program
