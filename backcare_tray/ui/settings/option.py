"""One option on a page: its name, one line that explains it, its control, and the way back."""

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.settings import Settings
from backcare_tray.core.settings_table import Key
from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.label import label
from backcare_tray.ui.settings.bend import Bend
from backcare_tray.ui.settings.editing import value
from backcare_tray.ui.settings.field import Field
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.settings.rows import breakable
from backcare_tray.ui.settings.simple_fields import Switch
from backcare_tray.ui.theme import Space

MARKED_MILLISECONDS = 2500
"""An option that was looked for stays marked this long."""
LEAST_WORDS = 28
"""Where less than so many letters fit beside the control, it goes below the words; a few of them
are the room of the way back."""


class Option(QWidget):
    """Shows one option, or several of one section (`keys`) that one control edits.

    Without keys it is something to do: a button with its explanation. `below` puts a wide control
    under the words; a narrow window does so with every control.
    """

    restore_asked = Signal()

    def __init__(
        self, words: OptionWords, control: QWidget, icon: QIcon, keys: tuple[Key, ...] = (),
        *, below: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.words, self.control, self.keys = words, control, keys
        self._mark = QTimer(self, singleShot=True, interval=MARKED_MILLISECONDS)
        self._mark.timeout.connect(self.update)
        control.setAccessibleName(words.name)
        control.setAccessibleDescription(words.line)
        self.name, self.line = label(words.name, ""), label(breakable(words.line), "caption")
        self.name.setBuddy(control)
        self.restore = self._restore_button(icon)
        self._lay_out(below=below)

    @property
    def is_marked(self) -> bool:
        """Whether it is marked now, for someone who looked for it."""
        return self._mark.isActive()

    def mark(self) -> None:
        """Mark it for a moment."""
        self._mark.start()
        self.update()

    def value(self, settings: Settings) -> object:
        """What it edits: the value of its one key, or the section of its keys."""
        if len(self.keys) == 1:
            return value(settings, self.keys[0])
        return getattr(settings, self.keys[0][0])

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        if isinstance(self.control, Field) and self.keys:
            self.control.show_value(self.value(settings))
        self.offer_restore(
            on=any(value(settings, key) != value(Settings(), key) for key in self.keys)
        )

    def offer_restore(self, *, on: bool) -> None:
        """Show the way back to the default, where there is one to go."""
        self.restore.setVisible(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the words of a switch turns it, too."""
        if isinstance(self.control, Switch) and self.rect().contains(event.position().toPoint()):
            self.control.box.click()
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.is_marked:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().accent, 2))
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, Space.S, Space.S)
            painter.end()
        super().paintEvent(event)

    def _restore_button(self, icon: QIcon) -> QPushButton:
        button = QPushButton()
        button.setIcon(icon)
        theme.mark(button, "icon")
        default = self.words.say(self.value(Settings())) if self.keys else ""
        button.setToolTip(tr("Restore: {default}").format(default=default))
        button.setAccessibleName(
            tr("Restore {option}: {default}").format(option=self.words.name, default=default)
        )
        button.clicked.connect(self._restored)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(bool(self.keys))
        button.setSizePolicy(policy)
        button.hide()
        return button

    def _restored(self) -> None:
        """The button goes away with that; the keyboard stays with the option."""
        self.restore_asked.emit()
        self.control.setFocus()

    def _lay_out(self, *, below: bool) -> None:
        text, lines = QWidget(), QVBoxLayout()
        beside = QHBoxLayout(text)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.S)
        beside.addLayout(lines, 1)
        beside.addWidget(self.restore)
        lines.setSpacing(Space.XS)
        lines.addStretch()
        lines.addWidget(self.name)
        lines.addWidget(self.line)
        self.line.setVisible(bool(self.words.line))
        lines.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        whole.addWidget(Bend(text, self.control, LEAST_WORDS, always=below))
