"""What is heard: at every millisecond it agrees with what is shown, and never is too much."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tray.core.cues import (
    LATE,
    LONGEST_ANNOUNCEMENT,
    Chime,
    Cue,
    CueSheet,
    Passage,
    announcing,
    seconds_to_say,
)
from backcare_tray.core.moves import Move, Phase, Position, Side
from backcare_tray.core.routine import CHANGE, SWITCH, Routine, Stage
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.core.settings import Sound
from tests.fakes import make_move

TUCK = make_move("chin-tuck")
TWIST = make_move("seated-twist", two_sided=True)
ROUTINE = Routine(
    PlannedSet(
        (Step(TUCK, Side.BOTH, 4), Step(TWIST, Side.LEFT, 2), Step(TWIST, Side.RIGHT, 2)),
    )
)
SPOKEN = Sound(voice=True)

WORDS = st.text("abc ,.", min_size=1, max_size=60)
LEGS = st.builds(
    Phase,
    to=st.sampled_from(["start", "end"]),
    seconds=st.sampled_from([0.5, 2.0, 3.5, 8.0]),
    say=st.one_of(st.just(""), WORDS),
)


@st.composite
def moves(draw: st.DrawFn) -> Move:
    """A move of one to four legs; the first always says something."""
    first = replace(draw(LEGS), say=draw(WORDS))
    return replace(
        make_move(
            draw(st.sampled_from(["chin-tuck", "wall-angel", "seated-twist"])),
            two_sided=draw(st.booleans()),
            position=draw(st.sampled_from(list(Position))),
            cycle=(first, *draw(st.lists(LEGS, max_size=3))),
        ),
        setup=tuple(draw(st.lists(WORDS, min_size=1, max_size=3))),
    )


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    chosen = draw(st.lists(moves(), min_size=1, max_size=3))
    counts = [draw(st.integers(1, 5)) for _ in chosen]
    steps = [
        Step(move, side, count)
        for move, count in zip(chosen, counts, strict=True)
        for side in move.sides
    ]
    return Routine(PlannedSet(tuple(steps)))


def heard(routine: Routine, frames: list[float], sound: Sound = SPOKEN) -> list[tuple[float, Cue]]:
    """What is heard when the set is looked at only at the times `frames`."""
    sheet, before, cues = CueSheet(routine), None, []
    for now in frames:
        cues.append((now, sheet.between(before, now, sound)))
        before = now
    return cues


def every(seconds: float, routine: Routine) -> list[float]:
    return [i * seconds for i in range(int(routine.seconds / seconds) + 2)]


def said(cues: list[tuple[float, Cue]]) -> list[str]:
    return [cue.sentence for _, cue in cues if cue.sentence]


def test_a_whole_set_as_one_hears_it() -> None:
    assert said(heard(ROUTINE, every(0.1, ROUTINE))) == [
        "First: Chin tuck. Sit tall", "Go there", "Hold", "Come back",
        "2. Go there", "Hold", "Come back", "3.", "Last one.",
        "Next: Seated twist, left side. Sit tall", "Go there", "Hold", "Come back",
        "2. Go there", "Hold", "Come back",
        "Switch sides. Now the right.", "Go there", "Hold", "Come back", "2.",
        "Well done.",
    ]  # fmt: skip


def test_instructions_and_count_can_be_left_out() -> None:
    frames = every(0.1, ROUTINE)
    assert said(heard(ROUTINE, frames, replace(SPOKEN, instructions=False, count=False))) == [
        "First: Chin tuck.", "Next: Seated twist, left side.", "Switch sides. Now the right.",
        "Well done.",
    ]  # fmt: skip
    assert "2." in said(heard(ROUTINE, frames, replace(SPOKEN, instructions=False)))
    assert "2. Go there" not in said(heard(ROUTINE, frames, replace(SPOKEN, count=False)))


def test_the_chimes_of_a_set() -> None:
    chimes = [(now, cue.chime) for now, cue in heard(ROUTINE, every(0.5, ROUTINE)) if cue.chime]
    assert chimes == [
        (5, Chime.START), (38, Chime.LAST), (41, Chime.CHANGE),
        (46, Chime.START), (61, Chime.LAST), (64, Chime.CHANGE),
        (68, Chime.START), (83, Chime.LAST), (86, Chime.END),
    ]  # fmt: skip


def test_nothing_is_heard_twice_after_the_end() -> None:
    sheet = CueSheet(ROUTINE)
    assert sheet.between(ROUTINE.seconds, ROUTINE.seconds, SPOKEN) == Cue()
    assert sheet.seconds_until_next(ROUTINE.seconds) == float("inf")


def test_with_the_voice_one_has_time_to_hear_how_to_get_ready() -> None:
    setup = ("Sit tall, feet flat on the floor.", "Let your hands rest on your thighs.")
    moves = {move.id: replace(move, setup=setup) for move in (TUCK, TWIST)}
    steps = tuple(replace(step, move=moves[step.move.id]) for step in ROUTINE.plan.steps)
    short = Routine(PlannedSet(steps))
    assert said(heard(short, every(0.1, short)))[0] == f"First: Chin tuck. {setup[0]}"
    routine = Routine(PlannedSet(steps), announcing(steps, SPOKEN))
    sentences = said(heard(routine, [now + 0.4 for now in every(0.5, routine)]))
    assert sentences[0] == f"First: Chin tuck. {' '.join(setup)}"
    assert f"Next: Seated twist, left side. {' '.join(setup)}" in sentences
    assert routine.at(0.0).stage_left == pytest.approx(seconds_to_say(sentences[0]) + LATE)
    assert routine.at(routine.step_spans[2][0]).stage_seconds == pytest.approx(SWITCH)


def test_nobody_waits_for_a_voice_that_does_not_speak() -> None:
    for silent in (
        Sound(),
        replace(SPOKEN, volume=0),
        replace(SPOKEN, instructions=False),
    ):
        assert announcing(ROUTINE.plan.steps, silent) == ()


@given(routine=routines())
def test_getting_ready_never_takes_long(routine: Routine) -> None:
    steps = routine.plan.steps
    spoken = Routine(routine.plan, announcing(steps, SPOKEN))
    for (begin, _), (plain, _) in zip(spoken.step_spans, routine.step_spans, strict=True):
        takes = spoken.at(begin).stage_seconds
        assert routine.at(plain).stage_seconds <= takes + 1e-6
        assert takes <= max(CHANGE, LONGEST_ANNOUNCEMENT) + 1e-6


def test_going_back_says_it_again() -> None:
    sheet = CueSheet(ROUTINE)
    assert sheet.between(3.0, 0.0, SPOKEN).sentence == "First: Chin tuck. Sit tall"


def test_forty_seconds_of_dropped_frames_are_not_caught_up() -> None:
    cues = heard(ROUTINE, [0.0, 44.0])
    assert said(cues[1:]) == []
    assert cues[1][1] == Cue(Chime.CHANGE, "")


def test_a_sentence_that_cannot_end_in_time_gives_way_to_a_shorter_one() -> None:
    wordy = replace(
        TUCK, setup=("Sit tall", "and put both of your feet flat on the floor, hip-width apart")
    )
    routine = Routine(PlannedSet((Step(wordy, Side.BOTH, 1),)))
    assert said(heard(routine, [0.0])) == ["First: Chin tuck. Sit tall"]
    assert said(heard(routine, [3.0])) == ["First: Chin tuck."]
    assert said(heard(routine, [4.5])) == []


@pytest.mark.parametrize(
    ("sentence", "seconds"),
    [("Come back slowly.", 1.06), ("Slide down until your elbows are level.", 2.10),
     ("Squeeze your shoulder blades. Neck relaxed.", 2.64),
     ("Hold it. Eyes level, shoulders soft.", 2.70)],
)  # fmt: skip
def test_the_estimate_is_a_little_above_what_was_measured(sentence: str, seconds: float) -> None:
    assert seconds <= seconds_to_say(sentence) <= seconds + 0.35


def test_passages_follow_each_other_without_a_gap() -> None:
    passages = CueSheet(ROUTINE).passages
    assert passages[0].begin == 0
    assert all(one.end == other.begin for one, other in pairwise(passages))
    assert passages[-1].begin == ROUTINE.seconds


@given(routines(), st.data())
def test_at_every_millisecond_picture_words_count_and_voice_agree(
    routine: Routine, data: st.DataObject
) -> None:
    millisecond = data.draw(st.integers(0, int(routine.seconds * 1000) + 2000))
    sheet, elapsed = CueSheet(routine), millisecond / 1000
    moment, passage = routine.at(elapsed), sheet.at(elapsed)
    assert passage.begin <= max(0.0, elapsed) < passage.end
    assert passage.first.step == moment.step
    sentence = sheet.between(None, elapsed, SPOKEN).sentence
    assert sentence is not None
    assert seconds_to_say(sentence) <= passage.end - elapsed or not sentence
    if moment.stage is Stage.WORK:
        assert passage.first.repetition == moment.repetition
        assert passage.first.say == moment.instruction
        assert moment.to_pose in {phase.to for phase in moment.move.cycle}
        agrees(sentence, passage, moment.repetition, moment.repetitions)
    else:
        assert (passage.first.stage is Stage.END) == (moment.stage is Stage.END)


def agrees(sentence: str, passage: Passage, repetition: int, repetitions: int) -> None:
    """What is said during work is the instruction that is shown, the count that is shown, both."""
    count = "Last one." if repetition == repetitions > 2 else f"{repetition}."
    shown = passage.first.say
    assert sentence in {"", count, shown, f"{count} {shown}"}
    assert repetition <= 2 or sentence in {"", count}


@given(routines(), st.lists(st.floats(0.05, 12), min_size=1, max_size=60))
def test_however_frames_drop_no_two_sentences_overlap(
    routine: Routine, lengths: list[float]
) -> None:
    frames, now = [0.0], 0.0
    while now < routine.seconds:
        now += lengths[len(frames) % len(lengths)]
        frames.append(now)
    sheet = CueSheet(routine)
    spoken = [(at, cue.sentence) for at, cue in heard(routine, frames) if cue.sentence]
    for (at, sentence), (later, _) in pairwise(spoken):
        assert at + seconds_to_say(sentence) <= later + 1e-9
    entered = [sheet.at(at).begin for at, _ in spoken]
    assert len(entered) == len(set(entered)), "a passage spoke twice"


@given(routines())
def test_waking_at_the_next_cue_misses_none(routine: Routine) -> None:
    """A hidden window hears the same chimes as one that draws a frame every half second."""
    sheet, frames = CueSheet(routine), [0.0]
    while (wait := sheet.seconds_until_next(frames[-1])) != float("inf"):
        assert wait > 0
        frames.append(frames[-1] + wait)
        assert len(frames) < 500
    fine = [cue.chime for _, cue in heard(routine, every(0.5, routine)) if cue.chime]
    assert [cue.chime for _, cue in heard(routine, frames) if cue.chime] == fine


def test_one_whole_set_at_each_of_its_milliseconds() -> None:
    sheet = CueSheet(ROUTINE)
    before, sentence = None, ""
    for millisecond in range(int(ROUTINE.seconds * 1000)):
        now = millisecond / 1000
        cue = sheet.between(before, now, SPOKEN)
        sentence = sentence if cue.sentence is None else cue.sentence
        moment, before = ROUTINE.at(now), now
        if moment.stage is Stage.WORK and sentence:
            agrees(sentence, sheet.at(now), moment.repetition, moment.repetitions)
