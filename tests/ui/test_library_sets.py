"""The page "Sets": what comes next and why, others to look at, and one for every break."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_tray.core.settings import Places
from backcare_tray.ui.library.sets_page import SetsPage
from tests.ui.conftest import button
from tests.ui.library_world import OWN_SET, World, opened


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    for world in opened(tmp_path, qtbot):
        world.window.show_sets()
        yield world


def sets_of(world: World) -> SetsPage:
    return world.window.sets


def test_the_next_set_is_the_one_that_the_planner_will_pick(world: World) -> None:
    coming = world.ports.stock().next_set()
    card = sets_of(world).next.card
    assert card.purpose.text() == coming.why
    names = dict.fromkeys(step.move.name for step in coming.steps)
    assert [tile.text() for tile in card.tiles] == list(names)


def test_another_one_is_only_looked_at(world: World) -> None:
    before, page = world.ports.stock().next_set(), sets_of(world).next
    first = [tile.text() for tile in page.card.tiles]
    page.another.click()
    second = [tile.text() for tile in page.card.tiles]
    assert second != first
    assert page.card.name.text() == "Another one"
    world.window.refresh()
    assert [tile.text() for tile in page.card.tiles] == second
    assert world.ports.stock().next_set() == before
    page.start.click()
    assert [step.move.name for step in world.started[0].steps[:1]] == second[:1]
    page.back.click()
    assert [tile.text() for tile in page.card.tiles] == first
    assert not page.back.isVisible()


def test_a_set_is_started_as_it_is_shown(world: World) -> None:
    card = sets_of(world).cards["neck-ease"]
    card.start.click()
    (started,) = world.started
    assert started.why.startswith("Neck ease")
    assert card.start.accessibleName() == "Start Neck ease now"


def test_one_set_for_every_break_and_back_again(world: World) -> None:
    page = sets_of(world)
    card = page.cards["desk-reset"]
    card.every.click()
    assert world.written.sets.choice == "desk-reset"
    assert card.every.text() == "Every break takes this one"
    assert page.next.card.purpose.text().startswith("Desk reset")
    page.next.plan.click()
    assert world.written.sets.choice == "planned"
    assert not card.every.isChecked()
    assert not page.next.plan.isVisible()
    card.every.click()
    card.every.click()
    assert world.written.sets.choice == "planned"


def test_a_choice_made_elsewhere_shows_at_once(world: World) -> None:
    world.choose(choice="gentle-day")
    assert sets_of(world).cards["gentle-day"].every.isChecked()


def test_a_set_that_cannot_be_done_says_so_and_still_shows_its_moves(world: World) -> None:
    card = sets_of(world).cards["floor"]
    assert card.fault.isVisible()
    assert not card.start.isEnabled()
    assert {tile.accessibleName().rsplit(", ", 1)[1] for tile in card.tiles} >= {"left out now"}
    settings = world.store.current
    world.store.change(replace(settings, places=Places(floor=True)))
    world.history.close()
    assert not card.fault.isVisible()
    assert card.start.isEnabled()


def test_a_move_that_hurts_is_left_out_of_its_sets(world: World) -> None:
    settings = world.store.current
    world.store.change(replace(settings, sets=replace(settings.sets, switched_off=("chin-tuck",))))
    card = sets_of(world).cards["desk-reset"]
    noted = {tile.text(): tile.accessibleName() for tile in card.tiles}
    assert noted["Chin tuck"].endswith("left out now")
    assert card.start.isEnabled()


def test_a_tile_leads_to_its_move_and_back_to_the_sets(world: World) -> None:
    tile = sets_of(world).cards["desk-reset"].tiles[2]
    tile.setFocus()
    tile.click()
    assert world.page.move_shown.id == "chin-tuck"
    world.page.back.click()
    assert world.window.stack.currentWidget() is sets_of(world)
    assert tile.hasFocus()


def test_only_ones_own_sets_can_be_edited_and_shared(world: World) -> None:
    own, shipped = sets_of(world).cards[OWN_SET], sets_of(world).cards["floor"]
    button(own, "Edit…").click()
    button(own, "Share…").click()
    assert world.edited == [f"set {OWN_SET}", "share my-pack"]
    assert "Edit…" not in {each.text() for each in (shipped.start, shipped.every)}


def test_one_that_ships_is_copied(world: World) -> None:
    (copy,) = world.window.sets.cards["neck-ease"].own
    assert copy.text() == "Make it your own…"
    copy.click()
    assert world.edited == ["set neck-ease"]


def test_ones_own_stand_before_those_that_ship(world: World) -> None:
    cards = world.window.sets.cards
    assert cards[OWN_SET].y() < min(card.y() for name, card in cards.items() if name != OWN_SET)


def test_a_set_that_is_gone_is_gone_from_the_page(world: World) -> None:
    (world.home / "packs" / "my-pack" / "sets" / "morning.toml").unlink()
    world.read_library()
    world.window.refresh()
    assert OWN_SET not in sets_of(world).cards


def test_without_any_place_the_page_says_what_to_change(world: World) -> None:
    nowhere = Places(chair=False, standing=False, wall=False, floor=False)
    world.store.change(replace(world.store.current, places=nowhere))
    page = sets_of(world).next
    assert page.card.fault.text()
    assert not page.start.isEnabled()
    assert not page.another.isEnabled()


def test_the_figures_of_a_set_stand_in_one_line(world: World) -> None:
    QApplication.processEvents()
    for card in sets_of(world).cards.values():
        assert len({tile.height() for tile in card.tiles}) == 1


def test_a_pose_that_changed_is_painted_anew(world: World) -> None:
    tile = next(t for t in sets_of(world).cards[OWN_SET].tiles if t.text() == "Small nod")
    before = tile.grab().toImage()
    file = world.home / "packs" / "my-pack" / "moves" / "head-nod.toml"
    file.write_text(file.read_text("utf-8").replace("pitch = 10", "pitch = -14"), "utf-8")
    world.read_library()
    world.window.refresh()
    tile = next(t for t in sets_of(world).cards[OWN_SET].tiles if t.text() == "Small nod")
    QApplication.processEvents()
    assert tile.grab().toImage() != before


def test_tiles_stay_where_nothing_has_changed(world: World) -> None:
    before = sets_of(world).cards["desk-reset"].tiles
    world.window.refresh()
    assert sets_of(world).cards["desk-reset"].tiles == before
