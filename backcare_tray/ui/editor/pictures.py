"""The pictures of a move: chosen from files, named by numbers, the first one is the start."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.figure.picture_view import PictureView
from backcare_tray.ui.files import open_files
from backcare_tray.ui.flow import Flow
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.label import label
from backcare_tray.ui.theme import Space

SIDE = 88
"""Of a picture in the list, in pixels."""
MOST = 12
KEY = Qt.ItemDataRole.UserRole

Check = Callable[[str], str]
"""Why a picture cannot be taken; empty: it can."""


class Pictures(QWidget):
    """Holds the path of every picture under its name in the move."""

    edited = Signal()

    def __init__(self, paths: Mapping[str, str], start: str, check: Check, icons: Icons) -> None:
        super().__init__()
        self._paths = dict(paths)
        self._check = check
        self.start = start if start in paths else next(iter(paths), "")
        self.list = QListWidget()
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setIconSize(QSize(SIDE, SIDE))
        self.list.setSpacing(Space.XS)
        self.list.setFixedHeight(SIDE + 2 * self.fontMetrics().lineSpacing() + 2 * Space.XL)
        self.list.setAccessibleName(tr("Pictures of this move"))
        self.refused = label("", "warning")
        self.add = QPushButton(icons.glyph("plus"), tr("Add &pictures…"))
        self.first = QPushButton(tr("Starts &here"))
        self.out = QPushButton(icons.glyph("minus"), tr("Remo&ve"))
        self.first.setToolTip(tr("Every repetition begins and ends with this picture."))
        self.add.clicked.connect(self._choose)
        self.first.clicked.connect(self._make_first)
        self.out.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(lambda _row: self._row_changed())
        self.setAcceptDrops(True)
        self._lay_out()
        self._show()

    @property
    def paths(self) -> dict[str, str]:
        """The path of each picture."""
        return dict(self._paths)

    @property
    def names(self) -> list[tuple[str, str]]:
        """The name of each in the move, and what the person calls it."""
        numbered = tr("Picture {number}")
        return [(key, numbered.format(number=n)) for n, key in enumerate(self._paths, 1)]

    def take(self, paths: list[str]) -> None:
        """Add the pictures that can be taken, and name the others."""
        refused = []
        for path in paths:
            if fault := self._check(path):
                refused.append(fault)
            elif len(self._paths) < MOST:
                self._paths[self._free_key()] = path
        self.start = self.start or next(iter(self._paths), "")
        self.refused.setText("\n".join(refused))
        self.refused.setVisible(bool(refused))
        self._show()
        self.edited.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _free_key(self) -> str:
        number = len(self._paths) + 1
        while f"picture-{number}" in self._paths:
            number += 1
        return f"picture-{number}"

    def _choose(self) -> None:
        endings = ("jpg", "jpeg", "png", "gif", "svg")
        shown = " ".join(f"*.{each} *.{each.upper()}" for each in endings)
        kinds = f"{tr('Pictures')} ({shown})"
        open_files(self, tr("Choose pictures"), kinds, self._chosen)

    def _chosen(self, paths: list[Path]) -> None:
        self.take([str(path) for path in paths])
        self.setFocus()

    def _current(self) -> str:
        item = self.list.currentItem()
        return str(item.data(KEY)) if item else ""

    def _make_first(self) -> None:
        self.start = self._current()
        self._show()
        self.edited.emit()

    def _remove(self) -> None:
        del self._paths[self._current()]
        if self.start not in self._paths:
            self.start = next(iter(self._paths), "")
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for key, name in self.names:
            words = tr("{picture}: start").format(picture=name) if key == self.start else name
            item = QListWidgetItem(self._icon(self._paths[key]), words)
            item.setData(KEY, key)
            item.setToolTip(Path(self._paths[key]).name)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.list.setVisible(bool(self._paths))
        self.setFocusProxy(self.list if self._paths else self.add)  # what comes first
        self.add.setEnabled(len(self._paths) < MOST)
        self._row_changed()

    def _row_changed(self) -> None:
        current = self._current()
        for button in (self.first, self.out):
            button.setVisible(bool(self._paths))
        self.out.setEnabled(bool(current))
        self.first.setEnabled(bool(current) and current != self.start)

    def _icon(self, path: str) -> QIcon:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(SIDE, SIDE) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        view = PictureView()
        view.resize(SIDE, SIDE)
        view.show_picture(Path(path), pixmap.width())
        view.render(pixmap)
        view.deleteLater()
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
        return icon

    def _lay_out(self) -> None:
        buttons = Flow()
        for button in (self.add, self.first, self.out):
            buttons.addWidget(button)
        for button in (self.first, self.out):
            theme.mark(button, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.list)
        column.addWidget(self.refused)
        column.addLayout(buttons)
        self.refused.hide()
