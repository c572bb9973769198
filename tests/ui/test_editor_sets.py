"""Putting a set together: choosing, ordering, dosing, saving, and leaving."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMessageBox

from backcare_tray.core.moves import Side
from backcare_tray.core.sets import Prescription, ReadySet
from backcare_tray.ui.editor.dose_panel import SECONDS, TIMES
from backcare_tray.ui.editor.set_form import SetForm
from tests.ui.conftest import clipped, sweep
from tests.ui.editor_world import World, dialog, world

__all__ = ["world"]


def _fill(form: SetForm, *moves: str) -> None:
    form.name.setText("Evening")
    form.purpose.setText("After work.")
    for move in moves or ("chin-tuck", "chest-opener", "seated-twist"):
        form.add(move)


def _names(form: SetForm) -> list[str]:
    return [form.rows.item(row).text().splitlines()[0] for row in range(form.rows.count())]


def test_a_new_set_is_written_and_can_be_chosen(world: World) -> None:
    window, form = world.set_window()
    _fill(form)
    assert window.isWindowModified()
    window.save_button.click()
    assert world.there() == []
    written = next(ready for ready in world.shelf.sets if ready.id == "my-moves/evening")
    assert written == ReadySet(
        "my-moves/evening", "Evening", "After work.", ("chin-tuck", "chest-opener", "seated-twist")
    )
    assert world.changes == 1


def test_the_usual_keys_save(world: World) -> None:
    window, form = world.set_window("my-pack/morning")
    form.name.setText("Early")
    world.qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(form.name, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert world.there() == []
    assert "Early" in [ready.name for ready in world.shelf.sets]


def test_what_is_missing_stands_beside_its_field(world: World) -> None:
    window, form = world.set_window()
    form.add("chin-tuck")
    window.save_button.click()
    said = {name: field.fault.text() for name, field in form.fields.items()}
    assert said == {
        "name": "A set needs a name.",
        "purpose": "Say in a few words what it is for.",
        "pack": "",
        "moves": "A set takes at least 2 moves.",
    }
    assert form.name.hasFocus() or form.name.accessibleDescription() == "A set needs a name."
    form.name.setText("Evening")
    assert form.fields["name"].fault.isHidden()
    assert world.changes == 0


def test_a_new_set_lies_with_the_first_own_move_in_it(world: World) -> None:
    _, form = world.set_window()
    form.add("chin-tuck")
    assert form.pack.currentText() == "my-moves"
    form.add("my-pack/head-nod")
    assert form.pack.currentText() == "my-pack"
    form.pack.setCurrentText("anna")
    form.add("my-pack/doorway-stretch")
    assert form.pack.currentText() == "anna"


def test_enter_in_the_search_adds_what_it_found(world: World) -> None:
    _, form = world.set_window()
    for word in ("chin tuck", "zzz", "cat-cow"):
        form.picker.search.setFocus()
        form.picker.search.setText(word)
        QTest.keyClick(form.picker.search, Qt.Key.Key_Return)
    assert form.rows.order == ("chin-tuck", "cat-cow")
    assert form.picker.search.selectedText() == "cat-cow"


def test_moves_stand_in_the_order_of_their_names(world: World) -> None:
    _, form = world.set_window()
    by_id = {move.id: move.name for move in world.shelf.moves}
    names = [by_id[move] for move in form.picker.rows.order]
    assert names == sorted(names)
    assert len(names) > 20


def test_the_library_is_searched_and_narrowed(world: World) -> None:
    _, form = world.set_window()
    everything = form.picker.rows.count()
    assert everything == len(world.shelf.moves)
    form.picker.search.setText("doorway")
    assert form.picker.rows.order == ("my-pack/doorway-stretch",)
    form.picker.area.setCurrentIndex(1)
    assert form.picker.rows.order == ()
    assert form.picker.none.isVisible()
    assert not form.picker.add.isEnabled()
    form.picker.search.clear()
    neck = form.picker.rows.order
    assert 1 < len(neck) < everything
    form.picker.add.click()
    assert form.rows.order == neck[:1]


def test_a_move_is_taken_once_and_eight_are_enough(world: World) -> None:
    _, form = world.set_window()
    for move in world.shelf.moves[:9]:
        form.add(move.id)
    assert form.fields["moves"].fault.text() == "A set takes at most 8 moves."
    form.add(world.shelf.moves[0].id)
    assert form.fields["moves"].fault.isHidden()
    assert form.rows.order == tuple(move.id for move in world.shelf.moves[:8])
    assert form.rows.current_move == world.shelf.moves[0].id


def test_the_order_is_changed_by_keys_and_by_buttons(world: World) -> None:
    window, form = world.set_window()
    _fill(form)
    form.rows.go_to("seated-twist")
    assert (form.up.isEnabled(), form.down.isEnabled()) == (True, False)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(form.rows, Qt.Key.Key_Up, alt)
    QTest.keyClick(form.rows, Qt.Key.Key_Up, alt)
    QTest.keyClick(form.rows, Qt.Key.Key_Up, alt)  # it is the first already
    assert form.made().moves == ("seated-twist", "chin-tuck", "chest-opener")
    form.down.click()
    QTest.keyClick(form.rows, Qt.Key.Key_Down, alt)
    assert form.made().moves == ("chin-tuck", "chest-opener", "seated-twist")
    form.up.click()
    QTest.keyClick(form.rows, Qt.Key.Key_Delete)
    assert form.made().moves == ("chin-tuck", "chest-opener")
    form.rows.go_to("chin-tuck")
    form.out.click()
    assert form.made().moves == ("chest-opener",)
    assert window.unsaved


def test_a_row_that_is_dropped_elsewhere_changes_the_order(world: World) -> None:
    """What Qt does at the end of a drag within the list."""
    _, form = world.set_window()
    _fill(form)
    assert form.rows.dragDropMode() is QAbstractItemView.DragDropMode.InternalMove
    form.rows.model().moveRow(QModelIndex(), 2, QModelIndex(), 0)
    form.rows.reordered.emit()
    assert form.made().moves == ("seated-twist", "chin-tuck", "chest-opener")
    assert _names(form)[0] == "Seated chair twist"


def test_a_dose_stays_within_what_the_move_allows(world: World) -> None:
    window, form = world.set_window()
    _fill(form)
    form.rows.go_to("chin-tuck")
    panel = form.dose
    assert panel.amount.isHidden()
    assert panel.side.isHidden()
    panel.measure.setCurrentIndex(TIMES)
    panel.measure.activated.emit(TIMES)
    assert (panel.amount.minimum(), panel.amount.maximum()) == (2, 10)
    assert (panel.limits.text(), panel.limits.isVisible()) == ("2 to 10", True)
    panel.amount.setValue(99)
    assert "10 times" in form.rows.currentItem().text()
    form.rows.go_to("seated-twist")
    panel.measure.setCurrentIndex(SECONDS)
    panel.measure.activated.emit(SECONDS)
    panel.side.setCurrentIndex(1)
    panel.side.activated.emit(1)
    assert "left side only" in form.rows.currentItem().text()
    window.save()
    (asked,) = (ready.prescriptions for ready in world.shelf.sets if ready.name == "Evening")
    assert asked["chin-tuck"] == Prescription(repetitions=10)
    assert asked["seated-twist"].side is Side.LEFT
    assert asked["seated-twist"].seconds > 0
    form.rows.go_to("chin-tuck")
    assert (panel.measure.currentIndex(), panel.amount.value()) == (TIMES, 10)


def test_the_length_is_told_while_one_chooses(world: World) -> None:
    _, form = world.set_window()
    assert form.total.text() == "Your sets take 2:30. Choose moves from the list."
    _fill(form)
    assert form.total.text().startswith("This set takes 2:")
    assert form.total.text().endswith("; you chose 2:30.")
    form.remove("chest-opener")
    form.remove("seated-twist")
    assert "It may well be shorter." in form.total.text()
    for move in world.shelf.moves[:8]:
        form.add(move.id)
    assert "take turns" in form.total.text()


def test_the_principles_are_told_kindly_and_forbid_nothing(world: World) -> None:
    window, form = world.set_window()
    _fill(form, "neck-side-tilt", "neck-four-ways")
    assert form.advice.text().splitlines() == [
        "Nothing here opens the chest, which desk work shortens. One such move does good.",
        "Nothing here works the upper back. Stretching feels good; strength lasts.",
        "The neck frees up best when the upper back moves, too. Perhaps add such a move.",
    ]
    assert window.save()
    form.add("chest-opener")
    form.add("upper-back-raise")
    assert form.advice.isHidden()


def test_what_a_break_would_leave_out_is_told(world: World) -> None:
    _, form = world.set_window()
    _fill(form, "chin-tuck", "chest-opener", "cat-cow")
    assert form.advice.text() == "Left out for now, by your settings or because it hurt: Cat-cow."


def test_one_walks_through_what_is_not_saved_yet(world: World) -> None:
    window, form = world.set_window()
    assert not window.walk_button.isEnabled()
    _fill(form, "chin-tuck", "chest-opener")
    window.walk_button.click()
    (walked,) = world.walked
    assert list(dict.fromkeys(step.move.id for step in walked.steps)) == [
        "chin-tuck", "chest-opener",
    ]  # fmt: skip
    assert world.changes == 0


@pytest.mark.parametrize(
    ("answer", "open_still", "written"),
    [("Cancel", True, False), ("Discard", False, False), ("Save", False, True)],
)
def test_leaving_asks_for_what_is_not_saved(
    world: World, answer: str, open_still: bool, written: bool
) -> None:
    window, form = world.set_window()
    _fill(form)
    window.close()
    assert window.isVisible()
    world.answer(answer)
    assert bool(world.there()) is open_still
    assert any(ready.name == "Evening" for ready in world.shelf.sets) is written


def test_leaving_without_a_change_asks_nothing(world: World) -> None:
    window, _ = world.set_window("my-pack/morning")
    assert not window.save_button.isEnabled()
    world.qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    sweep()
    assert world.there() == []


def test_quitting_waits_for_the_answer(world: World, qapp: QApplication) -> None:
    window, form = world.set_window()
    _fill(form)
    world.windows.close()
    assert window.isVisible()
    assert dialog(QMessageBox).text() == "Save your changes?"
    world.answer("Discard")


def test_an_own_set_is_changed_in_its_file(world: World) -> None:
    window, form = world.set_window("my-pack/morning")
    assert form.pack.currentText() == "my-pack"
    assert not form.pack.isEnabled()
    form.name.setText("Early")
    window.save_button.click()
    assert [ready.name for ready in world.shelf.sets if ready.id == "my-pack/morning"] == ["Early"]
    text = (world.packs / "my-pack" / "sets" / "morning.toml").read_text("utf-8")
    assert "# 2 to 8, in order" in text


def test_a_note_of_what_was_kept_keeps_the_window_open(world: World) -> None:
    window, form = world.set_window("my-pack/morning")
    path = world.packs / "my-pack" / "sets" / "morning.toml"
    path.write_text(path.read_text("utf-8").replace("Before", "After"), "utf-8")
    form.name.setText("Early")
    window.save_button.click()
    assert window.isVisible()
    assert window.message.text().startswith("What stood there before is in ")
    assert not window.unsaved
    form.name.setText("Earlier")
    window.save_button.click()
    assert world.there() == []
    assert len(list(path.parent.glob("*.before-*"))) == 1


def test_a_set_that_ships_is_copied(world: World) -> None:
    window, form = world.set_window("neck-ease")
    assert form.made().name == "Neck ease, mine"
    window.save_button.click()
    copy = next(ready for ready in world.shelf.sets if ready.id == "my-moves/neck-ease-mine")
    assert copy.moves == next(r for r in world.shelf.sets if r.id == "neck-ease").moves


def test_a_move_that_is_gone_stays_in_the_set_and_is_named(world: World) -> None:
    (world.packs / "my-pack" / "moves" / "head-nod.toml").unlink()
    world.shelf.reload_library()
    window, form = world.set_window("my-pack/morning")
    assert "Not there any more: head-nod." in form.advice.text()
    form.rows.shift(1)
    assert form.made().moves == ("wall-angel", "my-pack/doorway-stretch", "head-nod")
    assert window.unsaved


def test_deleting_asks_and_loses_nothing(world: World) -> None:
    window, _ = world.set_window("my-pack/morning")
    window.delete_button.click()
    assert dialog(QMessageBox).text() == "Delete the set “Morning”?"
    world.answer("Keep it")
    assert window.isVisible()
    window.delete_button.click()
    world.answer("Delete")
    assert world.there() == []
    assert all(ready.id != "my-pack/morning" for ready in world.shelf.sets)
    assert len(list((world.packs.parent / "trash").rglob("morning.toml"))) == 1


def test_a_full_disk_is_told_and_nothing_is_lost(world: World) -> None:
    window, form = world.set_window()
    _fill(form)
    (world.packs / "my-moves").write_text("a file where the folder should be")
    window.save_button.click()
    assert "cannot be written" in window.message.text()
    assert window.unsaved


def test_tab_goes_through_the_form_as_one_reads_it(world: World) -> None:
    window, form = world.set_window()
    _fill(form)
    form.rows.go_to("chest-opener")
    form.name.setFocus()
    walked = []
    for _ in range(12):
        walked.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [
        form.name, form.purpose, form.pack, form.picker.search, form.picker.area,
        form.picker.rows, form.picker.add, form.rows, form.up, form.down, form.out,
        form.dose.measure,
    ]  # fmt: skip


def test_rows_are_read_out_whole(world: World) -> None:
    _, form = world.set_window()
    _fill(form, "chin-tuck")
    spoken = QAccessible.queryAccessibleInterface(form.rows).child(0)
    assert spoken.text(QAccessible.Text.Name) == "Chin tuck, As often as the set has time for"
    for control in (form.name, form.pack, form.rows, form.picker.search, form.dose.measure):
        assert control.accessibleName()


@pytest.mark.parametrize("size", [(980, 700), (640, 500)])
def test_nothing_is_clipped(world: World, size: tuple[int, int]) -> None:
    window, form = world.set_window()
    window.resize(*size)
    _fill(form)
    window.save()
    sweep()
    assert clipped(window.form.widget) == []
