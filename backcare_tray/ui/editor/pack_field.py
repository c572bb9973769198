"""In which pack something new is put: one that there is, or one that gets its name here."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from backcare_tray.core.packs import MY_MOVES
from backcare_tray.core.plain_names import LONGEST
from backcare_tray.core.translation import tr
from backcare_tray.ui.editor.field import LineEdit
from backcare_tray.ui.stray_wheel import scroll_past


class PackBox(QComboBox):
    """A list of names to which one may write another. Not `movable`: it lies in `chosen`."""

    def __init__(self, packs: Sequence[str], chosen: str, *, movable: bool) -> None:
        super().__init__()
        self.setLineEdit(LineEdit(LONGEST))
        self.addItems(sorted({MY_MOVES, *packs}))
        self.setCurrentText(chosen)
        self.setEnabled(movable)  # what is in a pack stays there: its id is kept by the history
        self.setToolTip(tr("A folder that can be shared as a whole."))
        scroll_past(self)
