"""The chimes that ship are those that the script makes."""

import wave

import pytest

import make_chimes
from backcare_tray.core.cues import Chime
from bootstrapping.environment import ROOT


@pytest.mark.parametrize("chime", list(Chime))
def test_each_chime_is_what_the_script_makes(chime: Chime) -> None:
    with wave.open(str(ROOT / "assets" / "sounds" / f"{chime}.wav")) as file:
        assert file.getframerate() == make_chimes.RATE
        shipped = memoryview(file.readframes(file.getnframes())).cast("h")
    made = memoryview(make_chimes.samples(make_chimes.CHIMES[chime])).cast("h")
    assert len(made) == len(shipped)
    # A sine may differ in its last bit from one machine to another.
    assert max(abs(one - other) for one, other in zip(made, shipped, strict=True)) <= 1


def test_there_is_no_chime_that_nobody_hears() -> None:
    assert set(make_chimes.CHIMES) == {str(chime) for chime in Chime}
    assert {file.stem for file in (ROOT / "assets" / "sounds").iterdir()} == set(make_chimes.CHIMES)
