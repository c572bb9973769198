"""Puts a set together: moves from the list, in an order, each as often as one likes."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.move_draft import set_faults
from backcare_tray.core.moves import NAME, PURPOSE, Move
from backcare_tray.core.packs import MY_MOVES, Draft, Part, Saved
from backcare_tray.core.plain_names import pack_fault
from backcare_tray.core.prescribing import OPEN
from backcare_tray.core.ready_made import FEWEST, MOST, whole
from backcare_tray.core.routine import set_seconds
from backcare_tray.core.sets import PlannedSet, Prescription, ReadySet
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.editor import set_words
from backcare_tray.ui.editor.dose_panel import DosePanel
from backcare_tray.ui.editor.field import Field, LineEdit
from backcare_tray.ui.editor.move_rows import OrderedRows
from backcare_tray.ui.editor.pack_field import PackBox
from backcare_tray.ui.editor.picker import MovePicker
from backcare_tray.ui.editor.ports import EditPorts
from backcare_tray.ui.editor.tab_order import in_reading_order
from backcare_tray.ui.editor.two_columns import TwoColumns
from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space


class SetForm(QWidget):
    """Edits `ready`; one without an id is new."""

    changed = Signal()

    def __init__(self, ready: ReadySet, pack: str, was: bytes, ports: EditPorts) -> None:
        super().__init__()
        self._ports, self._was = ports, was
        self._id = ready.id
        self._asked = dict(ready.prescriptions)
        self._order = list(ready.moves)
        self._moves: dict[str, Move] = {}
        self._left_out: Collection[str] = ()
        self.name = LineEdit(NAME, tr("Like: Morning"))
        self.purpose = LineEdit(PURPOSE, tr("Like: Before the first meeting."))
        self.name.setText(ready.name)
        self.purpose.setText(ready.purpose)
        self.pack = PackBox(ports.store.packs(), pack, movable=not ready.id)
        self.picker, self.dose = MovePicker(), DosePanel()
        self.rows = OrderedRows(tr("Moves of this set, in order"), self._words)
        self.fields = {
            "name": Field(tr("&Name"), "", self.name),
            "purpose": Field(tr("What it is &for"), "", self.purpose),
            "pack": Field(tr("In the &pack"), "", self.pack),
            "moves": Field(tr("&This set"), "", self.rows),
        }
        theme.mark(self.fields["moves"].title, "heading")
        self.total, self.advice = label("", "heading"), label("", "muted")
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.refresh()
        in_reading_order(self)

    @property
    def widget(self) -> QWidget:
        return self

    @property
    def beside(self) -> None:
        return None

    @property
    def edited(self) -> SignalInstance:
        return self.changed

    def made(self) -> ReadySet:
        """The set as it is now."""
        asked = {move: self._asked[move] for move in self._order if move in self._asked}
        return ReadySet(
            self._id,
            self.name.text().strip(),
            self.purpose.text().strip(),
            tuple(self._order),
            {move: said for move, said in asked.items() if said != OPEN},
        )

    def draft(self) -> Draft:
        return Draft(self.made(), self.pack.currentText(), was=self._was)

    def faults(self) -> Mapping[str, str]:
        found = dict(set_faults(self.made(), FEWEST, MOST))
        if fault := pack_fault(self.pack.currentText(), self._ports.store.zips()):
            found["pack"] = fault
        return found

    def save(self) -> Saved:
        saved = self._ports.store.save_set(self.made(), self.pack.currentText(), self._was)
        if not saved.fault:
            self._id = saved.id
            self._was = self._ports.store.open(Part.SET, saved.id).content
        return saved

    def plan(self) -> PlannedSet:
        steps = whole(self.made(), self._moves.values(), self._ports.length())
        return PlannedSet(steps, self.name.text())

    def refresh(self) -> None:
        self._moves = {move.id: move for move in self._ports.moves()}
        self._left_out = self._ports.left_out()
        self.picker.show_moves(tuple(self._moves.values()))
        self._show()

    def add(self, move: str) -> None:
        """Add a move at the end, unless it is there; then go to it."""
        full = move not in self._order and len(self._order) >= MOST
        most = tr("A set takes at most {most} moves.").format(most=MOST)
        self.fields["moves"].say(most if full else "")
        if move not in self._order and not full:
            self._order.append(move)
            self._follow_to_pack(move)
            self._show()
            self.changed.emit()
            announce(self.rows, self.total.text())
        self.rows.go_to(move)

    def _follow_to_pack(self, move: str) -> None:
        """A new set goes where its first own move lies: they are shared as one."""
        pack = move.rpartition("/")[0]
        if (
            not self._id
            and self.pack.currentText() == MY_MOVES
            and pack in self._ports.store.packs()
        ):
            self.pack.setCurrentText(pack)

    def remove(self, move: str) -> None:
        """Take a move out."""
        self.fields["moves"].say("")
        self._order.remove(move)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Show the moves; those that are gone stay in the file, and are named below."""
        self.rows.show_moves(self._moves[name] for name in self._order if name in self._moves)
        self._row_changed()
        self._sum_up()

    def _sum_up(self) -> None:
        moves = [self._moves[name] for name in self._order if name in self._moves]
        steps = self.plan().steps
        seconds = set_seconds(steps) if steps else 0.0
        self.total.setText(set_words.total(seconds, self._ports.length(), len(moves)))
        gone = [name for name in self._order if name not in self._moves]
        out = [tr(move.name) for move in moves if move.id in self._left_out]
        said = [*set_words.advice(moves), *set_words.absent(gone, out)]
        self.advice.setText("\n".join(said))
        self.advice.setVisible(bool(said))

    def _words(self, move: Move) -> str:
        return set_words.asked(move, self._asked.get(move.id, OPEN))

    def _row_changed(self) -> None:
        row, move = self.rows.currentRow(), self.rows.current_move
        self.dose.show_move(self._moves.get(move), self._asked.get(move, OPEN))
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.rows.count() - 1)
        self.out.setEnabled(row >= 0)

    def _dose_picked(self, said: Prescription) -> None:
        self._asked[self.rows.current_move] = said
        self.rows.say_again()
        self._sum_up()
        self.changed.emit()

    def _reordered(self) -> None:
        gone = [name for name in self._order if name not in self._moves]
        self._order = [*self.rows.order, *gone]
        self._row_changed()
        self._sum_up()
        self.changed.emit()

    def _connect(self) -> None:
        for text in (self.name, self.purpose):
            text.textChanged.connect(self.changed)
        self.pack.currentTextChanged.connect(self.changed)
        self.picker.picked.connect(self.add)
        self.rows.removed.connect(self.remove)
        self.rows.reordered.connect(self._reordered)
        self.rows.currentRowChanged.connect(lambda _row: self._row_changed())
        self.dose.picked.connect(self._dose_picked)
        self.up.clicked.connect(lambda: self.rows.shift(-1))
        self.down.clicked.connect(lambda: self.rows.shift(1))
        self.out.clicked.connect(lambda: self.remove(self.rows.current_move))

    def _make_buttons(self) -> None:
        icons = self._ports.icons
        self.up = QPushButton(icons.glyph("up"), tr("Up"))
        self.down = QPushButton(icons.glyph("down"), tr("Down"))
        self.out = QPushButton(icons.glyph("minus"), tr("&Remove"))
        self.up.setAccessibleName(tr("Move it up"))
        self.down.setAccessibleName(tr("Move it down"))
        self.up.setToolTip(tr("Alt and the arrow up; or drag it"))
        self.down.setToolTip(tr("Alt and the arrow down; or drag it"))
        self.out.setToolTip(tr("Delete"))
        for button in (self.up, self.down, self.out):
            theme.mark(button, "quiet")

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setHorizontalSpacing(Space.L)
        for place, (name, stretch) in enumerate((("name", 2), ("purpose", 3), ("pack", 2))):
            head.addWidget(self.fields[name], 0, place)
            head.setColumnStretch(place, stretch)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        for button in (self.up, self.down, self.out):
            buttons.addWidget(button)
        buttons.addStretch()
        half = QWidget()
        chosen = QVBoxLayout(half)
        chosen.setContentsMargins(0, 0, 0, 0)
        chosen.setSpacing(Space.S)
        chosen.addWidget(self.fields["moves"], 1)
        chosen.addLayout(buttons)
        chosen.addWidget(self.dose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(TwoColumns(self.picker, half), 1)
        column.addWidget(self.total)
        column.addWidget(self.advice)


def copy_of(ready: ReadySet) -> ReadySet:
    """A new set like one that cannot be changed. Its texts are in the user's language."""
    name = tr("{set}, mine").format(set=tr(ready.name))[:NAME]
    return replace(ready, id="", name=name, purpose=tr(ready.purpose)[:PURPOSE])
