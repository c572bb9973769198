"""A field of a form: its name, a line that explains it, the control, and what is wrong with it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space

LINES = 3
"""Of a field for a sentence or two."""


class Field(QWidget):
    """`control` under its name; `say` shows a fault below it, in words and for a screen reader."""

    def __init__(self, name: str, explained: str, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self._explained = explained
        self.fault = label("", "warning")
        self.fault.hide()
        self.title = label(name, "")
        self.lead()
        control.setAccessibleName(name.replace("&", ""))
        control.setAccessibleDescription(explained)
        for line in control.findChildren(QLineEdit):  # inside of a drop-down
            line.setAccessibleName(control.accessibleName())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.title)
        if explained:
            column.addWidget(label(explained, "caption"))
        column.addWidget(control)
        column.addWidget(self.fault)

    def lead(self) -> None:
        """Let the letter of the name lead to where the control itself takes the keyboard now."""
        self.title.setBuddy(self.control.focusProxy() or self.control)

    def say(self, fault: str) -> None:
        """Show what is wrong; nothing is, when `fault` is empty."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.control.setAccessibleDescription(fault or self._explained)


class LineEdit(QLineEdit):
    """A text of one line, at most `longest` characters."""

    def __init__(self, longest: int, example: str = "") -> None:
        super().__init__()
        self.setMaxLength(longest)
        self.setPlaceholderText(example)


class SentenceEdit(QPlainTextEdit):
    """A text without line breaks that may be longer than one line of the window."""

    edited = Signal()

    def __init__(self, longest: int) -> None:
        super().__init__()
        self._longest = longest
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(Space.S)
        self.textChanged.connect(self._keep_to_limits)

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        height = LINES * self.fontMetrics().lineSpacing() + 2 * Space.S + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, self.sizeHint().height())

    def _keep_to_limits(self) -> None:
        text = self.toPlainText()
        plain = " ".join(text.splitlines()) if "\n" in text else text
        if plain != text or len(plain) > self._longest:
            place = self.textCursor().position()
            self.blockSignals(True)
            self.setPlainText(plain[: self._longest])
            self.blockSignals(False)
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(place, len(self.toPlainText())))
            self.setTextCursor(cursor)
        self.edited.emit()
