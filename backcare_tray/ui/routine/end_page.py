"""The page after a set: what was done, today's sets, and how the upper back feels now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.history import Change, Today
from backcare_tray.core.translation import tr, trn
from backcare_tray.ui import roles, theme
from backcare_tray.ui.form_style import style_form
from backcare_tray.ui.label import label
from backcare_tray.ui.routine.one_tap import OneTap
from backcare_tray.ui.scrolling import Scroll
from backcare_tray.ui.tally import Line, Result
from backcare_tray.ui.theme import Space

CHANGES = (Change.BETTER, Change.SAME, Change.WORSE)


class EndPage(QWidget):
    """Shows how the set came out.

    `felt` tells the answer, 0 (good) to 3 (it hurts), once; `compared` the one after it. Without
    `today` it was a trial: it asks nothing.
    """

    felt = Signal(int)
    compared = Signal(Change)
    close_asked = Signal()

    def __init__(
        self, lines: tuple[Line, ...], today: Today | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        roles.give(self, roles.Role.Pane)
        hurt = any(line.result is Result.HURT for line in lines)
        trial = today is None and not hurt
        self.heading = label(tr("That was the trial") if trial else heading_words(lines), "display")
        tried = tr("It does not count as a break.")
        self.praise = label(tried if trial else praise_words(lines), "muted")
        feel = label(tr("How does your upper back feel?"), "title")
        beside = label(tr("And compared with before the set?"), "heading")
        self.feel = OneTap(feel, _feelings(), 2)
        self.compare = OneTap(beside, (tr("&Better"), tr("The sa&me"), tr("&Worse")), 3)
        self.compare.hide()
        self.feel.answered.connect(self._answer)
        self.compare.answered.connect(self._compare)
        self.thanks = label(tr("One tap: over time it shows you how it goes."), "caption")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{self.heading.text()}. {self.praise.text()}")
        self.done = QPushButton(tr("&Close"))
        self.done.setAutoDefault(True)
        self.done.clicked.connect(self.close_asked)
        theme.mark(self.done, "primary")
        self._lay_out(lines, today)

    def _answer(self, score: int) -> None:
        self.thanks.setText(thanks_words(score))
        self.compare.show()
        self.setFocus()
        self.felt.emit(score)

    def _compare(self, index: int) -> None:
        self.setFocus()
        self.compared.emit(CHANGES[index])

    def _lay_out(self, lines: tuple[Line, ...], today: Today | None) -> None:
        page = QVBoxLayout()
        page.setContentsMargins(Space.L, Space.L, Space.L, Space.S)
        page.setSpacing(Space.L)
        page.addWidget(self.heading)
        page.addWidget(self.praise)
        page.addWidget(_moves_card(lines))
        if today is not None:
            page.addLayout(_figures(today))
        page.addSpacing(Space.S)
        for part in (self.feel, self.thanks, self.compare):
            page.addWidget(part)
        for part in (self.feel, self.thanks):
            part.setVisible(today is not None)
        page.addStretch()
        scrolled = QWidget()
        scrolled.setObjectName("content")
        scrolled.setLayout(page)
        area = Scroll(scrolled)
        style_form(area)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.L, 0, Space.L, Space.M)
        foot.addWidget(self.done)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)


def heading_words(lines: tuple[Line, ...]) -> str:
    """The heading: warm, and never scolding, whatever was left out."""
    if all(line.result is Result.DONE for line in lines):
        return tr("Well done")
    if any(line.result is Result.HURT for line in lines):
        return tr("Good that you stopped")
    if any(line.result in (Result.DONE, Result.PARTLY) for line in lines):
        return tr("That was good for you")
    return tr("Another time, then")


def praise_words(lines: tuple[Line, ...]) -> str:
    """The line below the heading."""
    if any(line.result is Result.HURT for line in lines):
        return tr(
            "A move that hurts stays out of coming sets. You can take it back in the settings. "
            "If pain stays, ask a health professional."
        )
    if all(line.result is Result.DONE for line in lines):
        return tr("Your neck and upper back had what a desk never gives them.")
    if any(line.result in (Result.DONE, Result.PARTLY) for line in lines):
        return tr("Every bit counts: little and often is what helps.")
    return tr("The next break comes round by itself.")


def thanks_words(score: int) -> str:
    """The answer to a tap."""
    if score == 3:
        return tr("Noted. Take it easy, and ask a health professional if the pain stays.")
    return tr("Noted, thank you.")


def result_words(result: Result) -> str:
    """How a move came out, in a word or two."""
    return {
        Result.DONE: tr("done"),
        Result.PARTLY: tr("done in part"),
        Result.LEFT_OUT: tr("left out"),
        Result.HURT: tr("left out from now on"),
    }[result]


def _feelings() -> tuple[str, ...]:
    return tr("&Good"), tr("A &little stiff"), tr("&Stiff"), tr("&It hurts")


def _moves_card(lines: tuple[Line, ...]) -> QFrame:
    card = QFrame()
    theme.mark(card, "card")
    grid = QGridLayout(card)
    grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
    grid.setHorizontalSpacing(Space.M)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnStretch(1, 1)
    for row, line in enumerate(lines):
        done = line.result in (Result.DONE, Result.PARTLY)
        mark = label("\N{CHECK MARK}" if done else "\N{EN DASH}", "heading")
        name, result = label(tr(line.move.name)), label(result_words(line.result), "caption")
        for column, part in enumerate((mark, name, result)):
            grid.addWidget(part, row, column)
        result.setWordWrap(False)
    return card


def _figures(today: Today) -> QHBoxLayout:
    """Today's sets and the streak, as large numbers, where there is something to be glad of."""
    row = QHBoxLayout()
    row.setSpacing(Space.M)
    for number, least, words in (
        (today.sets, 1, trn("set today", "sets today", today.sets)),
        (today.streak, 2, trn("working day in a row", "working days in a row", today.streak)),
    ):
        if number >= least:
            row.addWidget(_figure(number, words))
    return row


def _figure(number: int, words: str) -> QFrame:
    card = QFrame()
    theme.mark(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
    column.setSpacing(0)
    column.addWidget(label(str(number), "display"))
    column.addWidget(label(words, "caption"))
    return card
