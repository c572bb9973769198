"""What an import would change, in words, before it changes anything."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.settings import Settings
from backcare_tray.core.settings_table import changed
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.flow import Flow, flowing
from backcare_tray.ui.label import label
from backcare_tray.ui.settings.catalogue import catalogue
from backcare_tray.ui.settings.editing import value
from backcare_tray.ui.settings.rows import breakable
from backcare_tray.ui.theme import Space


class ImportPreview(QWidget):
    """Says what would change and what is wrong, and asks. Hidden while there is nothing to ask."""

    accepted = Signal()
    left = Signal()
    """It asks no more, whatever the answer was."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "heading")
        self.changes, self.problems = label("", ""), label("", "warning")
        self.apply, self.leave = QPushButton(tr("&Take these over")), QPushButton(tr("Leave &it"))
        theme.mark(self.apply, "primary")
        self.apply.clicked.connect(self.dismiss)
        self.apply.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.dismiss)
        buttons = QWidget()
        row = Flow(buttons)
        row.addWidget(self.apply)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self.heading, self.changes, self.problems, flowing(buttons)):
            column.addWidget(widget)
        self.hide()

    def dismiss(self) -> None:
        """Ask no more."""
        self.hide()
        self.left.emit()

    def ask(self, before: Settings, after: Settings, problems: tuple[str, ...]) -> None:
        """Show what differs and ask whether to take it over."""
        self.problems.setText(breakable("\n".join(problems)))
        self.problems.setVisible(bool(problems))
        self.compare(before, after)
        self.show()
        (self.apply if self.changes.text() else self.leave).setFocus()

    def compare(self, before: Settings, after: Settings) -> None:
        """Show what differs now."""
        lines = difference_words(before, after)
        self.heading.setText(
            tr("This would change:") if lines else tr("This file says just what is in force.")
        )
        self.changes.setText(breakable("\n".join(lines)))
        self.changes.setVisible(bool(lines))
        self.apply.setVisible(bool(lines))
        self.leave.setText(tr("Leave &it") if lines else tr("&Close"))


def difference_words(before: Settings, after: Settings) -> list[str]:
    """One line for every option that differs: "Time between breaks: 45 min → 30 min"."""
    words = catalogue()
    return [
        tr("{option}: {before} → {after}").format(
            option=words[key].name,
            before=words[key].say(value(before, key)),
            after=words[key].say(value(after, key)),
        )
        for key in changed(before, after)
    ]
