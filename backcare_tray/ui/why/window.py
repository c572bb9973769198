"""Why is it quiet? The one plain sentence, and below it all that is watched, live while open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.ports import Clock, Glance, Status
from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Watched, report
from backcare_tray.ui import roles, theme
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.enter_key import enter_presses
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.scrolling import Scroll
from backcare_tray.ui.theme import Space
from backcare_tray.ui.why.row import Row
from backcare_tray.ui.window_place import WindowPlace

FACE = 48
"""Pixels of the tray's face beside the sentence."""
SIZE = QSize(560, 640)


@dataclass(frozen=True, slots=True)
class Moment:
    """What holds now: the state in words, and all that is watched."""

    status: Callable[[], Status]
    watched: Callable[[], Sequence[Watched]]


AT_REST = Moment(lambda: Status(Glance.WORKING, None, ""), tuple)
"""Nothing goes on, and nothing is watched."""


class WhyWindow(QWidget):
    """What keeps it quiet now stands first. Closes with Esc.

    `refresh` is called when something has happened; no timer runs.
    """

    unfinished = False

    def __init__(self, icons: Icons, clock: Clock, moment: Moment, place: WindowPlace) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        roles.give(self, roles.Role.Window)
        enter_presses(self)
        self.setWindowTitle(tr("Backcare: why is it quiet?"))
        self.setWindowIcon(icons.program)
        self._icons, self._clock, self._moment, self._place = icons, clock, moment, place
        self._rows: dict[tuple[str, str], Row] = {}
        self._face, self._sentence = QLabel(), QLabel()
        roles.give(self._face, roles.DECORATION)
        self._list = QWidget()
        self._list_rows = QVBoxLayout(self._list)
        self._scroll = self._scroll_area()
        self._copy = QPushButton(tr("C&opy as text"))
        self._close = QPushButton(tr("&Close"))
        self._lay_out()
        theme.style(self)
        self.refresh()
        self._close.setFocus()

    def present(self) -> None:
        """Show the window on the screen with the pointer."""
        self._place.present(self, theme.grown(SIZE))

    def resume(self, before: Self) -> None:
        """There is only one page."""

    def refresh(self) -> None:
        """Show what holds now."""
        status, now = self._moment.status(), self._clock.now()
        self._face.setPixmap(self._icons.tray(status.glance).pixmap(FACE, FACE))
        self._sentence.setText(status.why_quiet)
        watched = sorted(self._moment.watched(), key=lambda each: not each.quiets)
        if [(each.topic, each.backend) for each in watched] != list(self._rows):
            self._arrange(watched)
        for row, each in zip(self._rows.values(), watched, strict=True):
            row.show_watched(each, now)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks at it again, or the colours have changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()
        elif event.type() is QEvent.Type.PaletteChange:
            for row in self._rows.values():
                row.paint_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._place.keep(self)
        super().closeEvent(event)

    def _arrange(self, watched: Sequence[Watched]) -> None:
        """A row for each in this order; those that are there already keep the keyboard."""
        now, before = self._clock.now(), self._rows
        self._rows = {}
        for each in watched:
            key = each.topic, each.backend
            known = key in before
            self._rows[key] = before.pop(key) if known else Row(self._icons, each, now)
        for gone in before.values():
            self._list_rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(self._rows.values()):
            self._list_rows.insertWidget(place, row)
        for one, following in pairwise([*self._rows.values(), self._copy]):
            QWidget.setTabOrder(one, following)

    def _copy_report(self) -> None:
        text = report(self._moment.watched(), self._clock.now())
        QGuiApplication.clipboard().setText(f"{self._sentence.text()}\n\n{text}\n")
        done = tr("Copied")
        self._copy.setText(done)
        announce(self._copy, done)

    def _lay_out(self) -> None:
        heading, hint = QLabel(tr("What Backcare watches")), QLabel()
        hint.setText(tr("Only whether something happens, never what: nothing you type or say."))
        for label, role in ((self._sentence, "title"), (heading, "heading"), (hint, "muted")):
            theme.mark(label, role)
            label.setWordWrap(True)
        self._copy.clicked.connect(self._copy_report)
        self._copy.setAccessibleDescription(tr("For a message to those who help you"))
        self._close.clicked.connect(self.close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        rows.setSpacing(Space.M)
        rows.addLayout(self._head())
        rows.addSpacing(Space.S)
        rows.addWidget(heading)
        rows.addWidget(hint)
        rows.addWidget(self._scroll, 1)
        rows.addLayout(self._foot())

    def _head(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.addWidget(self._face, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._sentence, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        theme.mark(self._copy, "quiet")
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(self._close)
        return row

    def _scroll_area(self) -> Scroll:
        area = Scroll(self._list)
        theme.mark(area, "card")
        area.setAccessibleName(tr("What Backcare watches"))
        self._list_rows.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        self._list_rows.setSpacing(Space.XS)
        self._list_rows.addStretch(1)
        for each in (self._list, area.viewport()):
            each.setAutoFillBackground(False)  # the card's corners are round
        return area
