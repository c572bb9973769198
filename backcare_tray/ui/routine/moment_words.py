"""A moment of a set in words."""

import math

from backcare_tray.core.moves import Move, Side
from backcare_tray.core.routine import Moment, Stage
from backcare_tray.core.translation import tr


def place(moment: Moment) -> str:
    """Where in the set: "Move 2 of 4"."""
    return tr("Move {number} of {moves}").format(number=moment.move_number, moves=moment.moves)


def left(seconds: float) -> str:
    """How much of the set is to come: "1:42 left"."""
    minutes, rest = divmod(max(0, math.ceil(seconds)), 60)
    return tr("{time} left").format(time=f"{minutes}:{rest:02d}")


def side(which: Side) -> str:
    """The side one works on; empty when it is both at once."""
    return {Side.LEFT: tr("Left side"), Side.RIGHT: tr("Right side")}.get(which, "")


def upcoming(moment: Moment) -> str:
    """What comes after this move."""
    if moment.next_move is None:
        return tr("Last move")
    return tr("Next: {move}").format(move=tr(moment.next_move.name))


def banner(moment: Moment, *, paused: bool) -> str:
    """The words over the figure; empty while one simply does the move."""
    if paused:
        return tr("Paused")
    if moment.stage is Stage.SWITCH:
        words = {
            Side.LEFT: tr("Switch sides: now the left"),
            Side.RIGHT: tr("Switch sides: now the right"),
        }.get(moment.side, tr("Switch sides"))
        return f"\N{RIGHTWARDS ARROW OVER LEFTWARDS ARROW}  {words}"
    return ""


def heading(moment: Moment) -> str:
    """The few words above the instruction: getting ready, or repetition and breath."""
    if moment.stage is not Stage.WORK:
        return tr("Switch sides") if moment.stage is Stage.SWITCH else tr("Get ready")
    words = []
    if moment.repetitions > 1:
        count = tr("Repetition {number} of {all}")
        words.append(count.format(number=moment.repetition, all=moment.repetitions))
    if moment.breath:
        words.append(tr("Breathe in") if moment.breath == "in" else tr("Breathe out"))
    return " \N{MIDDLE DOT} ".join(words)


def instruction(moment: Moment) -> str:
    """The one thing to do now."""
    if moment.stage is Stage.SWITCH:
        return {
            Side.LEFT: tr("The same on the left."),
            Side.RIGHT: tr("The same on the right."),
        }.get(moment.side, tr(moment.instruction))
    return tr(moment.instruction)


def about(move: Move) -> str:
    """What a move is for, what one should feel, and where it is from, to linger on."""
    document = move.source.document
    if document.isdecimal():  # one of the program's own source documents
        document = tr("document {number}").format(number=document)
    else:
        document = tr(document)
    source = tr("Source: {document}. {says}").format(document=document, says=tr(move.source.says))
    lines = (tr(move.purpose), tr(move.feel), source if document else "")
    return "\n".join(line for line in lines if line)
