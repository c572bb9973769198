"""What the editor says of a set and of what is asked of its moves, in words."""

from collections.abc import Iterator, Sequence

from backcare_tray.core.dosing import TOLERANCE
from backcare_tray.core.moves import Move, Side
from backcare_tray.core.prescribing import OPEN
from backcare_tray.core.principles import broken
from backcare_tray.core.sets import Prescription
from backcare_tray.core.translation import tr, trn


def asked(move: Move, said: Prescription) -> str:
    """What a set asks of `move`: "8 times, left side only", "30 s to each side"."""
    if said == OPEN:
        return tr("As often as the set has time for")
    if said.repetitions:
        often = trn("Once", "{count} times", said.repetitions)
    elif said.seconds:
        often = tr("{seconds} s").format(seconds=said.seconds)
    else:
        often = tr("As often as the set has time for")
    return f"{often}, {_side(move, said)}" if move.two_sided else often


def _side(move: Move, said: Prescription) -> str:
    if said.side is Side.BOTH:
        return tr("to each side")
    return tr("left side only") if said.side is Side.LEFT else tr("right side only")


def total(seconds: float, chosen: int, moves: int) -> str:
    """How long the set takes, and what that means beside the length that the person chose."""
    if not moves:
        return tr("Your sets take {chosen}. Choose moves from the list.").format(
            chosen=length(chosen)
        )
    says = tr("This set takes {length}; you chose {chosen}.").format(
        length=length(seconds), chosen=length(chosen)
    )
    if seconds > chosen + TOLERANCE:
        return f"{says} " + tr("In a break its moves take turns, so that it fits.")
    if seconds < chosen - TOLERANCE:
        return f"{says} " + tr("It may well be shorter.")
    return says


def absent(gone: Sequence[str], left_out: Sequence[str]) -> Iterator[str]:
    """Which moves of a set are not done: they are gone, or may not be done now."""
    if gone:
        yield tr("Not there any more: {moves}.").format(moves=", ".join(gone))
    if left_out:
        sentence = tr("Left out for now, by your settings or because it hurt: {moves}.")
        yield sentence.format(moves=", ".join(left_out))


def length(seconds: float) -> str:
    """The length of a set to the second: "2:31"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def advice(moves: Sequence[Move]) -> list[str]:
    """What would make a set of `moves` better; it may stay as it is."""
    if not moves:
        return []
    missing = broken(moves)
    said = {
        "opens the front": tr(
            "Nothing here opens the chest, which desk work shortens. One such move does good."
        ),
        "works the back": tr(
            "Nothing here works the upper back. Stretching feels good; strength lasts."
        ),
        "moves the back for the neck": tr(
            "The neck frees up best when the upper back moves, too. Perhaps add such a move."
        ),
    }
    return [words for rule, words in said.items() if rule in missing]
