"""Where the working places are."""

import pytest

from backcare_tray.core.body.glows import GLOWS, spot_on
from backcare_tray.core.body.motion import body_between
from backcare_tray.core.body.pose import Pose

LEFTS = [name for name in GLOWS if name.startswith("left")]


@pytest.mark.parametrize("name", LEFTS)
def test_left_and_right_places_mirror(name: str) -> None:
    body = body_between(Pose(), Pose(), 1.0)
    (x, y, z), (u, v, w) = spot_on(body, GLOWS[name])
    there, outward = spot_on(body, GLOWS[name.replace("left", "right")])
    assert there == pytest.approx((-x, y, z))
    assert outward == pytest.approx((-u, v, w))
    assert x > 0.04


def test_the_blades_are_behind_and_the_chest_before() -> None:
    body = body_between(Pose(), Pose(), 1.0)
    assert spot_on(body, GLOWS["left-blade"])[1][2] < 0 < spot_on(body, GLOWS["left-chest"])[1][2]
