"""What somebody was writing when the program ended, and the way back to it."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.label import label
from backcare_tray.ui.library.parts import button, row
from backcare_tray.ui.library.ports import EditorPorts
from backcare_tray.ui.theme import Space


class Waiting(QFrame):
    """A button for each draft; hidden while there is none."""

    def __init__(self, editor: EditorPorts, icons: Icons) -> None:
        super().__init__()
        self._editor, self._icons = editor, icons
        self._shown: Mapping[str, str] = {}
        self._buttons = QWidget()
        theme.mark(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self._column.setSpacing(Space.S)
        self._column.addWidget(label(tr("Not saved yet when Backcare ended:"), "heading"))
        self._column.addWidget(self._buttons)
        self.hide()

    def refresh(self, above: QWidget) -> None:
        """Show what is waiting now; Tab comes here from `above`."""
        drafts = self._editor.drafts()
        if drafts == self._shown:
            return
        self._shown = drafts
        ways = [self._way(key, name) for key, name in drafts.items()]
        fresh = row(*ways)
        self._column.replaceWidget(self._buttons, fresh)
        self._buttons.setParent(None)
        self._buttons.deleteLater()
        self._buttons = fresh
        for before, after in pairwise((above, *ways)):
            QWidget.setTabOrder(before, after)
        self.setVisible(bool(drafts))

    def _way(self, key: str, name: str) -> QWidget:
        named = tr("Go on with “{name}”…").format(name=name.replace("&", "&&"))
        text = named if name else tr("Go on where you stopped…")
        return button(text, lambda: self._editor.go_on(key), icon=self._icons.glyph("edit"))
