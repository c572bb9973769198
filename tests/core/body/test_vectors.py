"""Directions that turn from one to another."""

from math import radians, sin

import pytest

from backcare_tray.core.body.vectors import length, turned_towards

LEFT, UP = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)


def test_a_direction_turns_at_an_even_speed() -> None:
    third = turned_towards(LEFT, UP, 1 / 3)
    assert third[1] == pytest.approx(sin(radians(30.0)))
    assert length(third) == pytest.approx(1.0)
    assert turned_towards(LEFT, UP, 1.0) == pytest.approx(UP)


def test_alike_and_opposite_directions_have_a_way_too() -> None:
    assert turned_towards(LEFT, LEFT, 0.4) == LEFT
    assert turned_towards(LEFT, (-1.0, 0.0, 0.0), 0.4) == pytest.approx(LEFT)
