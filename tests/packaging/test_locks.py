"""The lock files hold what pyproject.toml asks for, and nothing that pip would have to trust."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from bootstrapping.environment import LOCKS, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]


def pins(purpose: str) -> dict[str, Version]:
    """What the lock for `purpose` holds."""
    pinned = re.findall(r"^([a-z0-9-]+)==([^ \\]+)", LOCKS[purpose].read_text("utf-8"), re.M)
    return {name: Version(version) for name, version in pinned}


def wanted(purpose: str) -> Iterator[Requirement]:
    """What pyproject.toml asks for."""
    groups = {"run": GROUPS["build"], "test": [*GROUPS["build"], *GROUPS["test"]]}
    for line in (*PROJECT["project"]["dependencies"], *groups[purpose]):
        if isinstance(line, str):
            yield Requirement(line)


@pytest.mark.parametrize("purpose", LOCKS)
def test_the_lock_holds_what_the_project_asks_for(purpose: str) -> None:
    locked = pins(purpose)
    requirements = list(wanted(purpose))
    assert len(requirements) > 5
    for requirement in requirements:
        assert locked[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.parametrize("purpose", LOCKS)
def test_every_pin_has_hashes_and_no_line_names_a_host(purpose: str) -> None:
    text = LOCKS[purpose].read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(pins(purpose))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_the_tests_run_what_the_user_runs() -> None:
    test = pins("test")
    assert {name: test[name] for name in pins("run")} == pins("run")


def test_the_version_that_loses_references_is_not_admitted() -> None:
    qt = next(r for r in wanted("run") if r.name == "PySide6-Essentials")
    assert Version("6.12.0") not in qt.specifier
    assert pins("run")["pyside6-essentials"] == pins("run")["shiboken6"] != Version("6.12.0")


@pytest.mark.parametrize(
    ("platform", "name", "there"),
    [("linux", "jeepney", True), ("win32", "jeepney", False), ("win32", "tzdata", True)],
)
def test_the_lock_serves_every_platform(platform: str, name: str, there: bool) -> None:
    line = re.search(rf"^{name}==.*", LOCKS["run"].read_text("utf-8"), re.M)
    assert line is not None
    marker = Requirement(line[0].rstrip(" \\")).marker
    assert marker is not None
    assert marker.evaluate({"sys_platform": platform}) is there
