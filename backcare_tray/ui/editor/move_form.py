"""Writes a move down: what a physiotherapist prescribed, in words and pictures."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from backcare_tray.core.move_draft import move_faults
from backcare_tray.core.moves import (
    DOCUMENT,
    NAME,
    PURPOSE,
    SENTENCE,
    Area,
    Dose,
    Kind,
    Move,
    Phase,
    Position,
    Prop,
    Source,
)
from backcare_tray.core.packs import Draft, Part, Saved
from backcare_tray.core.plain_names import pack_fault
from backcare_tray.core.sets import PlannedSet, Step
from backcare_tray.core.translation import tr
from backcare_tray.ui.editor.field import Field, LineEdit, SentenceEdit
from backcare_tray.ui.editor.legs import Legs
from backcare_tray.ui.editor.live_view import LiveView
from backcare_tray.ui.editor.move_fields import Areas, Choice, DoseRange, SetupLines
from backcare_tray.ui.editor.move_layout import lay_out
from backcare_tray.ui.editor.pack_field import PackBox
from backcare_tray.ui.editor.pictures import Pictures
from backcare_tray.ui.editor.ports import EditPorts
from backcare_tray.ui.editor.tab_order import in_reading_order
from backcare_tray.ui.library import words
from backcare_tray.ui.tick_box import TickBox

BLANK = Move(
    id="",
    name="",
    purpose="",
    position=Position.SEATED,
    kind=Kind.STRETCH,
    areas=(Area.NECK,),
    two_sided=False,
    setup=(),
    start="",
    cycle=(Phase("", 4.0), Phase("", 3.0)),
    dose=Dose(2, 6),
    full_dose="",
    breathing="",
    feel="",
    caution="",
    source=Source("", ""),
)
"""What a new move begins with: there and back again."""


class MoveForm(QWidget):
    """Edits `move`; one without an id is new. `fixed`: it can only be looked at."""

    changed = Signal()

    def __init__(
        self, move: Move, pack: str, was: bytes, ports: EditPorts, *, fixed: bool = False
    ) -> None:
        super().__init__()
        self._move, self._was, self._ports = move, was, ports
        self._fixed = fixed
        self._make_texts(move)
        self._make_choices(move)
        self.pack = PackBox(ports.store.packs(), pack, movable=not move.id)
        self.setup_lines = SetupLines(move.setup)
        self.pictures = Pictures(
            move.picture_paths, move.start, ports.store.picture_fault, ports.icons
        )
        self.legs = Legs(move.cycle, ports.icons)
        self.dose = DoseRange(move.dose)
        self.view = LiveView(ports.clock, ports.icons)
        self.fields = self._make_fields()
        lay_out(self, self.fields, self.ticks)
        self.setEnabled(not fixed)
        self.fields["pack"].setVisible(not fixed)
        self.legs.show_pictures(self.pictures.names, self.pictures.start)
        self._connect()
        self._edited()
        in_reading_order(self)

    @property
    def widget(self) -> QWidget:
        return self

    @property
    def beside(self) -> QWidget:
        return self.view

    @property
    def edited(self) -> SignalInstance:
        return self.changed

    def made(self) -> Move:
        """The move as it is now."""
        if self._fixed:
            return self._move
        said: dict[str, Any] = {name: edit.text().strip() for name, edit in self.texts.items()}
        source = Source(said.pop("document"), said.pop("says"))
        return replace(
            self._move,
            **said,
            source=source,
            position=Position(str(self.position.value)),
            kind=Kind(str(self.kind.value)),
            level=int(str(self.level.value)),
            areas=self.areas.areas,
            two_sided=self.two_sided.isChecked(),
            discreet=not self.overhead.isChecked(),
            props=tuple(prop for prop, tick in self.props.items() if tick.isChecked()),
            setup=self.setup_lines.lines,
            start=self.pictures.start,
            cycle=self.legs.legs,
            dose=self.dose.dose,
            picture_paths=self.pictures.paths,
        )

    def draft(self) -> Draft:
        pictures = tuple(self.pictures.paths.items())
        return Draft(self.made(), self.pack.currentText(), pictures, self._was)

    def faults(self) -> Mapping[str, str]:
        found = dict(move_faults(self.made()))
        if fault := pack_fault(self.pack.currentText(), self._ports.store.zips()):
            found["pack"] = fault
        for number in range(len(self.legs.rows)):
            fault = found.pop(f"cycle.{number}", "")
            self.legs.say(number, fault)
            if fault:
                found.setdefault("cycle", tr("See the step below."))
        return found

    def save(self) -> Saved:
        saved = self._ports.store.save_move(self.made(), self.pack.currentText(), self._was)
        if not saved.fault:
            self._move = replace(self._move, id=saved.id)
            self._was = self._ports.store.open(Part.MOVE, saved.id).content
        return saved

    def _shown(self) -> Move:
        """The move as it can be shown, however little of it is written yet."""
        move = self.made()
        return replace(move, setup=move.setup or (tr("Get ready."),))

    def plan(self) -> PlannedSet:
        move = self._shown()
        if not (move.picture_paths or move.poses):
            return PlannedSet(())
        return PlannedSet(tuple(Step(move, side, move.dose.least) for side in move.sides))

    def refresh(self) -> None:
        """Nothing here depends on other files."""

    def _make_texts(self, move: Move) -> None:
        self.texts: dict[str, LineEdit | SentenceEdit] = {
            "name": LineEdit(NAME, tr("Like: Doorway stretch")),
            "purpose": LineEdit(PURPOSE, tr("Like: Opens the chest")),
            "full_dose": LineEdit(PURPOSE, tr("Like: 30 seconds, 3 times a day")),
            "document": LineEdit(DOCUMENT, tr("Like: Dr. Example")),
            **{
                name: SentenceEdit(SENTENCE)
                for name in ("caution", "breathing", "feel", "gentler", "harder", "says")
            },
        }
        values = {"document": move.source.document, "says": move.source.says}
        for name, edit in self.texts.items():
            text = values[name] if name in values else str(getattr(move, name))
            if isinstance(edit, LineEdit):
                edit.setText(text)
            else:
                edit.setPlainText(text)

    def _make_choices(self, move: Move) -> None:
        self.position = Choice([(each, words.position(each)) for each in Position], move.position)
        self.kind = Choice([(each, words.kind(each)) for each in Kind], move.kind)
        self.level = Choice([(each, words.level(each)) for each in (1, 2, 3)], move.level)
        self.areas = Areas(move.areas)
        self.two_sided = TickBox(tr("First left, then right"))
        self.overhead = TickBox(tr("Arms go overhead"))
        self.props = {
            Prop.BALL: TickBox(tr("Needs a massage ball")),
            Prop.BAND: TickBox(tr("Needs an exercise band")),
        }
        self.two_sided.setChecked(move.two_sided)
        self.overhead.setChecked(not move.discreet)
        for prop, tick in self.props.items():
            tick.setChecked(prop in move.props)
        self.ticks = (self.two_sided, self.overhead, *self.props.values())

    def _make_fields(self) -> dict[str, Field]:
        """Every field by its name, in the order of the form."""
        texts = self.texts
        shown = tr("Photos or drawings, which you can drop here. Of two sides, show the left one.")
        rows: tuple[tuple[str, str, str, QWidget], ...] = (
            ("name", tr("&Name"), "", texts["name"]),
            ("purpose", tr("What it is &for"), "", texts["purpose"]),
            ("pack", tr("&In the pack"), tr("A folder that can be shared as a whole."), self.pack),
            ("position", tr("Position"), "", self.position),
            ("kind", tr("What it do&es"), "", self.kind),
            ("level", tr("How de&manding"), "", self.level),
            ("areas", tr("Where it wor&ks"), tr("The main area first."), self.areas),
            ("setup", tr("&Getting ready"), tr("One to three short lines."), self.setup_lines),
            ("pictures", tr("Pict&ures"), shown, self.pictures),
            ("cycle", tr("One repetition"), tr("Step by step, and back to the start."), self.legs),
            ("dose", tr("&Repetitions to each side"), tr("A set takes a number in between."),
             self.dose),
            ("caution", tr("C&aution"), tr("When to stop, what to look out for."),
             texts["caution"]),
            ("breathing", tr("&Breathing"), "", texts["breathing"]),
            ("feel", tr("What one should fee&l"), "", texts["feel"]),
            ("gentler", tr("How to make it gentler"), "", texts["gentler"]),
            ("harder", tr("How to make it harder"), "", texts["harder"]),
            ("full_dose", tr("The full d&ose"), "", texts["full_dose"]),
            ("document", tr("Who says so"), "", texts["document"]),
            ("says", tr("What they say"), "", texts["says"]),
        )  # fmt: skip
        return {key: Field(name, hint, control) for key, name, hint, control in rows}

    def _connect(self) -> None:
        for edit in self.texts.values():
            signal = edit.textChanged if isinstance(edit, LineEdit) else edit.edited
            signal.connect(self._edited)
        for choice in (self.position, self.kind, self.level):
            choice.currentIndexChanged.connect(self._edited)
        for part in (self.areas, self.setup_lines, self.legs, self.dose):
            part.edited.connect(self._edited)
        for tick in self.ticks:
            tick.toggled.connect(self._edited)
        self.pack.currentTextChanged.connect(self._edited)
        self.pictures.edited.connect(self._show_pictures)
        self.legs.rebuilt.connect(lambda: in_reading_order(self))

    def _show_pictures(self) -> None:
        """Pictures came or went: the legs that showed one that is gone show the first."""
        self.legs.show_pictures(self.pictures.names, self.pictures.start, in_turn=True)
        self.fields["pictures"].lead()
        self._edited()

    def _edited(self) -> None:
        self.view.show_move(self._shown())
        self.changed.emit()
