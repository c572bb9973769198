"""One thing that is watched: a sign and a word for how well that works, and what happened."""

from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy

from backcare_tray.core.watched import Watched, Works
from backcare_tray.ui import roles, theme
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space

SIGN = 20
"""Pixels."""
SIGNS = {
    Works.FULLY: ("check", "accent"),
    Works.PARTLY: ("info", "muted"),
    Works.NOT: ("warning", "warning"),
    Works.OFF: ("minus", "muted"),
}
"""The glyph and its colour; beside it stands the word, so that neither is needed alone."""


class Row(QFrame):
    """Reached by the Tab key, so that a screen reader reads it as one."""

    def __init__(self, icons: Icons, watched: Watched, now: datetime) -> None:
        super().__init__()
        self._icons = icons
        self._watched: Watched | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sign = QLabel()
        roles.give(self._sign, roles.DECORATION)
        self._topic, self._word = label("", "heading"), label("", "muted")
        self._said, self._happened = label("", "body"), label("", "muted")
        self._remedy = label("", "body")
        self._lay_out()
        self.show_watched(watched, now)

    def show_watched(self, watched: Watched, now: datetime) -> None:
        """Show `watched`; nothing is done when it is what is shown."""
        if watched == self._watched:
            return
        self._watched = watched
        health = watched.health
        name, colour = SIGNS[health.works]
        self._sign.setPixmap(self._icons.glyph(name, colour).pixmap(SIGN, SIGN))
        theme.mark(self._happened, "heading" if watched.quiets else "muted")
        theme.mark(self._word, "warning" if health.works is Works.NOT else "muted")
        happened = " ".join(filter(None, (watched.now, watched.last_words(now))))
        for part, text in (
            (self._topic, watched.topic),
            (self._word, health.works.words()),
            (self._said, health.sentence),
            (self._happened, happened),
            (self._remedy, health.remedy_words()),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        self.setAccessibleName(f"{watched.topic}: {health.works.words()}")
        said = (health.sentence, happened, health.remedy_words())
        self.setAccessibleDescription(" ".join(filter(None, said)))

    def paint_again(self) -> None:
        """The colours have changed."""
        if self._watched:
            name, colour = SIGNS[self._watched.health.works]
            self._sign.setPixmap(self._icons.glyph(name, colour).pixmap(SIGN, SIGN))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A frame around what has the keyboard."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().accent, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Space.S, Space.S)
        painter.end()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._topic, 0, 1)
        grid.addWidget(self._word, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        for line, part in enumerate((self._said, self._happened, self._remedy), start=1):
            grid.addWidget(part, line, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self._word.setWordWrap(False)
        self._word.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
