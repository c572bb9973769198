"""The page "Keys": what the keys do, and commands for keys of one's own."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.flow import Flow, flowing
from backcare_tray.ui.label import label
from backcare_tray.ui.pill import Pill
from backcare_tray.ui.settings.bend import Bend
from backcare_tray.ui.settings.key_table import KeyRow, key_table
from backcare_tray.ui.settings.option import Option
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.settings.page import SettingsPage, Workbench
from backcare_tray.ui.settings.rows import Card
from backcare_tray.ui.theme import Space


class KeysPage(SettingsPage):
    """Nothing to change: keys to read, commands to copy."""

    def __init__(self, bench: Workbench, title: str, command: str) -> None:
        super().__init__(bench, title, tr("All of it works without a mouse."))
        for heading, rows in key_table():
            card = self.card()
            words = OptionWords(
                heading, "", str, " ".join((tr("keyboard, shortcut, keys"), *_said(rows)))
            )
            option = Option(words, _table(rows), bench.undo, below=True)
            theme.mark(self.put(card, option).name, "heading")
        self._commands(self.card(tr("Keys of your own")), command)

    def _commands(self, card: Card, command: str) -> None:
        """Global keys belong to the desktop: it runs these commands by keys that one chooses."""
        how = tr(
            "Your desktop can run a command by a key, whatever window is in front: open its "
            "keyboard settings, add a shortcut of your own, and paste one of these."
        )
        card.add(label(how, "muted"), inset=True)
        for arguments, does in (
            ("break", tr("Start a break")),
            ("snooze", tr("Put the break off")),
            ("skip", tr("Let this break go")),
            ("pause 1h", tr("No reminders for an hour")),
            ("resume", tr("Remind again")),
            ("settings", tr("Open the settings")),
        ):
            line = f"{command} {arguments}"
            words = OptionWords(does, line, str, tr("shortcut, command, key, global, hotkey"))
            self.action(card, words, CopyButton(line))


class CopyButton(QPushButton):
    """Puts `text` on the clipboard, and says that it did."""

    def __init__(self, text: str) -> None:
        super().__init__(tr("Copy"))
        self._text = text
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.setText(tr("Copied"))


def _said(rows: tuple[KeyRow, ...]) -> list[str]:
    return [row.does for row in rows]


def _table(rows: tuple[KeyRow, ...]) -> QWidget:
    """The keys as caps, and beside each what it does."""
    table = QWidget()
    column = QVBoxLayout(table)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.S)
    for row in rows:
        caps = QWidget()
        flow = Flow(caps, Space.XS)
        for key in row.keys:
            cap = Pill(theme.CAPTION)
            cap.show_words(key)
            flow.addWidget(cap)
        flowing(caps)
        does = label(row.does[:1].upper() + row.does[1:], "")
        does.setAccessibleName(f"{', '.join(row.keys)}: {row.does}")
        column.addWidget(Bend(does, caps, 12))
    return table
