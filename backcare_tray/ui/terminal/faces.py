"""How a set looks in a terminal: a panel drawn in place, or plain lines in a file or pipe."""

import math
import os
import textwrap
from collections.abc import Mapping
from typing import Protocol, Self, TextIO

from backcare_tray.core.routine import Moment, Stage
from backcare_tray.core.translation import tr
from backcare_tray.ui.routine import moment_words

ENTER, LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[?25h\x1b[?1049l"
"""To the terminal's second screen, without a cursor; and back to what stood there before."""
HOME, LINE_END, REST = "\x1b[H", "\x1b[K\n", "\x1b[J"
BOLD, FAINT, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class Face(Protocol):
    """Shows moments, and draws only what is not shown already."""

    counts_down: bool
    """Whether it shows seconds, so that it changes once a second."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_error: object) -> None: ...

    def show(self, moment: Moment, *, paused: bool, note: str) -> None:
        """Show `moment`; `note` is a passing remark, or empty."""


def face_for(out: TextIO, environment: Mapping[str, str] = os.environ) -> Face:
    """The panel on a terminal that can place text, else plain lines."""
    if out.isatty() and environment.get("TERM", "") != "dumb":
        return Panel(out)
    return Lines(out)


def write(out: TextIO, text: str) -> None:
    """Write `text`, with "?" for what the terminal's encoding does not have."""
    encoding = out.encoding or "utf-8"
    out.write(text.encode(encoding, "replace").decode(encoding))
    out.flush()


class Lines:
    """One line for each instruction, without control codes."""

    counts_down = False

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._step: int | None = None
        self._said = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        return

    def show(self, moment: Moment, *, paused: bool, note: str) -> None:
        if moment.step != self._step:
            self._step = moment.step
            write(self._out, f"{moment_words.place(moment)} · {_title(moment)}\n")
        said = note or _line(moment, paused=paused)
        if said != self._said:
            self._said = said
            write(self._out, f"  {said}\n")


class Panel:
    """Drawn in place on the terminal's second screen; fits any width from 20 columns."""

    counts_down = True

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._drawn = ""

    def __enter__(self) -> Self:
        write(self._out, ENTER)
        return self

    def __exit__(self, *_error: object) -> None:
        write(self._out, LEAVE)

    def show(self, moment: Moment, *, paused: bool, note: str) -> None:
        columns, rows = _size(self._out)
        drawing = LINE_END.join(panel(moment, columns, paused=paused, note=note)[:rows])
        if drawing != self._drawn:
            self._drawn = drawing
            write(self._out, f"{HOME}{drawing}\x1b[K{REST}")


def panel(moment: Moment, columns: int, *, paused: bool, note: str) -> list[str]:
    """The lines of the panel, none of them wider than `columns` - 1."""
    hints = (
        tr("Space go on · b back · n skip · h this hurts · q quit")
        if paused
        else tr("Space pause · b back · n skip · h this hurts · q quit")
    )
    working = moment.stage is Stage.WORK
    parts = (
        (FAINT, f"{moment_words.place(moment)} · {moment_words.left(moment.set_left)}"),
        (BOLD, _title(moment)),
        ("", ""),
        ("", note or (tr("Paused") if paused else moment_words.heading(moment))),
        (BOLD, moment_words.instruction(moment)),
        (FAINT, "" if working else tr(moment.move.caution)),
        ("", ""),
        ("", _countdown(moment, columns - 1)),
        ("", moment_words.upcoming(moment)),
        ("", ""),
        (FAINT, hints),
    )
    return [line for style, text in parts for line in _wrapped(text, columns - 1, style)]


def _title(moment: Moment) -> str:
    side = moment_words.side(moment.side)
    return tr(moment.move.name) + (f" · {side}" if side else "")


def _line(moment: Moment, *, paused: bool) -> str:
    said = moment_words.instruction(moment)
    if paused:
        return tr("Paused")
    if moment.stage is Stage.WORK:
        return f"{moment.repetition}/{moment.repetitions} {said}"
    return f"{moment_words.heading(moment)}: {said}"


def _countdown(moment: Moment, columns: int) -> str:
    """The seconds left of this stage, in numbers and as a bar that empties."""
    seconds = f"{math.ceil(moment.stage_left):3d} s  "
    length = max(0, min(columns, 60) - len(seconds))
    full = round(length * moment.stage_left / moment.stage_seconds)
    return seconds + "#" * full + "." * (length - full)


def _wrapped(text: str, columns: int, style: str) -> list[str]:
    lines = textwrap.wrap(text, columns) or [""]
    return [f"{style}{line}{PLAIN}" if style and line else line for line in lines]


def _size(out: TextIO) -> tuple[int, int]:
    """Columns and rows of the terminal; 80 x 24 where it does not know itself."""
    try:
        columns, rows = os.get_terminal_size(out.fileno())
    except OSError:
        columns, rows = 0, 0
    return max(columns, 20) if columns else 80, rows or 24
