"""Legs that kneel and legs that lie: where knee, ankle and foot are."""

import pytest

from backcare_tray.core.body.legs import FLAT_ANKLE, solve_leg
from backcare_tray.core.body.motion import body_between
from backcare_tray.core.body.pose import Kneel, Leg, Pose, Stretch, Trunk
from backcare_tray.core.body.skeleton import KNEE, SHANK, THIGH, solve_torso
from backcare_tray.core.body.vectors import length, sub

KNEELING = Pose(base="hands-and-knees", legs=(Kneel(), Kneel()))


def _seat_back(kneel: float, x: float = 0.1) -> Pose:
    return Pose("hands-and-knees", Trunk(pelvis_kneel=kneel), legs=(Kneel(x, 0.05), Kneel(x, 0.05)))


@pytest.mark.parametrize("x", [0.1, 0.2])
@pytest.mark.parametrize("kneel", [0.0, 20.0, 66.0])
def test_the_knees_stay_where_they_are_while_the_hips_go_back(kneel: float, x: float) -> None:
    body = body_between(_seat_back(kneel, x), _seat_back(kneel, x), 1.0)
    for side, sign in ((0, 1), (1, -1)):
        assert body.knees[side] == pytest.approx((sign * x, KNEE, -0.25), abs=1e-6)
        assert body.ankles[side][1] == pytest.approx(FLAT_ANKLE)
        assert body.ankles[side][0] == pytest.approx(sign * 0.05)
        assert length(sub(body.knees[side], body.hips[side])) == pytest.approx(THIGH)
        assert length(sub(body.ankles[side], body.knees[side])) == pytest.approx(SHANK)
        assert body.insteps[side] == (0.0, -1.0, 0.0)


def test_knees_that_go_apart_on_the_way_stay_on_the_floor() -> None:
    ways = [body_between(_seat_back(0.0, 0.1), _seat_back(66.0, 0.2), i / 10) for i in range(11)]
    assert all(body.knees[0][1] == pytest.approx(KNEE, abs=1e-6) for body in ways)
    assert all(body.knees[0][2] == pytest.approx(-0.25, abs=1e-6) for body in ways)


def test_a_straight_leg_lies_in_line_with_the_trunk_and_a_bent_knee_comes_up() -> None:
    straight, bent = Stretch(), Stretch(hip=60.0, knee=80.0)
    body = body_between(*(Pose("lying", legs=(straight, bent)),) * 2, 1.0)
    hip, knee, ankle = body.hips[0], body.knees[0], body.ankles[0]
    assert (knee[1], ankle[1]) == pytest.approx((hip[1], hip[1]))
    assert ankle[2] - hip[2] == pytest.approx(THIGH + SHANK)
    assert body.knees[1][1] - body.hips[1][1] > 0.3
    assert body.ankles[1][1] < body.knees[1][1]


def test_the_toes_of_a_lying_foot_point_up_or_away() -> None:
    up, away = Stretch(point=0.0), Stretch(point=90.0)
    body = body_between(*(Pose("lying", legs=(up, away)),) * 2, 1.0)
    assert body.toes[0] == pytest.approx((0.0, 1.0, 0.0), abs=1e-9)
    assert body.toes[1] == pytest.approx((0.0, 0.0, 1.0), abs=1e-9)
    assert body.insteps[1] == pytest.approx((0.0, 1.0, 0.0), abs=1e-9)


def test_there_is_no_way_from_kneeling_to_standing() -> None:
    torso = solve_torso("standing", Trunk())
    with pytest.raises(TypeError, match="no way from Kneel"):
        solve_leg(torso, (Kneel(), Leg()), 0.5, 0)
