"""Plain text and plain names: what may stand in a pack, and be the name of a file anywhere."""

import re
import unicodedata
from collections.abc import Collection

from backcare_tray.core.translation import tr

LONGEST = 40
"""Characters of the name of a pack or a file, its ending left out."""

_MARKUP = re.compile(r"<[!/?a-zA-Z]|&#?\w+;")
_FORBIDDEN = frozenset('<>:"/\\|?*')
"""What some file system does not take in a name."""
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""What Windows keeps for itself, with any ending."""


def shows(text: str) -> bool:
    """Whether every character of `text` can be shown."""
    return text.isprintable()


def has_markup(text: str) -> bool:
    """Whether `text` holds what a page might take for mark-up."""
    return bool(_MARKUP.search(text))


def folded(text: str) -> str:
    """`text` without case and accents: "Größe" is found by "grosse", "Übung" by "ubung"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def file_name(name: str, otherwise: str) -> str:
    """A plain name of a file for what is called `name`: "Over the edge!" makes "over-the-edge".

    `otherwise` is taken where nothing is left of it.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = (c if c.isalnum() else "-" for c in plain if not unicodedata.combining(c))
    words = [word for word in "".join(letters).split("-") if word]
    result = "-".join(words)[:LONGEST].strip("-") or otherwise
    return f"my-{result}" if result in _DEVICES else result


def pack_fault(name: str, taken: Collection[str] = ()) -> str:
    """What is wrong with `name` for a pack, in a sentence; empty: nothing.

    `taken` are the names of packs that cannot be written to.
    """
    if not name.strip():
        return tr("A pack needs a name.")
    if len(name) > LONGEST:
        return tr("At most {most} characters, please.").format(most=LONGEST)
    if not shows(name) or _FORBIDDEN & {*name} or has_markup(name):
        return tr("A file cannot be called that: letters, digits and dashes are safe.")
    if name.startswith(".") or name != name.strip(" .") or name.casefold() in _DEVICES:
        return tr("A file cannot be called that: letters, digits and dashes are safe.")
    if name.casefold() in {each.casefold() for each in taken}:
        return tr("This pack is a zip, which cannot be written to. Choose another name.")
    return ""
