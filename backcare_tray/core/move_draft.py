"""What a move that somebody is writing still lacks, in kind words beside each field."""

from collections.abc import Iterator, Mapping

from backcare_tray.core.moves import DOCUMENT, INSTRUCTION, NAME, PURPOSE, SENTENCE, Move
from backcare_tray.core.plain_names import has_markup, shows
from backcare_tray.core.sets import ReadySet
from backcare_tray.core.translation import tr


def move_faults(move: Move) -> Mapping[str, str]:
    """A sentence for every field of `move` that keeps it from being saved, by the field's name.

    A leg's fields are called "cycle.0", its number from 0.
    """
    found: dict[str, str] = {}
    for field, fault in (*_lacking(move), *_unplain(move)):
        found.setdefault(field, fault)
    return found


def set_faults(ready: ReadySet, fewest: int, most: int) -> Mapping[str, str]:
    """The same for a set, which takes `fewest` to `most` moves."""
    found: dict[str, str] = {}
    if not ready.name.strip():
        found["name"] = tr("A set needs a name.")
    if not ready.purpose.strip():
        found["purpose"] = tr("Say in a few words what it is for.")
    if len(ready.moves) < fewest:
        found["moves"] = tr("A set takes at least {fewest} moves.").format(fewest=fewest)
    if len(ready.moves) > most:
        found["moves"] = tr("A set takes at most {most} moves.").format(most=most)
    for field, text, longest in (("name", ready.name, NAME), ("purpose", ready.purpose, PURPOSE)):
        if fault := _text_fault(text, longest):
            found.setdefault(field, fault)
    return found


def _lacking(move: Move) -> Iterator[tuple[str, str]]:
    source = move.source
    for field, missing, sentence in (
        ("name", not move.name.strip(), tr("A move needs a name.")),
        ("purpose", not move.purpose.strip(), tr("Say in a few words what it is for.")),
        ("areas", not move.areas, tr("Choose at least one area.")),
        ("setup", not move.setup, tr("Say how to get ready, in one line at least.")),
        ("pictures", not move.picture_paths, tr("Choose at least one picture.")),
        ("cycle.0", not move.cycle[0].say.strip(), tr("Say what to do first.")),
        ("dose", move.dose.least > move.dose.most, tr("“At least” cannot be more than “at most”.")),
        ("caution", not move.caution.strip(), tr("Say when to stop or to take care.")),
        (
            "document",
            bool(source.says.strip()) and not source.document.strip(),
            tr("Say whom this is from."),
        ),
        ("says", bool(source.document) and not source.says.strip(), tr("What does it say?")),
    ):
        if missing:
            yield field, sentence


def _unplain(move: Move) -> Iterator[tuple[str, str]]:
    texts = (
        ("name", move.name, NAME),
        ("purpose", move.purpose, PURPOSE),
        ("full_dose", move.full_dose, PURPOSE),
        ("document", move.source.document, DOCUMENT),
        *((field, getattr(move, field), SENTENCE) for field in _SENTENCES),
        ("says", move.source.says, SENTENCE),
        *(("setup", line, INSTRUCTION) for line in move.setup),
        *((f"cycle.{number}", leg.say, INSTRUCTION) for number, leg in enumerate(move.cycle)),
    )
    for field, text, longest in texts:
        if fault := _text_fault(text, longest):
            yield field, fault


_SENTENCES = ("caution", "breathing", "feel", "gentler", "harder")


def _text_fault(text: str, longest: int) -> str:
    if len(text) > longest:
        return tr("At most {most} characters, please.").format(most=longest)
    if not shows(text):
        return tr("One line of plain text, please.")
    return tr("Plain text, please: no mark-up.") if has_markup(text) else ""
