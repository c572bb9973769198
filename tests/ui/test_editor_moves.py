"""Writing a move down: every field, pictures from files, and moves that can only be looked at."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from backcare_tray.core.moves import Area, Dose, Kind, Move, Phase, Position, Prop, Source
from backcare_tray.ui.editor.field import SentenceEdit
from backcare_tray.ui.editor.move_form import MoveForm
from tests.ui.conftest import clipped, sweep
from tests.ui.editor_world import World, dialog, world

__all__ = ["world"]

DOORWAY = "my-pack/doorway-stretch"


def _fill(world: World, form: MoveForm) -> None:
    """The least that a move must say, and one picture more."""
    texts = {"name": "Towel slide", "purpose": "Opens the chest", "caution": "Gently."}
    for name, text in texts.items():
        edit = form.texts[name]
        edit.setPlainText(text) if name == "caution" else edit.setText(text)  # type: ignore[union-attr]  # a SentenceEdit, a LineEdit
    form.setup_lines.edits[0].setText("Stand tall.")
    form.legs.rows[0].say.setText("Slide up.")
    form.pictures.take([str(world.picture(world.home / f"photo {n}.png")) for n in (1, 2)])


def _by_id(world: World, id: str) -> Move:  # noqa: A002 - the field's name
    return next(move for move in world.shelf.moves if move.id == id)


def test_a_new_move_is_written_with_its_pictures(world: World) -> None:
    window, form = world.move_window()
    _fill(world, form)
    form.legs.rows[0].picture.setCurrentIndex(1)
    form.legs.rows[0].picture.activated.emit(1)
    window.save_button.click()
    assert world.there() == []
    move = _by_id(world, "my-moves/towel-slide")
    assert move.setup == ("Stand tall.",)
    assert [leg.to for leg in move.cycle] == ["picture-2", "picture-1"]
    assert all(Path(path).is_relative_to(world.packs) for path in move.picture_paths.values())
    assert world.changes == 1
    assert not [problem for problem in world.shelf.problems if "my-moves" in problem]


def test_every_field_is_written(world: World) -> None:
    window, form = world.move_window(DOORWAY)
    form.position.setCurrentIndex(list(Position).index(Position.WALL))
    form.kind.setCurrentIndex(list(Kind).index(Kind.MOBILITY))
    form.level.setCurrentIndex(2)
    form.areas.main.setCurrentIndex(list(Area).index(Area.SHOULDERS))
    form.areas.also[Area.NECK].setChecked(True)
    form.two_sided.setChecked(False)
    form.overhead.setChecked(True)
    form.props[Prop.BAND].setChecked(True)
    form.setup_lines.edits[2].setText("Breathe.")
    form.dose.most.setValue(9)
    form.legs.rows[1].seconds.setValue(2.5)
    form.legs.rows[1].breath.setCurrentIndex(1)
    for name in form.texts:
        if name not in ("name", "purpose", "full_dose", "document"):
            form.texts[name].setPlainText(f"New {name}.")  # type: ignore[union-attr]  # SentenceEdits
    before = _by_id(world, DOORWAY)
    window.save_button.click()
    after = _by_id(world, DOORWAY)
    said: dict[str, Any] = {
        name: f"New {name}." for name in ("caution", "breathing", "feel", "gentler", "harder")
    }
    assert after == replace(
        before,
        position=Position.WALL,
        kind=Kind.MOBILITY,
        level=3,
        areas=(Area.SHOULDERS, Area.NECK),
        two_sided=False,
        discreet=False,
        props=(Prop.BAND,),
        setup=(*before.setup, "Breathe."),
        dose=Dose(1, 9),
        cycle=(
            before.cycle[0],
            replace(before.cycle[1], seconds=2.5, breath="in"),
            before.cycle[2],
        ),
        source=Source("Dr. Example, 2026", "New says."),
        **said,
    )


def test_an_untouched_move_is_the_same_again(world: World) -> None:
    _, form = world.move_window(DOORWAY)
    assert form.made() == _by_id(world, DOORWAY)
    assert form.made().picture_paths == _by_id(world, DOORWAY).picture_paths


def test_another_picture_alone_is_a_change(world: World) -> None:
    window, form = world.move_window(DOORWAY)
    form.pictures.take([str(world.picture(world.home / "photo.png"))])
    assert window.save_button.isEnabled()
    assert window.unsaved


@pytest.mark.parametrize(
    ("key", "field"),
    [("N", "name"), ("G", "setup"), ("U", "pictures"), ("K", "areas"), ("R", "dose"),
     ("A", "caution")],
)  # fmt: skip
def test_the_letter_of_a_field_leads_into_it(world: World, key: str, field: str) -> None:
    window, form = world.move_window()
    world.qtbot.waitUntil(window.isActiveWindow)
    form.texts["feel"].setFocus()
    QTest.keyClick(window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.AltModifier)
    control = form.fields[field].control
    assert window.focusWidget() is (control.focusProxy() or control)


def test_the_letter_of_the_pictures_leads_to_what_is_there(world: World) -> None:
    window, form = world.move_window()
    world.qtbot.waitUntil(window.isActiveWindow)
    form.pictures.take([str(world.picture(world.home / "a.png"))])
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert window.focusWidget() is form.pictures.list


def test_what_keeps_it_from_being_saved_gets_the_keyboard(world: World) -> None:
    window, form = world.move_window()
    _fill(world, form)
    form.legs.rows[0].say.clear()
    assert not window.save()
    assert window.focusWidget() is form.legs.rows[0].say
    form.legs.rows[0].say.setText("Lean.")
    form.pictures.list.setCurrentRow(0)
    for _ in range(2):
        form.pictures.out.click()
    assert not window.save()
    assert window.focusWidget() is form.pictures.add


def test_one_drops_pictures_from_elsewhere(world: World) -> None:
    _, form = world.move_window()
    path = world.picture(world.home / "photo.png")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.org/a.png")])
    place, button, key = QPoint(5, 5), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, button, key)
    form.pictures.dragEnterEvent(enter)
    assert enter.isAccepted()
    form.pictures.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, button, key))
    assert list(form.pictures.paths.values()) == [str(path)]


def test_every_step_gets_its_picture_by_itself(world: World) -> None:
    _, form = world.move_window()
    photos = [str(world.picture(world.home / f"photo {n}.png")) for n in (1, 2, 3)]
    form.pictures.take(photos[:2])
    assert [leg.to for leg in form.made().cycle] == ["picture-2", "picture-1"]
    form.pictures.take(photos[2:])
    assert [leg.to for leg in form.made().cycle] == ["picture-2", "picture-1"]
    form.legs.more.click()
    assert [leg.to for leg in form.made().cycle] == ["picture-2", "picture-3", "picture-1"]
    assert [row.say.placeholderText()[:10] for row in form.legs.rows] == [
        "Like: Turn", "Like: Turn", "Like: Come",
    ]  # fmt: skip


def test_what_is_missing_stands_beside_its_field(world: World) -> None:
    window, form = world.move_window()
    window.save_button.click()
    assert window.message.text() == "Not saved yet. A move needs a name."
    said = {name: field.fault.text() for name, field in form.fields.items() if field.fault.text()}
    assert said == {
        "name": "A move needs a name.",
        "purpose": "Say in a few words what it is for.",
        "setup": "Say how to get ready, in one line at least.",
        "pictures": "Choose at least one picture.",
        "cycle": "See the step below.",
        "caution": "Say when to stop or to take care.",
    }
    assert form.legs.rows[0].field.fault.text() == "Say what to do first."
    assert form.fields["caution"].control.accessibleDescription() == said["caution"]
    _fill(world, form)
    assert not [field for field in form.fields.values() if field.fault.text()]
    assert form.legs.rows[0].field.fault.text() == ""


def test_pictures_are_chosen_from_files_and_checked(world: World) -> None:
    _, form = world.move_window()
    good = world.picture(world.home / "good.png")
    (world.home / "bad.png").write_bytes(b"no picture")
    form.pictures.add.click()
    world.choose(good, world.home / "bad.png")
    assert form.pictures.paths == {"picture-1": str(good)}
    assert form.pictures.refused.text() == "bad.png: is not a PNG"
    assert form.made().start == "picture-1"


def test_pictures_come_and_go(world: World) -> None:
    _, form = world.move_window(DOORWAY)
    form.pictures.take([str(world.picture(world.home / "third.png"))])
    assert list(form.pictures.paths) == ["ready", "open", "picture-3"]
    form.pictures.list.setCurrentRow(2)
    form.pictures.first.click()
    assert form.made().start == form.made().cycle[-1].to == "picture-3"
    form.pictures.list.setCurrentRow(1)
    form.pictures.out.click()
    assert [leg.to for leg in form.made().cycle] == ["ready", "ready", "picture-3"]
    for _ in range(2):
        form.pictures.list.setCurrentRow(0)
        form.pictures.out.click()
    assert form.made().picture_paths == {}
    assert form.view.empty.isVisible()
    assert not form.plan().steps


def test_steps_come_and_go_and_the_last_leads_back(world: World) -> None:
    _, form = world.move_window(DOORWAY)
    assert [row.picture.isEnabled() for row in form.legs.rows] == [True, True, False]
    form.legs.more.click()
    assert len(form.made().cycle) == 4
    assert form.made().cycle[2] == Phase("open", 4.0)
    form.legs.rows[0].out.click()
    form.legs.rows[0].out.click()
    form.legs.rows[0].out.click()
    (leg,) = form.made().cycle
    assert leg.to == form.made().start
    assert form.legs.rows[0].out.isHidden()
    for _ in range(10):
        form.legs.more.click()
    assert len(form.made().cycle) == 8


def test_tab_goes_through_the_form_as_one_reads_it(world: World) -> None:
    window, form = world.move_window(DOORWAY)
    assert window.focusWidget() is form.texts["name"]
    form.legs.more.click()
    assert window.focusWidget() is form.legs.rows[2].say
    form.texts["name"].setFocus()
    places, walked = [], []
    for _ in range(33):
        shown = window.focusWidget()
        walked.append(shown)
        places.append(shown.mapTo(form, shown.rect().topLeft()).y())
        QTest.keyClick(shown, Qt.Key.Key_Tab)
    assert places == sorted(places)
    assert len(set(places)) > 10
    assert form.legs.rows[2].say in walked  # the new one


def test_the_least_pushes_the_most_along(world: World) -> None:
    _, form = world.move_window()
    form.dose.least.setValue(20)
    assert form.made().dose == Dose(20, 20)
    form.dose.most.setValue(3)
    assert form.made().dose == Dose(3, 3)


def test_texts_keep_to_their_limits_and_to_one_line(world: World) -> None:
    _, form = world.move_window()
    QTest.keyClicks(form.texts["name"], "x" * 50)
    assert len(form.made().name) == 40
    caution = form.fields["caution"].control
    assert isinstance(caution, SentenceEdit)
    caution.insertPlainText("One\nTwo" + "x" * 400)
    assert form.made().caution == "One Two" + "x" * 293


def test_the_preview_follows_and_plays_only_while_it_is_asked_to(world: World) -> None:
    window, form = world.move_window(DOORWAY)
    view = form.view
    assert view.words.text() == "Turn your chest away."
    form.legs.rows[0].say.setText("Turn away.")
    assert view.words.text() == "Turn away."
    assert not view.ticker.running
    view.play.click()
    assert view.ticker.running
    world.clock.advance(seconds=5)
    world.qtbot.waitUntil(lambda: view.words.text() == "Stay, and breathe.")
    window.hide()
    assert not view.ticker.running
    window.show()
    view.play.click()
    assert not view.ticker.running


def test_one_walks_through_a_move(world: World) -> None:
    window, _ = world.move_window(DOORWAY)
    window.walk_button.click()
    (plan,) = world.walked
    assert [step.move.id for step in plan.steps] == [DOORWAY, DOORWAY]


@pytest.mark.parametrize(
    ("move", "why"),
    [
        ("chin-tuck", "It comes with Backcare. It can only be looked at here."),
        ("my-pack/head-nod", "Its figure was made by hand, in its file."),
    ],
)
def test_what_cannot_be_changed_says_why(world: World, move: str, why: str) -> None:
    window, form = world.move_window(move)
    shown = [label.text() for label in window.findChildren(type(window.message))]
    assert any(text.startswith(why) for text in shown)
    assert not form.isEnabled()
    assert window.save_button.isHidden()
    assert window.delete_button.isHidden()
    assert form.view.play.isEnabled()
    assert window.walk_button.isEnabled()
    window.close()
    sweep()
    assert world.there() == []


def test_deleting_says_where_it_is_used(world: World) -> None:
    window, _ = world.move_window(DOORWAY)
    window.delete_button.click()
    box = dialog(QMessageBox)
    assert box.text() == "Delete the move “Doorway stretch”? It will be missing in: Morning."
    assert isinstance(box.defaultButton(), QPushButton)
    assert box.defaultButton().text() == "&Keep it"
    world.answer("Delete")
    assert all(move.id != DOORWAY for move in world.shelf.moves)
    assert len(list((world.packs.parent / "trash").rglob("doorway-stretch.toml"))) == 1


def test_a_pack_that_is_a_zip_is_no_place(world: World) -> None:
    window, form = world.move_window()
    _fill(world, form)
    (world.packs / "anna.zip").write_bytes(b"")
    form.pack.setCurrentText("Anna")
    assert not window.save()
    assert form.fields["pack"].fault.text().startswith("This pack is a zip")


@pytest.mark.parametrize("size", [(980, 700), (560, 500)])
def test_nothing_is_clipped(world: World, size: tuple[int, int]) -> None:
    window, form = world.move_window(DOORWAY)
    window.resize(*size)
    sweep()
    assert form.view.isVisible() is (size[0] > 600)
    assert clipped(form) == []
