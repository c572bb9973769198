"""The library window: all moves and all sets, and a page for each move."""

from typing import Self

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.moves import Move
from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.enter_key import enter_presses
from backcare_tray.ui.label import label
from backcare_tray.ui.library.move_page import MovePage
from backcare_tray.ui.library.moves_page import MovesPage
from backcare_tray.ui.library.parts import button
from backcare_tray.ui.library.ports import LibraryPorts
from backcare_tray.ui.library.sets_page import SetsPage
from backcare_tray.ui.library.stills import Stills
from backcare_tray.ui.library.waiting import Waiting
from backcare_tray.ui.settings.editing import Editing
from backcare_tray.ui.theme import Space

SIZE = QSize(980, 660)


class LibraryWindow(QWidget):
    """Deletes itself when closed. Call `refresh` when settings, moves or sets have changed."""

    unfinished = False

    def __init__(self, ports: LibraryPorts) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._ports = ports
        self._known: tuple[Move, ...] = ()
        self._stills = Stills(self)
        self.editing = Editing(ports.store, self._tell)
        self.moves = MovesPage(ports, self._stills)
        self.sets = SetsPage(ports, self.editing, self._stills)
        self.move_page: MovePage | None = None
        self.stack, self.fault = QStackedWidget(), label("", "warning")
        self.waiting = Waiting(ports.editor, ports.icons) if ports.editor else None
        self.moves.opened.connect(self.open_move)
        self.sets.move_asked.connect(self.open_move)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._find)
        self._lay_out()
        self.show_moves()

    def present(self) -> None:
        """Show the window on the screen with the pointer."""
        self._ports.place.present(self, theme.grown(SIZE))
        self.moves.grid.setFocus()

    def resume(self, before: Self) -> None:
        """Turn to what `before` shows, filtered alike."""
        for name, box in self.moves.filters.boxes.items():
            box.setCurrentIndex(before.moves.filters.boxes[name].currentIndex())
        if before.stack.currentWidget() is before.sets:
            self.show_sets()
        elif before.move_page is not None:
            self.open_move(before.move_page.move_shown.id)

    def refresh(self) -> None:
        """Show what holds now; only the page that is seen asks for it."""
        moves = self._ports.moves()
        if moves is not self._known:
            self._known = moves
            self._stills.forget()
            self._renew_move_page()
        page = self.stack.currentWidget()
        if isinstance(page, MovesPage | SetsPage | MovePage):
            page.refresh()
        if self.waiting:
            self.waiting.refresh(self.actions_of_sets[-1])

    def show_moves(self) -> None:
        """Turn to the moves."""
        self._turn_to(self.moves)

    def show_sets(self) -> None:
        """Turn to the sets."""
        self._turn_to(self.sets)

    def open_move(self, name: str) -> None:
        """Turn to the page of the move with this id; nothing happens where there is none."""
        found = {move.id: move for move in self._ports.moves()}.get(name)
        if found is None:
            return
        came_from = self.sets if self.stack.currentWidget() is self.sets else self.moves
        self._drop_move_page()
        self.move_page = MovePage(self._ports, self.editing, found)
        self.move_page.back_asked.connect(lambda: self._back(came_from))
        self._turn_to(self.move_page)
        self.move_page.try_it.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        self.show_moves()
        self.moves.search()

    def _escape(self) -> None:
        """Back to the page before; else loosen the filters; else close."""
        if self.move_page is not None:
            self.move_page.back_asked.emit()
        elif self.stack.currentWidget() is self.moves and self.moves.filters.wanted.narrowed:
            self.moves.filters.loosen_all()
        else:
            self.close()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """On coming back from a set, show what it has changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._ports.place.keep(self)
        self._stills.forget()  # at once, whenever Python clears away the rest
        super().closeEvent(event)

    def _tell(self, fault: str) -> None:
        """Show the fault of the last change, if it had one."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))

    def _back(self, page: MovesPage | SetsPage) -> None:
        self._turn_to(page)
        last = self.moves.grid if page is self.moves else page.focusWidget()
        (last or page).setFocus()

    def _turn_to(self, page: QWidget) -> None:
        """Show `page`, brought up to date; a page of a move is gone once one has left it."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if page is not self.move_page:
            self._drop_move_page()
        self.head.setVisible(page is not self.move_page)
        self.moves_tab.setChecked(page is self.moves)
        self.sets_tab.setChecked(page is self.sets)
        for each in self.actions_of_moves:
            each.setVisible(page is self.moves)
        for each in self.actions_of_sets:
            each.setVisible(page is self.sets)
        self.refresh()

    def _drop_move_page(self) -> None:
        if (page := self.move_page) is not None:
            self.move_page = None
            self.stack.removeWidget(page)
            page.deleteLater()

    def _renew_move_page(self) -> None:
        """The moves were read anew: the one that is shown may be another one, or gone."""
        if (page := self.move_page) is None:
            return
        if page.move_shown.id in {move.id for move in self._known}:
            self.open_move(page.move_shown.id)
        else:
            self._turn_to(self.moves)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        roles.give(self, roles.Role.Window)
        enter_presses(self)
        self.setWindowTitle(tr("Backcare: moves and sets"))
        self._tell("")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, Space.M, 0, 0)
        whole.setSpacing(Space.M)
        self.head = self._head()
        whole.addWidget(self.head)
        if self.waiting:
            beside = QHBoxLayout()
            beside.setContentsMargins(Space.L, 0, Space.L, 0)
            beside.addWidget(self.waiting)
            whole.addLayout(beside)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.fault)
        theme.style(self)
        for page in (self.moves, self.sets):
            self.stack.addWidget(page)  # a page that nobody looks at, too, goes with the window

    def _head(self) -> QWidget:
        """Which page, and what one can make there."""
        head = QWidget()
        icons = self._ports.icons
        self.moves_tab = button(tr("M&oves"), self.show_moves, icon=icons.glyph("person"))
        self.sets_tab = button(tr("&Sets"), self.show_sets, icon=icons.glyph("list"))
        row = QHBoxLayout(head)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.setSpacing(Space.S)
        for tab in (self.moves_tab, self.sets_tab):
            tab.setCheckable(True)
            tab.setAutoExclusive(True)  # the arrow keys turn from one to the other
            row.addWidget(tab)
        row.addStretch()
        self.actions_of_moves, self.actions_of_sets = self._actions()
        for action in (*self.actions_of_moves, *self.actions_of_sets):
            row.addWidget(action)
        return head

    def _actions(self) -> tuple[list[QPushButton], list[QPushButton]]:
        """What makes something new: for the moves, and for the sets."""
        editor, glyph = self._ports.editor, self._ports.icons.glyph
        if editor is None:
            return [], []
        return (
            [
                button(tr("&New move…"), editor.new_move, icon=glyph("plus")),
                button(tr("&Import…"), editor.import_pack, icon=glyph("import")),
            ],
            [
                button(tr("&New set…"), editor.new_set, icon=glyph("plus")),
                button(tr("&Import…"), editor.import_pack, icon=glyph("import")),
            ],
        )
