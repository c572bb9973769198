"""Every key of every window, as a table to read."""

from typing import NamedTuple

from backcare_tray.core.translation import tr


class KeyRow(NamedTuple):
    """One or several keys that do the same, by the names on the keyboard."""

    keys: tuple[str, ...]
    does: str


Table = tuple[tuple[str, tuple[KeyRow, ...]], ...]
"""The windows with their keys."""


def key_table() -> Table:
    """The windows with their keys, the most used first."""
    return (*_breaks(), *_library(), *_windows(), *_terminal())


def _breaks() -> Table:
    during_a_set = (
        KeyRow((tr("Space"),), tr("pause, and go on")),
        KeyRow(("←",), tr("begin the move again; twice: the one before")),
        KeyRow(("→",), tr("skip the move")),
        KeyRow(("H",), tr("this hurts: leave the move out, now and later")),
        KeyRow((tr("Esc"),), tr("end the set; what was done counts")),
    )
    reminder = (
        KeyRow((tr("Enter"),), tr("start the break")),
        KeyRow((tr("Esc"),), tr("put it away; the break stays on offer")),
    )
    return (tr("During a set"), during_a_set), (tr("A reminder"), reminder)


def _library() -> Table:
    library = (
        KeyRow((f"{tr('Ctrl')}+F",), tr("search the moves")),
        KeyRow((tr("Enter"),), tr("open the move")),
        KeyRow((tr("Esc"),), tr("back; show all moves again; close")),
    )
    figure = (
        KeyRow(("←", "→"), tr("turn it")),
        KeyRow((tr("Home"),), tr("turn it to the front")),
        KeyRow((tr("Space"),), tr("stop it, and let it move on")),
    )
    editor = (
        KeyRow((tr("Enter"),), tr("add the move")),
        KeyRow((f"{tr('Alt')}+↑", f"{tr('Alt')}+↓"), tr("put the move earlier or later")),
        KeyRow((tr("Delete"),), tr("take the move out")),
        KeyRow((f"{tr('Ctrl')}+S",), tr("save")),
    )
    progress = (KeyRow(("←", "→", "↑", "↓"), tr("from day to day; turn the pointer of the dial")),)
    return (
        (tr("The library"), library),
        (tr("The large figure"), figure),
        (tr("A set of your own"), editor),
        (tr("Progress"), progress),
    )


def _windows() -> Table:
    ctrl, esc = tr("Ctrl"), tr("Esc")
    settings = (
        KeyRow((f"{ctrl}+F",), tr("search")),
        KeyRow((tr("Enter"), "↓"), tr("go to what was found, or to the list")),
        KeyRow((f"{ctrl}+{tr('Page up')}", f"{ctrl}+{tr('Page down')}"), tr("turn the page")),
        KeyRow((esc,), tr("clear the search; then close")),
    )
    every = (
        KeyRow((tr("Tab"),), tr("to the next field; with Shift to the one before")),
        KeyRow((tr("Space"),), tr("press the button, tick the box")),
        KeyRow(("↑", "↓"), tr("choose in a list, change a number")),
        KeyRow((tr("Alt"),), tr("with an underlined letter: press that button")),
        KeyRow((esc,), tr("close")),
    )
    return (tr("The settings"), settings), (tr("Every window"), every)


def _terminal() -> Table:
    keys = (
        KeyRow((tr("Space"),), tr("pause, and go on")),
        KeyRow(("B",), tr("back")),
        KeyRow(("N",), tr("next")),
        KeyRow(("H",), tr("this hurts")),
        KeyRow(("Q",), tr("end")),
    )
    return ((tr("A set in the terminal"), keys),)
