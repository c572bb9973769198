#!/usr/bin/env python3
"""Brings the translations up to date with the texts of the program, its moves and its sets.

    python packaging/translate.py extract               write assets/translations/backcare.pot
    python packaging/translate.py update                extract, and take over into every language
    python packaging/translate.py compile               write the .mo files that the program reads
    python packaging/translate.py check                 name what is missing or wrong
    python packaging/translate.py untranslated de       print what waits for a translation, as JSON
    python packaging/translate.py fill de FILE.json     put such a file, filled in, into a language

A translator may as well edit the .po files with any editor for gettext, and then run `compile`.
"""

import argparse
import json
import sys
from pathlib import Path

from translating import catalogues, checking
from translating.texts import all_texts

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets" / "translations"


def main(argv: list[str]) -> int:
    """Run one of the commands; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, dest="command", metavar="COMMAND")
    for name in COMMANDS:
        command = commands.add_parser(name)
        if name in ("untranslated", "fill"):
            command.add_argument("language", choices=catalogues.LANGUAGES)
        if name == "fill":
            command.add_argument("file", type=Path)
    arguments = parser.parse_args(argv)
    return COMMANDS[arguments.command](arguments)


def extract(_arguments: argparse.Namespace) -> int:
    """Write the template."""
    text = catalogues.as_text(catalogues.template(list(all_texts(ROOT))))
    (FOLDER / catalogues.TEMPLATE).write_text(text, "utf-8")
    return 0


def update(arguments: argparse.Namespace) -> int:
    """Write the template, and bring every language up to date with it."""
    extract(arguments)
    texts = catalogues.template(list(all_texts(ROOT)))
    for language in catalogues.LANGUAGES:
        catalogue = catalogues.updated(FOLDER, language, texts)
        catalogues.write(FOLDER, language, catalogue)
        print(f"{language}: {len(catalogues.untranslated(catalogue))} of {len(texts)} texts wait")
    return 0


def compile_all(_arguments: argparse.Namespace) -> int:
    """Write the compiled catalogues."""
    for language in catalogues.LANGUAGES:
        compiled = catalogues.compiled(catalogues.read(FOLDER, language))
        (FOLDER / f"{language}.mo").write_bytes(compiled)
    return 0


def check(_arguments: argparse.Namespace) -> int:
    """Print everything that is wrong."""
    problems = checking.all_problems(ROOT, FOLDER)
    print(*problems, sep="\n")
    print(f"{len(problems)} problems" if problems else "All is well.")
    return 1 if problems else 0


def untranslated(arguments: argparse.Namespace) -> int:
    """Print what waits for a translation."""
    waiting = catalogues.untranslated(catalogues.read(FOLDER, arguments.language))
    print(json.dumps(waiting, indent=1, ensure_ascii=False))
    return 0


def fill(arguments: argparse.Namespace) -> int:
    """Put a file of translations into a language."""
    catalogue = catalogues.read(FOLDER, arguments.language)
    unknown = catalogues.fill(catalogue, json.loads(arguments.file.read_text("utf-8")))
    catalogues.write(FOLDER, arguments.language, catalogue)
    for text in unknown:
        print(f"There is no text {text!r}", file=sys.stderr)
    return 1 if unknown else 0


COMMANDS = {
    "extract": extract,
    "update": update,
    "compile": compile_all,
    "check": check,
    "untranslated": untranslated,
    "fill": fill,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
