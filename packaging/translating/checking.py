"""Says what is wrong with the texts and their translations, each thing in one sentence."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message

from translating import catalogues
from translating.texts import all_texts, untranslatable

KEPT = re.compile(r"\{[^{}]*\}|<[^<>]*>")
"""Placeholders and markup, which a translation may move but not change."""
MNEMONIC = re.compile(r"(?<!&)&(?=\w)")
ROOM = re.compile(r"up to (\d+) characters")
SENTENCE_ENDS = (".", "?", "!")


def all_problems(root: Path, folder: Path) -> list[str]:
    """What is wrong with the marks in the code, the template, and every language."""
    texts = catalogues.template(list(all_texts(root)))
    problems = [
        problem
        for path in sorted((root / "backcare_tray").rglob("*.py"))
        for problem in untranslatable(path.read_text("utf-8"), path.relative_to(root).as_posix())
    ]
    template = folder / catalogues.TEMPLATE
    if not template.exists() or template.read_text("utf-8") != catalogues.as_text(texts):
        problems.append(f"{template.name}: is not up to date; run translate.py update")
    for language in catalogues.LANGUAGES:
        problems += language_problems(folder, language, texts)
    return problems


def language_problems(folder: Path, language: str, texts: Catalog) -> list[str]:
    """What is wrong with the catalogue of one language."""
    catalogue = catalogues.read(folder, language)
    problems = [
        f"{language}.po: {wrong}: {message.id!r}"
        for message in texts
        if message.id
        for wrong in message_problems(
            message, catalogue.get(catalogues.both(message)[0]), catalogue
        )
    ]
    known = {message.id for message in texts}
    problems += [
        f"{language}.po: is in no source any more: {message.id!r}"
        for message in catalogue
        if message.id not in known
    ]
    file = folder / f"{language}.mo"
    if not file.exists() or file.read_bytes() != catalogues.compiled(catalogue):
        problems.append(f"{file.name}: is not up to date; run translate.py compile")
    return problems


def message_problems(source: Message, found: Message | None, catalogue: Catalog) -> Iterator[str]:
    """What is wrong with one translation of `source`."""
    if found is None or not found.string or not all(found.string):
        yield "has no translation"
        return
    if found.fuzzy:
        yield "is fuzzy"
    one, many = catalogues.both(source)
    forms = found.string if isinstance(found.string, tuple) else (str(found.string),)
    if len(forms) != (catalogue.num_plurals if source.pluralizable else 1):
        yield f"has {len(forms)} forms"
    room = min((int(n) for n in ROOM.findall(" ".join(source.auto_comments))), default=0)
    for number, form in enumerate(forms):
        # "once" may stand for the first of them.
        original = one if number == 0 and not KEPT.search(form) else many or one
        yield from _form_problems(original, form, room)


def _form_problems(original: str, form: str, room: int) -> Iterator[str]:
    if set(KEPT.findall(form)) != set(KEPT.findall(original)):
        yield f"changes placeholders or markup: {form!r}"
    if len(MNEMONIC.findall(form)) != len(MNEMONIC.findall(original)):
        yield f"lacks a mnemonic, or has one too many: {form!r}"
    if room and len(form) > room:
        yield f"takes {len(form)} characters, and there is room for {room}: {form!r}"
    if _edges(form) != _edges(original) and not original.startswith(" "):
        yield f"begins or ends with another space: {form!r}"
    if form.count("\n") != original.count("\n"):
        yield f"breaks lines elsewhere: {form!r}"
    if _ending(form) != _ending(original) and " " in form:  # one word may be shortened: "lun."
        yield f"ends otherwise: {form!r}"


def _edges(text: str) -> tuple[bool, bool]:
    """Whether there is space at either end."""
    return text[:1].isspace(), text[-1:].isspace()


def _ending(text: str) -> str:
    """How the text ends: "." for any sentence, or another mark, or nothing."""
    if text.endswith(SENTENCE_ENDS):
        return "."
    return text[-1] if text.endswith(("…", ":")) else ""
