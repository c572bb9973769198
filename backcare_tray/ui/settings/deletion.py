"""Deleting the history: asked twice, and the first time an export is offered."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.flow import Flow, flowing
from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space


class DeletionQuestion(QWidget):
    """Two questions, one after the other; hidden while nothing is asked."""

    export_asked = Signal()
    confirmed = Signal()
    """Asked for twice."""
    left = Signal()
    """It asks no more, whatever the answer was."""

    def __init__(self) -> None:
        super().__init__()
        self.question = label("", "")
        self.export = self._button(tr("E&xport first…"), self.export_asked.emit)
        self.go_on = self._button(tr("&Go on without"), self._ask_again)
        self.delete = self._button(tr("Delete &for good"), self._confirm)
        self.keep = self._button(tr("&Keep it"), self.dismiss)
        theme.mark(self.delete, "warning")
        row = QWidget()
        buttons = Flow(row)
        for button in (self.export, self.go_on, self.delete, self.keep):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.question)
        column.addWidget(flowing(row))
        self.hide()

    def ask(self) -> None:
        """Ask for the first time. Enter keeps everything as it is."""
        self._show(
            tr(
                "Your breaks, your streak, your scores, and which moves hurt: all of it would be "
                "gone. An export keeps a copy for yourself or your physiotherapist."
            ),
            again=False,
        )

    def _ask_again(self) -> None:
        self._show(tr("Delete your whole history? This cannot be undone."), again=True)

    def _show(self, question: str, *, again: bool) -> None:
        self.question.setText(question)
        self.export.setVisible(not again)
        self.go_on.setVisible(not again)
        self.delete.setVisible(again)
        self.show()
        self.keep.setFocus()

    def dismiss(self) -> None:
        """Ask no more."""
        self.hide()
        self.left.emit()

    def _confirm(self) -> None:
        self.dismiss()
        self.confirmed.emit()

    def _button(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda _checked=False: pressed())
        return button
