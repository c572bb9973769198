"""Having cues heard: by the settings in force, silent when paused, and never praise that is off."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from backcare_tray.core.cues import Chime
from backcare_tray.core.moves import Side
from backcare_tray.core.player import Player
from backcare_tray.core.prompter import Prompter, Sounds
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.core.settings import Sound
from tests.fakes import FakeVoice, make_move

PLAN = PlannedSet(
    (Step(make_move("chin-tuck"), Side.BOTH, 1), Step(make_move("wall-angel"), Side.BOTH, 1))
)
# tuck: ready 0-5, work 5-14; angel: ready 14-19, work 19-28


def at(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


@dataclass
class Walk:
    """A walk through the plan, heard."""

    sound: Sound = field(default_factory=lambda: Sound(voice=True))
    voice: FakeVoice = field(default_factory=FakeVoice)
    chimes: list[tuple[Chime, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.player = Player(PLAN, at(0))
        sounds = Sounds(
            lambda: self.sound,
            lambda chime, volume: self.chimes.append((chime, volume)),
            self.voice,
        )
        self.prompter = Prompter(self.player, sounds)

    def listen(self, *times: float) -> None:
        for seconds in times:
            self.player.advance(at(seconds))
            self.prompter.follow(at(seconds))


def test_a_walk_is_heard_at_the_chosen_volume() -> None:
    walk = Walk(Sound(voice=True, volume=35))
    walk.listen(0, 1, 5, 7, 12, 14)
    assert walk.voice.said == [
        "First: Chin tuck. Sit tall", "Go there", "Hold", "Come back", "Next: Wall angel. Sit tall"
    ]  # fmt: skip
    assert set(walk.voice.volumes) == {35}
    assert walk.chimes == [(Chime.START, 35), (Chime.LAST, 35), (Chime.CHANGE, 35)]


@pytest.mark.parametrize("sound", [Sound(voice=True, volume=0), Sound(chimes=False)])
def test_what_is_off_is_not_heard(sound: Sound) -> None:
    walk = Walk(sound)
    walk.listen(0, 5, 7, 12, 14)
    assert (walk.voice.said, walk.chimes) == ([], [])


def test_a_pause_cuts_the_voice_and_goes_on_without_saying_it_again() -> None:
    walk = Walk()
    walk.listen(0)
    walk.player.pause(at(1))
    walk.listen(1, 2, 30)
    assert walk.voice.said == ["First: Chin tuck. Sit tall", ""]
    walk.player.resume(at(30))
    walk.listen(30, 31)
    assert walk.voice.said[2:] == []
    walk.listen(34.1)
    assert walk.voice.said[2:] == ["Go there"]


def test_what_was_skipped_to_while_paused_is_heard_on_going_on() -> None:
    walk = Walk()
    walk.listen(0)
    walk.player.pause(at(1))
    walk.player.skip(at(1))
    walk.listen(1)
    assert walk.chimes == []
    walk.player.resume(at(9))
    walk.listen(9)
    assert walk.voice.said[-1] == "Next: Wall angel. Sit tall"


def test_skipping_silences_what_was_being_said() -> None:
    walk = Walk()
    walk.listen(0)
    walk.player.skip(at(0.5))
    walk.listen(4.9)
    assert walk.voice.said[1:] == [""]


def test_a_change_of_the_settings_takes_effect_at_once() -> None:
    walk = Walk()
    walk.listen(0)
    walk.sound = replace(walk.sound, voice=False)
    walk.listen(0.1, 5)
    assert walk.voice.said == ["First: Chin tuck. Sit tall", ""]
    walk.sound = replace(walk.sound, voice=True)
    walk.listen(5.1, 7)
    assert walk.voice.said[2:] == ["Hold"]


@pytest.mark.parametrize(("skips", "praise"), [(0, ["Well done."]), (1, [])])
def test_praise_is_for_a_whole_set(skips: int, praise: list[str]) -> None:
    walk = Walk()
    for _ in range(skips):
        walk.player.skip(at(0))
    walk.listen(30)
    assert walk.voice.said == praise
    assert walk.chimes == []


def test_stopping_is_silence() -> None:
    walk = Walk()
    walk.prompter.stop()
    assert walk.voice.said == []
    walk.listen(0)
    walk.prompter.stop()
    walk.prompter.stop()
    assert walk.voice.said == ["First: Chin tuck. Sit tall", ""]
    assert walk.prompter.seconds_until_next(at(4)) == 1
