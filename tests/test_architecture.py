"""The plan of the house, kept by reading the syntax tree of every module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "backcare_tray"

ALLOWED = {
    "core": {"backcare_tray.core"},
    "storage": {"backcare_tray.core", "backcare_tray.storage", "platformdirs", "tomli_w"},
    "system": {
        "backcare_tray.core",
        "backcare_tray.system",
        "PySide6.QtCore",
        "apscheduler",
        "jeepney",
    },
    "ui": {
        "backcare_tray.core",
        "backcare_tray.ui",
        "PySide6.QtCore",
        "PySide6.QtGui",
        "PySide6.QtWidgets",
        "PySide6.QtSvg",
    },
}
"""What each floor may import beside the standard library. The front door may import everything."""

ALSO_ALLOWED = {
    "backcare_tray.system.single_instance": {"PySide6.QtNetwork"},  # the local socket
}

WORLD = {
    "asyncio", "concurrent", "ctypes", "io", "multiprocessing", "os", "pathlib", "shutil", "signal",
    "socket", "sqlite3", "subprocess", "tempfile", "threading", "time",
}  # fmt: skip
"""Not in core: modules of the standard library that reach into the world."""

STANDARD = set(sys.stdlib_module_names)

ROOT_NAMES = {PACKAGE, f"{PACKAGE}.__version__"}
"""Open to every floor: where the package lies, and its version. It imports nothing itself."""

HIDING = {"importlib", "importlib.import_module", "runpy"}
"""Ways to import that a syntax tree does not show."""

LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(source: str) -> Iterator[str]:
    """Every dotted name that `source` imports, wherever: in functions, under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute, so that one can read where they lead"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, packages: set[str]) -> bool:
    """Whether `name` is one of `packages` or lies in one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def floor_of(module: str) -> str:
    """The floor that `module` is on; its own name for a module of the front door."""
    return module.removeprefix(PACKAGE).strip(".").split(".")[0]


def forbidden(module: str, source: str) -> list[str]:
    """The imports of `source` that its floor does not allow."""
    floor = floor_of(module)
    allowed = ALLOWED[floor].union(*(ALSO_ALLOWED[p] for p in ALSO_ALLOWED if within(module, {p})))
    banned = WORLD if floor == "core" else set()
    return [
        name
        for name in imports(source)
        if name in HIDING
        or within(name, banned)
        or not (name in ROOT_NAMES or within(name, allowed) or within(name, STANDARD))
    ]


ON_FLOORS = [module for module in modules() if floor_of(module) in ALLOWED]


@pytest.mark.parametrize("floor", ALLOWED)
def test_every_floor_holds_modules(floor: str) -> None:
    assert [m for m in ON_FLOORS if floor_of(m) == floor and m != f"{PACKAGE}.{floor}"]


def test_the_package_itself_imports_nothing() -> None:
    assert not list(imports(modules()[PACKAGE].read_text("utf-8")))


@pytest.mark.parametrize("module", ON_FLOORS)
def test_a_floor_imports_only_what_it_may(module: str) -> None:
    assert not forbidden(module, modules()[module].read_text("utf-8"))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("backcare_tray.core.x", "import PySide6"),
        ("backcare_tray.core.x", "import pathlib"),
        ("backcare_tray.core.x", "from os.path import join"),
        ("backcare_tray.core.x", "from backcare_tray.storage import paths"),
        ("backcare_tray.storage.x", "def f():\n    from PySide6 import QtCore"),
        ("backcare_tray.system.x", "if TYPE_CHECKING:\n    from PySide6.QtGui import QIcon"),
        ("backcare_tray.system.x", "from PySide6 import QtNetwork"),
        ("backcare_tray.ui.x", "import backcare_tray.system.clock"),
        ("backcare_tray.ui.x", "from backcare_tray.app import main"),
        ("backcare_tray.ui.x", "from importlib import import_module"),
    ],
)
def test_the_rule_sees_what_breaks_it(module: str, source: str) -> None:
    assert forbidden(module, source)


def test_there_are_no_import_cycles() -> None:
    known = modules()
    graph = {
        module: {
            name if name in known else name.rpartition(".")[0]
            for name in imports(path.read_text("utf-8"))
            if within(name, {PACKAGE})
        }
        for module, path in known.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("module", ["backcare_tray.cli", "backcare_tray.ui.terminal.terminal"])
def test_the_terminal_needs_no_qt(module: str) -> None:
    """So that the command line answers at once, and works where Qt cannot load."""
    check = f"import sys, {module}; print(*(m for m in sys.modules if m.startswith('PySide6')))"
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize("module", modules())
def test_files_and_functions_stay_small(module: str) -> None:
    source = modules()[module].read_text("utf-8")
    assert source.count("\n") <= LONGEST_FILE
    too_long = [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not too_long
