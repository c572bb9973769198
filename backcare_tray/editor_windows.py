"""Opens the windows in which people make, change, share and take in their own moves and sets.

Each brings its own modules when it opens, as in `windows.py`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from backcare_tray.core.availability import bars
from backcare_tray.core.packs import MY_MOVES, Part
from backcare_tray.core.ports import Clock
from backcare_tray.core.sets import PlannedSet, ReadySet
from backcare_tray.core.translation import tr
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
        self._store = FolderStore(shelf.packs_dir, trash, clock.now, lambda: shelf.moves)
        self._open: dict[str, OneWindow[AnyWindow]] = {}

    def new_set(self) -> None:
        """Put a set together."""
        from backcare_tray.ui.editor.window import Task

        task = Task(tr("New set"), new=True)
        self._show("new set", lambda: self._set_window(ReadySet("", "", "", ()), task))

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
            self._show(id, lambda: self._set_window(copy_of(found), task))
            return
        task = Task(
            found.name,
            delete=lambda: self._store.delete(Part.SET, id),
            delete_question=tr("Delete the set “{set}”?").format(set=found.name),
        )
        self._show(id, lambda: self._set_window(found, task, opened.content))

    def new_move(self) -> None:
        """Write a move down."""
        from backcare_tray.ui.editor.move_form import BLANK, MoveForm
        from backcare_tray.ui.editor.window import EditorWindow, Task

        task = Task(tr("New move"), new=True, size=MOVE_SIZE)
        ports = self._ports("move")
        self._show("new move", lambda: EditorWindow(MoveForm(BLANK, "", b"", ports), task, ports))

    def edit_move(self, id: str) -> None:  # noqa: A002 - the field's name
        """Change a move, or look at one that cannot be changed here."""
        from backcare_tray.ui.editor.move_form import MoveForm
        from backcare_tray.ui.editor.window import EditorWindow, Task

        move = next((each for each in self._shelf.moves if each.id == id), None)
        if move is None:
            return
        opened, ports = self._store.open(Part.MOVE, id), self._ports("move")
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
        pack = id.rpartition("/")[0] or MY_MOVES

        def make() -> "EditorWindow":
            form = MoveForm(move, pack, opened.content, ports, fixed=fixed)
            return EditorWindow(form, task, ports)

        self._show(id, make)

    def share(self, pack: str) -> None:
        """Write a pack as a zip."""
        from backcare_tray.ui.editor.pack_window import ShareWindow

        self._show(f"share {pack}", lambda: ShareWindow(pack, self._ports("pack")))

    def import_pack(self) -> None:
        """Take in a pack from elsewhere."""
        from backcare_tray.ui.editor.pack_window import ImportWindow

        self._show("import", lambda: ImportWindow(self._ports("pack")))

    def refresh(self) -> None:
        """Settings or moves have changed."""
        for one in self._open.values():
            if window := one.window:
                window.refresh()

    def close(self) -> None:
        """Close all of them; one with unsaved changes asks, and stays."""
        for one in self._open.values():
            one.close()

    def _delete_question(self, id: str, name: str) -> str:  # noqa: A002 - as above
        used = [tr(ready.name) for ready in self._shelf.sets if id in ready.moves]
        question = tr("Delete the move “{move}”?").format(move=name)
        if not used:
            return question
        return f"{question} " + tr("It will be missing in: {sets}.").format(sets=", ".join(used))

    def _set_window(self, ready: ReadySet, task: "Task", was: bytes = b"") -> "EditorWindow":
        from backcare_tray.ui.editor.set_form import SetForm
        from backcare_tray.ui.editor.window import EditorWindow

        ports = self._ports("set")
        pack = ready.id.rpartition("/")[0]
        return EditorWindow(SetForm(ready, pack, was, ports), task, ports)

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
