"""The catalogues in `assets/translations`: read, brought up to date, written, compiled.

What is written depends on the texts alone, not on the day, so that a file changes only when a text
does. The compiled `.mo` files are kept beside the others: the program runs from a clean checkout.
"""

import io
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from translating.texts import Text

LANGUAGES = ("de", "es", "fr")
TEMPLATE = "backcare.pot"
LEFT_OUT = {
    "Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date",
    "Last-Translator", "Language-Team", "Generated-By",
}  # fmt: skip
"""What the head of a catalogue does not say: when, who and by what."""
WIDTH = 100

Answers = dict[str, str | list[str]]
"""Translations by their English text; a list holds the plural forms."""


def template(texts: list[Text]) -> Catalog:
    """A catalogue without translations, each text once, with every file that it is in."""
    catalogue = Catalog(charset="utf-8", header_comment="# Texts of Backcare.", fuzzy=False)
    for text in texts:
        room = [f"up to {text.longest} characters"] if text.longest else []
        text_id = (text.one, text.many) if text.many else text.one
        catalogue.add(text_id, locations=[(text.place, 0)], auto_comments=room)
    for message in catalogue:
        message.locations = list(dict.fromkeys(message.locations))
        message.auto_comments = list(dict.fromkeys(message.auto_comments))
    return catalogue


def updated(folder: Path, language: str, texts: Catalog) -> Catalog:
    """The catalogue of `language` with exactly the texts of the template `texts`."""
    catalogue = read(folder, language)
    catalogue.update(texts, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    return catalogue


def read(folder: Path, language: str) -> Catalog:
    """The catalogue of `language`; an empty one where there is no file."""
    path = folder / f"{language}.po"
    if not path.exists():
        comment = f"# Texts of Backcare, language: {language}."
        return Catalog(language, charset="utf-8", header_comment=comment, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


class _Undated(Catalog):
    """A catalogue that is the same every day."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head, without what the history of the file knows better."""
        return [(key, value) for key, value in super().mime_headers if key not in LEFT_OUT]


def _undated(catalogue: Catalog) -> Catalog:
    comment = catalogue.header_comment
    plain = _Undated(catalogue.locale, charset="utf-8", header_comment=comment, fuzzy=False)
    for message in catalogue:
        if message.id:
            plain[message.id] = message
    return plain


def as_text(catalogue: Catalog) -> str:
    """What a `.po` or `.pot` file holds."""
    file = io.BytesIO()
    write_po(file, _undated(catalogue), width=WIDTH, include_lineno=False)
    return file.getvalue().decode()


def compiled(catalogue: Catalog) -> bytes:
    """What a `.mo` file holds."""
    file = io.BytesIO()
    write_mo(file, _undated(catalogue))
    return file.getvalue()


def write(folder: Path, language: str, catalogue: Catalog) -> None:
    """Write the catalogue of `language`, and compile it."""
    (folder / f"{language}.po").write_text(as_text(catalogue), "utf-8")
    (folder / f"{language}.mo").write_bytes(compiled(catalogue))


def untranslated(catalogue: Catalog) -> Answers:
    """The texts that wait for a translation, to be filled in."""
    waiting: Answers = {}
    for message in catalogue:
        if message.id and not (message.string and all(message.string)):
            one, many = both(message)
            waiting[one] = ["", ""] if many else ""
    return waiting


def both(message: Message) -> tuple[str, str]:
    """The English text and its plural, which is empty for a text that counts nothing."""
    one, many = (*message.id, "")[:2] if message.pluralizable else (message.id, "")
    return str(one), str(many)


def fill(catalogue: Catalog, answers: Answers) -> list[str]:
    """Put `answers` into the catalogue; returns the texts that it does not have."""
    unknown = []
    for text, answer in answers.items():
        message = catalogue.get(text)
        if message is None:
            unknown.append(text)
        elif answer and all(answer):
            message.string = tuple(answer) if isinstance(answer, list) else answer
    return unknown
