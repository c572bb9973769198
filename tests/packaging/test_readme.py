"""The README says what is so."""

import re
import tomllib

import pytest

from backcare_tray import cli
from backcare_tray.core.settings import Settings
from backcare_tray.core.settings_table import changed, parse
from bootstrapping.environment import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def _example() -> dict[str, dict[str, object]]:
    block = re.search(r"```toml\n(.*?)```", README, re.S)
    assert block is not None
    return tomllib.loads(block[1])


def test_the_settings_example_is_valid_and_shows_the_defaults() -> None:
    settings, problems = parse(_example())
    assert problems == ()
    assert {section for section, _ in changed(Settings(), settings)} == {"hours"}


def test_the_settings_example_shows_every_key() -> None:
    tree = Settings()
    keys = {f"{part}.{key}" for part in tree.__slots__ for key in getattr(tree, part).__slots__}
    shown = {f"{part}.{key}" for part, table in _example().items() for key in table}
    assert shown == keys


def test_every_command_is_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    commands = set(re.findall(r"^    (\w+) +\S", capsys.readouterr().out, re.M)) - {"COMMAND"}
    assert len(commands) > 7
    assert commands == set(re.findall(r"`backcare-tray (\w+)", README))


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = [re.split(r"[^\w-]", line)[0] for line in project["project"]["dependencies"]]
    assert len(names) >= 5
    assert all(f"| {name} |" in README for name in names)


def test_every_path_that_it_names_is_there() -> None:
    paths = re.findall(r"`((?:core|ui|tests|packaging)/[\w./]*)`", README)
    assert len(paths) > 8
    for path in paths:
        assert (ROOT / path).exists() or (ROOT / "backcare_tray" / path).exists(), path
