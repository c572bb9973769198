"""A drop-down that may be narrower than its choices."""

from PySide6.QtWidgets import QComboBox

from backcare_tray.ui.form_style import roomy
from backcare_tray.ui.stray_wheel import scroll_past
from backcare_tray.ui.theme import Space


class NarrowBox(QComboBox):
    """Never narrower than `characters`. The tooltip has the choice whole, and so has the list."""

    def __init__(self, name: str, characters: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(characters)
        self.currentTextChanged.connect(self.setToolTip)
        scroll_past(self)
        roomy(self)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list, as wide as its widest choice; no wider than the screen."""
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width()
        wide = view.sizeHintForColumn(0) + bar + Space.M
        view.setMinimumWidth(min(wide, self.screen().availableGeometry().width()))
        super().showPopup()
