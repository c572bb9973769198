"""The progress window: pages that are built and filled when they are first looked at."""

from collections.abc import Callable
from enum import IntEnum
from typing import Self

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.translation import tr
from backcare_tray.ui import roles, theme
from backcare_tray.ui.enter_key import enter_presses
from backcare_tray.ui.form_style import style_form
from backcare_tray.ui.label import label
from backcare_tray.ui.progress import words
from backcare_tray.ui.progress.areas import AreasPage
from backcare_tray.ui.progress.feeling import FeelingPage
from backcare_tray.ui.progress.head_turn import HeadTurnPage
from backcare_tray.ui.progress.page import Page
from backcare_tray.ui.progress.ports import ProgressPorts
from backcare_tray.ui.progress.share import SharePage
from backcare_tray.ui.progress.today import TodayPage
from backcare_tray.ui.progress.weeks import WeeksPage
from backcare_tray.ui.theme import Space

SIZE = QSize(860, 600)
GLYPH = 20
"""Side of a page's sign, in pixels."""


class PageName(IntEnum):
    """The pages, in order."""

    TODAY = 0
    WEEKS = 1
    AREAS = 2
    FEELING = 3
    HEAD_TURN = 4
    SHARE = 5


class ProgressWindow(QWidget):
    """Deletes itself when closed. Call `refresh` when something was done."""

    def __init__(self, ports: ProgressPorts) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._ports = ports
        self._make: tuple[tuple[str, str, Callable[[ProgressPorts], Page]], ...] = (
            (tr("Today"), "clock", TodayPage),
            (tr("Weeks"), "calendar", WeeksPage),
            (tr("Body areas"), "person", AreasPage),
            (tr("How it feels"), "chart", FeelingPage),
            (tr("Head turn"), "again", HeadTurnPage),
            (tr("Keep and share"), "share", SharePage),
        )
        self._pages: dict[int, Page] = {}
        self.list, self.stack = QListWidget(), QStackedWidget()
        self.trouble = label(words.unreadable(), "warning")
        self._lay_out()
        self.list.currentRowChanged.connect(self._turn_to)
        self.list.setCurrentRow(PageName.TODAY)

    def present(self) -> None:
        """Show the window on the screen with the pointer."""
        self._ports.place.present(self, theme.grown(SIZE))
        self.list.setFocus()

    @property
    def unfinished(self) -> bool:
        """Whether a check of the head turn runs."""
        page = self._pages.get(PageName.HEAD_TURN)
        return isinstance(page, HeadTurnPage) and not page.check.isHidden()

    def resume(self, before: Self) -> None:
        """Turn to the page that `before` shows."""
        self.list.setCurrentRow(before.list.currentRow())

    def refresh(self) -> None:
        """Show what holds now; only the page that is seen asks for it."""
        self.page(self.list.currentRow()).refresh()
        self.trouble.setVisible(self._ports.book.failed())

    def show_page(self, name: PageName) -> None:
        """Turn to a page."""
        self.list.setCurrentRow(name)

    def page(self, number: int) -> Page:
        """The page, built when it is first asked for."""
        if number not in self._pages:
            _title, _glyph, make = self._make[number]
            self._pages[number] = make(self._ports)
            self.stack.addWidget(self._pages[number])
        return self._pages[number]

    def _turn_to(self, number: int) -> None:
        page = self.page(number)
        self.refresh()
        self.stack.setCurrentWidget(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """On coming back from a set, show what it has changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._ports.place.keep(self)
        super().closeEvent(event)

    def _fit(self) -> None:
        """As wide as the longest title."""
        self.list.ensurePolished()
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 2 * Space.L)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        roles.give(self, roles.Role.Window)
        enter_presses(self)
        self.setWindowTitle(tr("Backcare: progress"))
        for title, glyph, _make in self._make:
            self.list.addItem(QListWidgetItem(self._ports.icons.glyph(glyph, "muted"), title))
        self.list.setIconSize(QSize(GLYPH, GLYPH))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("Pages"))
        theme.style(self)
        for part in (self.list, self.stack):
            style_form(part)
        theme.on_change(self.list, self._fit)
        self._fit()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list)
        column = QVBoxLayout()
        self.trouble.setContentsMargins(Space.XL, Space.L, Space.XL, 0)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addWidget(self.stack, 1)
        whole.addLayout(column, 1)
