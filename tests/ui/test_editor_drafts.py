"""The program ends while somebody is writing: nothing is asked, and nothing is lost."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from backcare_tray.ui.editor.move_form import MoveForm
from backcare_tray.ui.editor.set_form import SetForm
from backcare_tray.ui.editor.window import EditorWindow
from tests.ui.conftest import sweep
from tests.ui.editor_world import World, world

__all__ = ["world"]

DOORWAY = "my-pack/doorway-stretch"
AGAIN = "You had not saved this when Backcare ended. Here it is again."


def _says(window: EditorWindow) -> bool:
    """Whether the window says that it took up what was kept."""
    return AGAIN in [label.text() for label in window.findChildren(QLabel)]


def _end(world: World) -> None:
    """What the program does when it ends: no window may stay."""
    world.windows.keep_drafts()
    QApplication.closeAllWindows()
    sweep()
    assert world.there() == []


def test_a_new_set_goes_on_where_it_was(world: World) -> None:
    window, form = world.set_window()
    assert not _says(window)
    form.name.setText("Early")
    form.pack.setCurrentText("anna")
    form.add("chin-tuck")
    _end(world)
    window, form = world.set_window()
    assert _says(window)
    assert (form.name.text(), form.pack.currentText()) == ("Early", "anna")
    assert form.pack.isEnabled()
    assert form.rows.order == ("chin-tuck",)
    assert window.isWindowModified()
    assert window.save_button.isEnabled()


def test_a_move_keeps_its_pictures_and_what_stood_in_its_file(world: World) -> None:
    window, form = world.move_window(DOORWAY)
    form.pictures.take([str(world.picture(world.home / "photo.png"))])
    form.texts["name"].setText("Lean")  # type: ignore[union-attr]  # a LineEdit
    file = world.packs / "my-pack" / "moves" / "doorway-stretch.toml"
    _end(world)
    file.write_text(file.read_text("utf-8").replace("Opens", "Widens"), "utf-8")
    world.shelf.reload_library()
    window, form = world.move_window(DOORWAY)
    assert _says(window)
    assert len(form.pictures.paths) == 3
    assert window.save()
    assert 'name = "Lean"' in file.read_text("utf-8")
    (aside,) = file.parent.glob("*.before-*")
    assert "Widens" in aside.read_text("utf-8")


@pytest.mark.parametrize("how", ["Save", "Discard"])
def test_it_comes_up_until_it_is_saved_or_discarded(world: World, how: str) -> None:
    _, form = world.set_window("my-pack/morning")
    form.name.setText("Early")
    _end(world)
    window, _ = world.set_window("my-pack/morning")
    _end(world)
    window, form = world.set_window("my-pack/morning")
    assert (_says(window), form.name.text()) == (True, "Early")
    window.close_button.click()
    world.answer(how)
    assert world.there() == []
    world.shelf.reload_library()
    window, form = world.set_window("my-pack/morning")
    assert not _says(window)
    assert form.name.text() == {"Save": "Early", "Discard": "Morning"}[how]


def test_several_are_kept_each_for_itself(world: World) -> None:
    _, move = world.move_window()
    _, ready = world.set_window("neck-ease")
    world.move_window("my-pack/head-nod")
    world.open(world.windows.import_pack)
    move.legs.rows[0].say.setText("Lean forward.")
    ready.purpose.setText("For Anna.")
    _end(world)
    window, form = world.move_window()
    assert isinstance(form, MoveForm)
    assert form.legs.rows[0].say.text() == "Lean forward."
    window, copy = world.set_window("neck-ease")
    assert isinstance(copy, SetForm)
    assert copy.purpose.text() == "For Anna."
    window, _ = world.move_window("my-pack/head-nod")
    assert not _says(window)


def test_one_goes_on_where_one_left(world: World) -> None:
    for show, key in (
        (world.windows.new_set, "new set"),
        (world.windows.new_move, "new move"),
        (lambda: world.windows.edit_set("neck-ease"), "neck-ease"),
        (lambda: world.windows.edit_move(DOORWAY), DOORWAY),
    ):
        window = world.open(show)
        assert isinstance(window, EditorWindow)
        window.form.fields["name"].control.setProperty("text", f"My {key}")
        _end(world)
        assert world.windows.drafts()[key] == f"My {key}"
        window = world.open(partial(world.windows.go_on, key))
        assert isinstance(window, EditorWindow)
        assert window.form.fields["name"].control.property("text") == f"My {key}"
        _end(world)
    assert len(world.windows.drafts()) == 4


def test_somebody_who_did_not_log_out_after_all_is_asked_as_ever(world: World) -> None:
    window, form = world.set_window()
    form.name.setText("Early")
    world.windows.keep_drafts()
    form.name.setText("Earlier")
    window.close_button.click()
    assert window.isVisible()
    world.answer("Discard")
    window, form = world.set_window()
    assert (_says(window), form.name.text()) == (False, "")


def test_where_nothing_can_be_kept_the_window_asks(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    window, form = world.set_window()
    form.name.setText("Early")
    (world.home / "STATE" / "backcare-tray" / "drafts.json").mkdir(parents=True)
    world.windows.keep_drafts()
    assert "drafts.json" in caplog.text
    caplog.clear()
    window.close()
    assert window.isVisible()
    world.answer("Discard")
