"""A window around a form: saves, deletes, walks through it, and never drops a change unasked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from backcare_tray.core.packs import Draft, Saved
from backcare_tray.core.sets import PlannedSet
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.editor.asking import Answer, Role, ask, nothing
from backcare_tray.ui.editor.field import Field
from backcare_tray.ui.editor.form_look import style_editor
from backcare_tray.ui.editor.ports import EditPorts
from backcare_tray.ui.editor.tab_order import controls
from backcare_tray.ui.enter_key import enter_presses
from backcare_tray.ui.label import label
from backcare_tray.ui.scrolling import follow_keyboard
from backcare_tray.ui.theme import Space

LEAST_BESIDE = 220
"""Pixels that a picture beside the form needs."""


class Form(Protocol):
    """The inside of the window."""

    @property
    def fields(self) -> Mapping[str, Field]:
        """By the names that `faults` uses."""

    @property
    def widget(self) -> QWidget: ...

    @property
    def beside(self) -> QWidget | None:
        """What is shown beside the form wherever there is room, and does not scroll."""

    @property
    def edited(self) -> SignalInstance: ...

    def draft(self) -> Draft:
        """What is being made; two that are equal would be written alike."""

    def faults(self) -> Mapping[str, str]:
        """What keeps it from being saved, by field."""

    def save(self) -> Saved: ...

    def plan(self) -> PlannedSet:
        """What to walk through; without steps while there is nothing yet."""

    def refresh(self) -> None:
        """Moves, sets or settings have changed."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the window is for."""

    title: str
    hint: str = ""
    """A line above the form: why it cannot be changed, or that it is a copy."""
    new: bool = False
    """It is in no file yet."""
    fixed: bool = False
    """Only to be looked at."""
    delete: Callable[[], Saved] | None = None
    delete_question: str = ""
    taken_up: bool = False
    """The form holds what was not saved when the program ended."""
    forget: Callable[[], None] = nothing
    """Lets go of what was kept then."""
    size: QSize = QSize(920, 680)  # noqa: RUF009 - nobody changes it


class EditorWindow(QWidget):
    """Deletes itself when closed."""

    def __init__(self, form: Form, task: Task, ports: EditPorts) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.form, self._task, self._ports = form, task, ports
        self._clean = None if task.taken_up else form.draft()
        self._kept: Draft | None = None
        self._new = task.new
        self._tried = self._leaving = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        roles.give(self, roles.Role.Window)
        enter_presses(self)
        self.setWindowTitle(tr("Backcare: {what}").format(what=task.title) + "[*]")
        self.message = label("", "muted")
        self._make_buttons()
        self._lay_out()
        form.edited.connect(self._edited)
        self._edited()

    @property
    def unsaved(self) -> Draft | None:
        """What closing would lose, if anything."""
        draft = self.form.draft()
        return None if self._task.fixed or draft == self._clean else draft

    def keep(self) -> None:
        """What is unsaved now was kept elsewhere: closing does not ask for it."""
        self._kept = self.unsaved

    def present(self) -> None:
        """Show the window on the screen with the pointer."""
        self._ports.place.present(self, theme.grown(self._task.size))
        next(iter(self.form.fields.values())).control.setFocus()

    def refresh(self) -> None:
        """Moves, sets or settings have changed elsewhere."""
        self.form.refresh()
        self._edited()

    def save(self) -> bool:
        """Write what was made; False where something keeps it from that, which is then shown."""
        self._tried = True
        if faults := self._show_faults():
            field, why = next(iter(faults.items()))
            self._tell(tr("Not saved yet. {why}").format(why=why), fault=True)
            self._go_to(field)
            return False
        saved = self.form.save()
        if saved.fault:
            self._tell(saved.fault, fault=True)
            return False
        self._clean, self._new = self.form.draft(), False
        self._task.forget()
        self._tell(saved.note, fault=False)
        self._ports.changed()
        self._edited()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self.unsaved not in (None, self._kept) and not self._leaving:
            event.ignore()
            self._ask_to_leave()
            return
        self._ports.place.keep(self)
        super().closeEvent(event)

    def _save_and_close(self) -> None:
        """A note keeps the window open: it says where something lies."""
        if self.save() and not self.message.text():
            self._leave()

    def _discard(self) -> None:
        self._task.forget()
        self._leave()

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def _ask_to_leave(self) -> None:
        ask(
            self,
            tr("Save your changes?"),
            tr("Otherwise they are gone."),
            (
                Answer(tr("&Save"), Role.AcceptRole, self._save_and_close),
                Answer(tr("&Discard"), Role.DestructiveRole, self._discard),
                Answer(tr("&Cancel"), Role.RejectRole, nothing),
            ),
        )

    def _ask_to_delete(self) -> None:
        ask(
            self,
            self._task.delete_question,
            tr("Its file moves to the folder “trash”, where you can take it back."),
            (
                Answer(tr("&Delete"), Role.DestructiveRole, self._delete, warns=True),
                Answer(tr("&Keep it"), Role.RejectRole, nothing),
            ),
        )

    def _delete(self) -> None:
        assert self._task.delete is not None
        done = self._task.delete()
        if done.fault:
            self._tell(done.fault, fault=True)
            return
        self._ports.changed()
        self._discard()

    def _edited(self) -> None:
        unsaved = self.unsaved is not None
        self.setWindowModified(unsaved)
        self.save_button.setEnabled(unsaved or self._new)
        self.walk_button.setEnabled(bool(self.form.plan().steps))
        if self._tried:
            self._show_faults()

    def _show_faults(self) -> Mapping[str, str]:
        faults = self.form.faults()
        for name, field in self.form.fields.items():
            field.say(faults.get(name, ""))
        return faults

    def _go_to(self, name: str) -> None:
        if field := self.form.fields.get(name):
            stops = (stop for stop in controls(field.control) if stop.isVisible())
            next(stops, field.control).setFocus()
            self.area.ensureWidgetVisible(field)

    def _tell(self, words: str, *, fault: bool) -> None:
        self.message.setText(words)
        theme.mark(self.message, "warning" if fault else "muted")

    def _make_buttons(self) -> None:
        icons = self._ports.icons
        self.save_button = QPushButton(tr("&Save"))
        self.close_button = QPushButton(tr("&Close"))
        self.walk_button = QPushButton(icons.glyph("play"), tr("&Walk through it"))
        self.delete_button = QPushButton(icons.glyph("trash", "warning"), tr("&Delete…"))
        theme.mark(self.save_button, "primary")
        theme.mark(self.delete_button, "warning")
        self.save_button.clicked.connect(self._save_and_close)
        self.close_button.clicked.connect(self.close)
        self.walk_button.clicked.connect(lambda: self._ports.walk(self.form.plan()))
        self.delete_button.clicked.connect(self._ask_to_delete)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save_button.click)
        self.delete_button.setVisible(self._task.delete is not None)
        self.save_button.setVisible(not self._task.fixed)

    def _lay_out(self) -> None:
        self._inside = inside = QWidget()
        inside.setObjectName("content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self._task.title, "title"))
        kept = tr("You had not saved this when Backcare ended. Here it is again.")
        for hint in (self._task.hint, kept if self._task.taken_up else ""):
            if hint:
                column.addWidget(label(hint, "muted"))
        column.addWidget(self.form.widget, 1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        follow_keyboard(self.area)
        self.area.setWidget(inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XL, Space.S, Space.XL, Space.M)
        foot.setSpacing(Space.S)
        for button in (self.delete_button, self.walk_button):
            foot.addWidget(button)
        foot.addWidget(self.message, 1)
        for button in (self.close_button, self.save_button):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._middle(), 1)
        whole.addLayout(foot)
        theme.style(self)
        style_editor(self.area, inside)

    def _middle(self) -> QHBoxLayout:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.area, 2)
        if beside := self.form.beside:
            beside.setContentsMargins(Space.M, Space.XL, Space.XL, Space.S)
            middle.addWidget(beside, 1)
        return middle

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Only now is it known how wide the fields are."""
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Show what stands beside the form where both have the width that they need."""
        if beside := self.form.beside:
            bar = self.area.verticalScrollBar().sizeHint().width()
            inside = self._inside.minimumSizeHint().width() + bar
            least = max(LEAST_BESIDE, beside.minimumSizeHint().width())
            room = min(self.width() * 2 // 3 - inside, self.width() // 3 - least)
            beside.setVisible(room >= 0)
