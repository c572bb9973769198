"""The library's buttons open the editor's windows, as the program connects them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QPushButton, QScrollArea, QWidget

from backcare_tray.core.ports import WindowName
from backcare_tray.core.sets import PlannedSet
from backcare_tray.ui.editor.window import EditorWindow
from backcare_tray.windows import Windows
from tests.storage.pack_samples import files, write_folder
from tests.test_windows import told, windows
from tests.ui.conftest import sweep

__all__ = ["told", "windows"]

LEAST_TARGET = 32
"""Pixels to each side."""


def _open(windows: Windows) -> dict[str, str]:
    """The editor's windows that are open, by what they are for, with their titles."""
    found = {key: one.window for key, one in windows.editors._open.items()}
    return {key: each.windowTitle() for key, each in found.items() if each is not None}


def test_the_buttons_of_the_library_open_them(windows: Windows) -> None:
    library = windows.library()
    for words in ("New move…", "New set…", "Import…"):
        for button in library.findChildren(QPushButton):
            if button.text().replace("&", "") == words:
                button.click()
    assert _open(windows) == {
        "new move": "Backcare: New move[*]",
        "new set": "Backcare: New set[*]",
        "import": "Backcare: Import a pack",
    }
    library.close()
    windows.close()
    sweep()
    assert _open(windows) == {}


def test_what_is_made_is_in_the_library_at_once(windows: Windows) -> None:
    write_folder(windows.shelf.packs_dir / "my-pack", files())
    windows.shelf.reload_library()
    windows.open(WindowName.LIBRARY)
    windows.editors.edit_set("my-pack/morning")
    editor = windows.editors._open["my-pack/morning"].window
    assert isinstance(editor, EditorWindow)
    editor.form.fields["name"].control.setProperty("text", "Early")
    editor.save_button.click()
    sweep()
    assert "Early" in [ready.name for ready in windows.shelf.sets]
    windows.close()
    sweep()


def test_one_walks_through_a_set_without_a_break(
    windows: Windows, told: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[PlannedSet] = []
    monkeypatch.setattr(windows.editors, "_walk", tried.append)
    windows.editors.edit_set("neck-ease")
    editor = windows.editors._open["neck-ease"].window
    assert isinstance(editor, EditorWindow)
    editor.walk_button.click()
    assert len(tried) == 1
    assert told == []
    windows.close()
    sweep()


@pytest.mark.parametrize("key", ["new set", "new move", "import", "my-pack/doorway-stretch"])
def test_every_control_has_a_name_and_is_large_enough(windows: Windows, key: str) -> None:
    write_folder(windows.shelf.packs_dir / "my-pack", files())
    windows.shelf.reload_library()
    editors = windows.editors
    show = {
        "new set": editors.new_set, "new move": editors.new_move, "import": editors.import_pack,
    }  # fmt: skip
    show.get(key, lambda: editors.edit_move(key))()
    window = editors._open[key].window
    assert window is not None
    stops = [each for each in window.findChildren(QWidget) if _is_stop(each)]
    assert len(stops) > 2
    named = {each: QAccessible.queryAccessibleInterface(each) for each in stops}
    nameless = [each for each in stops if not named[each].text(QAccessible.Text.Name)]
    assert nameless == []
    assert [each for each in stops if min(each.width(), each.height()) < LEAST_TARGET] == []
    windows.close()
    sweep()


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    return (
        widget.isVisible()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(widget, QScrollArea)
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    )
