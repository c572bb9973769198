"""The translations are whole and right, and what checks them sees what is not."""

import gettext
import json
from pathlib import Path

import pytest
from babel.messages import Catalog

import translate
from translating import catalogues, checking
from translating.texts import Text, all_texts, code_texts, library_texts, untranslatable

MOVE = """
name = "Nod"
areas = ["neck"]
setup = ["Sit tall.", "Look ahead."]
start = "level"
[source]
document = "003"
says = "Nod often."
[[cycle]]
to = "nod"
say = "Nod."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of catalogues for two texts, German filled in, the others empty."""
    texts = template()
    for language in catalogues.LANGUAGES:
        catalogues.write(tmp_path, language, catalogues.updated(tmp_path, language, texts))
    fill(
        tmp_path, {"&Stop {name}…": "{name} &anhalten…", "{count} set": ["{count} a", "{count} b"]}
    )
    return tmp_path


def template(*more: Text) -> Catalog:
    texts = [Text("a.py", "&Stop {name}…"), Text("b.py", "{count} set", "{count} sets"), *more]
    return catalogues.template(texts)


def fill(folder: Path, answers: catalogues.Answers) -> list[str]:
    catalogue = catalogues.read(folder, "de")
    unknown = catalogues.fill(catalogue, answers)
    catalogues.write(folder, "de", catalogue)
    return unknown


def test_everything_is_translated_and_right() -> None:
    assert checking.all_problems(translate.ROOT, translate.FOLDER) == []


def test_the_texts_of_code_moves_and_sets_are_found() -> None:
    texts = list(all_texts(translate.ROOT))
    places = {text.place for text in texts}
    assert "backcare_tray/ui/words.py" in places
    assert {"assets/moves/chin-tuck.toml", "assets/sets/desk-reset.toml"} <= places
    assert Text("assets/moves/chin-tuck.toml", "Draw your chin straight back.", "", 60) in texts
    plural = Text("backcare_tray/ui/words.py", "{count} minute", "{count} minutes")
    assert plural in texts


def test_every_shown_key_of_a_move_is_a_text(tmp_path: Path) -> None:
    file = tmp_path / "nod.toml"
    file.write_text(MOVE)
    found = [(text.one, text.longest) for text in library_texts(file, "nod.toml")]
    assert found == [
        ("Nod", 40), ("Sit tall.", 60), ("Look ahead.", 60), ("Nod often.", 300), ("Nod.", 60),
    ]  # fmt: skip


def test_marked_texts_are_taken_in_order_and_joined() -> None:
    source = "f(tr('one'), g(trn('a {count}', 'b {count}', n)))\nx = tr(\n'two '\n'three')"
    assert list(code_texts(source, "m")) == [
        Text("m", "one"), Text("m", "a {count}", "b {count}"), Text("m", "two three"),
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["text", "f'a {b}'", "'a' + 'b'", "words[0]", "g('a')"])
def test_what_cannot_be_translated_is_named(written: str) -> None:
    (problem,) = untranslatable(f"\ntr({written})", "m.py")
    assert problem.startswith("m.py:2: ")


@pytest.mark.parametrize("written", ["move.name", "step.move.caution", "say", "says[0]", "'a'"])
def test_texts_of_the_library_pass_through(written: str) -> None:
    assert not list(untranslatable(f"tr({written})", "m.py"))


def test_a_right_catalogue_has_no_problems(folder: Path) -> None:
    assert checking.language_problems(folder, "de", template()) == []


def test_what_is_missing_is_named(folder: Path) -> None:
    assert len(checking.language_problems(folder, "es", template())) == 2
    more = template(Text("c.py", "New"))
    assert checking.language_problems(folder, "de", more) == ["de.po: has no translation: 'New'"]


def test_what_is_in_no_source_any_more_is_named_and_then_gone(folder: Path) -> None:
    fewer = catalogues.template([Text("a.py", "&Stop {name}…")])
    (problem,) = checking.language_problems(folder, "de", fewer)
    assert "in no source" in problem
    catalogues.write(folder, "de", catalogues.updated(folder, "de", fewer))
    assert checking.language_problems(folder, "de", fewer) == []


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ("{nam} &anhalten…", "placeholders"),
        ("Alles &anhalten…", "placeholders"),
        ("{name} &anhalten ({count})…", "placeholders"),
        ("{name} anhalten…", "mnemonic"),
        ("&{name} &anhalten…", "mnemonic"),
        ("{name} &anhalten", "ends otherwise"),
        (" {name} &anhalten…", "space"),
        ("{name}\n&anhalten…", "breaks lines"),
    ],
)
def test_a_wrong_translation_is_named(folder: Path, wrong: str, word: str) -> None:
    fill(folder, {"&Stop {name}…": wrong})
    problems = checking.language_problems(folder, "de", template())
    # An ampersand before a placeholder marks no letter.
    assert any(word in problem for problem in problems) == (wrong != "&{name} &anhalten…")


def test_a_plural_needs_every_form(folder: Path) -> None:
    fill(folder, {"{count} set": ["{count} a"]})
    problems = checking.language_problems(folder, "de", template())
    assert "de.po: has no translation: ('{count} set', '{count} sets')" in problems


def test_only_once_may_do_without_the_number(folder: Path) -> None:
    often = catalogues.template([Text("a.py", "once", "{count} times")])
    catalogues.write(folder, "de", catalogues.updated(folder, "de", often))
    fill(folder, {"once": ["einmal", "{count}-mal"]})
    assert checking.language_problems(folder, "de", often) == []
    fill(folder, {"once": ["einmal", "mehrmals"]})
    (problem,) = checking.language_problems(folder, "de", often)
    assert "changes placeholders or markup: 'mehrmals'" in problem


def test_a_text_that_finds_no_room_is_named(folder: Path) -> None:
    short = template(Text("m.toml", "Nod.", longest=10))
    catalogues.write(folder, "de", catalogues.updated(folder, "de", short))
    assert fill(folder, {"Nod.": "Nicke langsam."}) == []
    (problem,) = checking.language_problems(folder, "de", short)
    assert "takes 14 characters, and there is room for 10" in problem


def test_a_fuzzy_translation_is_named(folder: Path) -> None:
    path = folder / "de.po"
    path.write_text(path.read_text("utf-8").replace("#: a.py", "#: a.py\n#, fuzzy"), "utf-8")
    problems = checking.language_problems(folder, "de", template())
    assert any("is fuzzy" in problem for problem in problems)
    assert any("de.mo: is not up to date" in problem for problem in problems)


def test_what_waits_is_listed_and_filled_in(folder: Path) -> None:
    waiting = catalogues.untranslated(catalogues.read(folder, "es"))
    assert waiting == {"&Stop {name}…": "", "{count} set": ["", ""]}
    assert catalogues.untranslated(catalogues.read(folder, "de")) == {}


def test_a_file_may_be_filled_in_by_half(folder: Path) -> None:
    assert fill(folder, {"&Stop {name}…": "", "{count} set": ["", ""], "Unknown": "x"}) == [
        "Unknown"
    ]
    assert catalogues.untranslated(catalogues.read(folder, "de")) == {}


def test_a_compiled_catalogue_is_what_gettext_reads(folder: Path) -> None:
    with (folder / "de.mo").open("rb") as file:
        german = gettext.GNUTranslations(file)
    assert german.gettext("&Stop {name}…") == "{name} &anhalten…"
    assert german.ngettext("{count} set", "{count} sets", 2) == "{count} b"
    assert german.info()["language"] == "de"


def test_files_say_neither_when_nor_by_what_they_were_made(folder: Path) -> None:
    for path in (folder / "de.po", folder / "de.mo"):
        content = path.read_bytes()
        assert b"Language: de" in content
        assert not any(word in content for word in (b"Date", b"Generated", b"Babel"))


def test_the_command_writes_lists_and_fills(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "assets" / "moves").mkdir(parents=True)
    (tmp_path / "assets" / "moves" / "nod.toml").write_text('name = "Nod"')
    (tmp_path / "assets" / "translations").mkdir()
    monkeypatch.setattr(translate, "ROOT", tmp_path)
    monkeypatch.setattr(translate, "FOLDER", tmp_path / "assets" / "translations")
    assert translate.main(["update"]) == 0
    assert translate.main(["check"]) == 1
    capsys.readouterr()
    for language in catalogues.LANGUAGES:
        assert translate.main(["untranslated", language]) == 0
        answers = tmp_path / f"{language}.json"
        answers.write_text(json.dumps({**json.loads(capsys.readouterr().out), "Nod": "Nicken"}))
        assert translate.main(["fill", language, str(answers)]) == 0
    assert translate.main(["compile"]) == 0
    assert translate.main(["check"]) == 0
    with (translate.FOLDER / catalogues.TEMPLATE).open("a") as stale:
        stale.write("# An older text.\n")
    assert translate.main(["check"]) == 1
    assert "backcare.pot: is not up to date" in capsys.readouterr().out
    answers.write_text('{"Nobody": "Niemand"}')
    assert translate.main(["fill", "fr", str(answers)]) == 1
