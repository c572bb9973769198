"""The catalogue that is loaded, out of those that ship and out of broken ones."""

import gettext
from pathlib import Path

import pytest

from backcare_tray.core.pseudo_language import PseudoTranslations
from backcare_tray.storage import paths
from backcare_tray.storage.catalogues import chosen, load

SHIPPED = paths.assets_dir() / "translations"


@pytest.mark.parametrize("code", ["de", "de_AT.UTF-8", "de-CH", "DE", "de_DE@euro", "de.UTF-8"])
def test_every_way_to_say_german(code: str) -> None:
    assert load(SHIPPED, [code]).info()["language"] == "de"


@pytest.mark.parametrize("code", ["de", "es", "fr"])
def test_the_moves_speak_every_language(code: str) -> None:
    catalogue = load(SHIPPED, [code])
    assert catalogue.info()["language"] == code
    assert catalogue.gettext("Chin tuck") != "Chin tuck"


def test_the_first_language_that_there_is_wins() -> None:
    assert load(SHIPPED, ["tlh", "fr_CA", "de"]).info()["language"] == "fr"
    assert load(SHIPPED, ["en_GB", "de"]).gettext("Chin tuck") == "Chin tuck"


@pytest.mark.parametrize("code", ["", "C", "tlh", "../../etc/passwd", "de/../fr", "*", "ä"])
def test_no_language_is_english(code: str) -> None:
    assert type(load(SHIPPED, [code])) is gettext.NullTranslations


def test_the_language_that_nobody_speaks() -> None:
    assert isinstance(load(SHIPPED, ["pseudo"]), PseudoTranslations)


@pytest.mark.parametrize("content", [b"", b"\xde\x12\x04\x95", b"no catalogue at all"])
def test_a_damaged_catalogue_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "de.mo").write_bytes(content)
    assert type(load(tmp_path, ["de"])) is gettext.NullTranslations


def test_the_settings_file_says_which(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[look]\nlanguage = "fr"\n')
    assert chosen(file) == "fr"


@pytest.mark.parametrize("content", [None, b"", b"look = 3", b"[look]\nlanguage =", b"\xff[look]"])
def test_a_settings_file_that_says_nothing_leaves_it_to_the_desktop(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "settings.toml"
    if content is not None:
        file.write_bytes(content)
    assert chosen(file) == "desktop"
