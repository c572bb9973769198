"""Opens the windows in which people make, change, share and take in their own moves and sets.

Each brings its own modules when it opens, as in `windows.py`.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from backcare_tray.core.availability import bars
from backcare_tray.core.moves import Move
from backcare_tray.core.packs import MY_MOVES, Draft, Part
from backcare_tray.core.ports import Clock
from backcare_tray.core.sets import PlannedSet, ReadySet
from backcare_tray.core.translation import tr
from backcare_tray.storage import paths
from backcare_tray.storage.drafts import Drafts
from backcare_tray.storage.pack_store import FolderStore
from backcare_tray.storage.shelf import Shelf
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.one_window import OneWindow
from backcare_tray.ui.window_place import WindowPlace

if TYPE_CHECKING:
    from backcare_tray.ui.editor.pack_window import PackWindow
    from backcare_tray.ui.editor.ports import EditPorts
    from backcare_tray.ui.editor.window import EditorWindow, Task

    AnyWindow = EditorWindow | PackWindow

log = logging.getLogger(__name__)

MOVE_SIZE = QSize(980, 720)


class EditorWindows:
    """At most one window for each thing; `walk` tries a set, `changed` is told of new files."""

    def __init__(
        self,
        shelf: Shelf,
        clock: Clock,
        icons: Icons,
        walk: Callable[[PlannedSet], None],
        changed: Callable[[], None],
    ) -> None:
        self._shelf, self._clock, self._icons = shelf, clock, icons
        self._walk, self._changed = walk, changed
        trash = shelf.packs_dir.with_name("trash")
        self._store = FolderStore(shelf.packs_dir, trash, clock.now, lambda: shelf.moves, _photo)
        self._drafts = Drafts(paths.state_dir() / "drafts.json", clock.now)
        self._open: dict[str, OneWindow[AnyWindow]] = {}

    def new_set(self) -> None:
        """Put a set together."""
        from backcare_tray.ui.editor.window import Task

        task, blank = Task(tr("New set"), new=True), ReadySet("", "", "", ())
        self._show("new set", lambda: self._set_window("new set", blank, task))

    def edit_set(self, id: str) -> None:  # noqa: A002 - the field's name
        """Change a set; one that cannot be written to is copied."""
        from backcare_tray.ui.editor.set_form import copy_of
        from backcare_tray.ui.editor.window import Task

        found = next((ready for ready in self._shelf.sets if ready.id == id), None)
        if found is None:
            return
        opened = self._store.open(Part.SET, id)
        if opened.fixed:
            hint = tr("{why} You make a copy of your own.").format(why=opened.fixed)
            task = Task(tr("New set like “{set}”").format(set=tr(found.name)), hint, new=True)
            self._show(id, lambda: self._set_window(id, copy_of(found), task))
            return
        task = Task(
            found.name,
            delete=lambda: self._store.delete(Part.SET, id),
            delete_question=tr("Delete the set “{set}”?").format(set=found.name),
        )
        self._show(id, lambda: self._set_window(id, found, task, opened.content))

    def new_move(self) -> None:
        """Write a move down."""
        from backcare_tray.ui.editor.move_form import BLANK
        from backcare_tray.ui.editor.window import Task

        task = Task(tr("New move"), new=True, size=MOVE_SIZE)
        self._show("new move", lambda: self._move_window("new move", BLANK, task))

    def edit_move(self, id: str) -> None:  # noqa: A002 - the field's name
        """Change a move, or look at one that cannot be changed here."""
        from backcare_tray.ui.editor.window import Task

        move = next((each for each in self._shelf.moves if each.id == id), None)
        if move is None:
            return
        opened = self._store.open(Part.MOVE, id)
        fixed = bool(opened.fixed)
        hint = tr("{why} It can only be looked at here.").format(why=opened.fixed) if fixed else ""
        task = Task(
            tr(move.name),
            hint,
            fixed=fixed,
            delete=None if fixed else lambda: self._store.delete(Part.MOVE, id),
            delete_question=self._delete_question(id, tr(move.name)),
            size=MOVE_SIZE,
        )
        self._show(id, lambda: self._move_window(id, move, task, opened.content))

    def share(self, pack: str) -> None:
        """Write a pack as a zip."""
        from backcare_tray.ui.editor.pack_window import ShareWindow

        self._show(f"share {pack}", lambda: ShareWindow(pack, self._ports("pack")))

    def import_pack(self) -> None:
        """Take in a pack from elsewhere."""
        from backcare_tray.ui.editor.pack_window import ImportWindow

        self._show("import", lambda: ImportWindow(self._ports("pack")))

    def drafts(self) -> dict[str, str]:
        """The names of what was not saved when the program ended, by their windows."""
        return self._drafts.names()

    def go_on(self, key: str) -> None:
        """Open the window in which a draft was made."""
        anew = {"new set": self.new_set, "new move": self.new_move}
        if make := anew.get(key):
            make()
        elif any(ready.id == key for ready in self._shelf.sets):
            self.edit_set(key)
        else:
            self.edit_move(key)

    def refresh(self) -> None:
        """Settings or moves have changed."""
        for one in self._open.values():
            if window := one.window:
                window.refresh()

    def keep_drafts(self) -> None:
        """The program ends: keep what is unsaved for the next time, so that nothing need be asked.

        Where that fails, the windows ask as ever: they hold the only copy.
        """
        windows = {key: one.window for key, one in self._open.items()}
        drafts = {key: window.unsaved for key, window in windows.items() if window}
        try:
            self._drafts.keep({key: draft for key, draft in drafts.items() if draft})
        except OSError as error:
            log.warning("%s", error)
            return
        for window in windows.values():
            if window:
                window.keep()

    def close(self) -> None:
        """Close all of them; one with unsaved changes that are kept nowhere asks, and stays."""
        for one in self._open.values():
            one.close()

    def _delete_question(self, id: str, name: str) -> str:  # noqa: A002 - as above
        used = [tr(ready.name) for ready in self._shelf.sets if id in ready.moves]
        question = tr("Delete the move “{move}”?").format(move=name)
        if not used:
            return question
        return f"{question} " + tr("It will be missing in: {sets}.").format(sets=", ".join(used))

    def _set_window(
        self, key: str, ready: ReadySet, task: "Task", was: bytes = b""
    ) -> "EditorWindow":
        from backcare_tray.ui.editor.set_form import SetForm
        from backcare_tray.ui.editor.window import EditorWindow

        ports, pack = self._ports("set"), _pack(ready.id)
        draft, task = self._take_up(key, ready.id, task)
        if draft and isinstance(draft.made, ReadySet):
            ready, pack, was = draft.made, draft.pack, draft.was
        return EditorWindow(SetForm(ready, pack, was, ports), task, ports)

    def _move_window(self, key: str, move: Move, task: "Task", was: bytes = b"") -> "EditorWindow":
        from backcare_tray.ui.editor.move_form import MoveForm
        from backcare_tray.ui.editor.window import EditorWindow

        ports, pack = self._ports("move"), _pack(move.id)
        draft, task = self._take_up(key, move.id, task)
        if draft and isinstance(draft.made, Move):
            move, pack, was = draft.made, draft.pack, draft.was
        return EditorWindow(MoveForm(move, pack, was, ports, fixed=task.fixed), task, ports)

    def _take_up(
        self,
        key: str,
        id: str,  # noqa: A002 - as above
        task: "Task",
    ) -> "tuple[Draft | None, Task]":
        """What was kept of the window `key`, and the task that then says so."""
        draft = None if task.fixed else self._drafts.find(key)
        if draft and draft.made.id != id:
            draft = None
        forget = partial(self._drafts.drop, key)
        return draft, replace(task, taken_up=draft is not None, forget=forget)

    def _show(self, key: str, make: "Callable[[], AnyWindow]") -> None:
        one = self._open.setdefault(key, OneWindow())
        if one.to_front():
            return
        window = make()
        window.setWindowIcon(self._icons.program)
        one.put(window)
        window.present()

    def _ports(self, kind: str) -> "EditPorts":
        from backcare_tray.ui.editor.ports import EditPorts

        shelf, place = self._shelf, self._shelf.place(f"{kind}-editor")
        return EditPorts(
            store=self._store,
            moves=lambda: shelf.moves,
            length=lambda: shelf.settings.current.sets.length_seconds,
            left_out=self._left_out,
            walk=self._walk,
            changed=self._packs_changed,
            clock=self._clock,
            icons=self._icons,
            place=WindowPlace(place.load, place.save),
        )

    def _left_out(self) -> set[str]:
        settings, memory = (
            self._shelf.settings.current,
            self._shelf.history.memory(self._clock.now()),
        )
        return {move.id for move in self._shelf.moves if bars(move, settings, memory)}

    def _packs_changed(self) -> None:
        self._shelf.reload_library()
        self._changed()


def _pack(id: str) -> str:  # noqa: A002 - as above
    """The pack that what has this id lies in, or would."""
    return id.rpartition("/")[0] or MY_MOVES


def _photo(path: Path) -> bytes:
    from backcare_tray.ui.editor.photo import fit_to_share

    return fit_to_share(path)
