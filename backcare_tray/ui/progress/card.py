"""A chart with its words, and the same numbers as a table at the press of a button."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from backcare_tray.core.translation import tr
from backcare_tray.ui import theme
from backcare_tray.ui.label import label
from backcare_tray.ui.progress.chart import Chart
from backcare_tray.ui.theme import Space

Table = tuple[Sequence[str], Sequence[Sequence[str]]]
"""Headers, and rows of as many texts."""
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SHOWN_ROWS = 8
"""A longer table scrolls."""
SHEET = """
QTableView {{ color: {text}; background: {surface}; alternate-background-color: {window}; }}
QTableView::item {{ padding: 0 5px; }}
QTableView::item:selected {{ color: {text}; background: {accent_soft}; }}
QHeaderView {{ background: {surface}; }}
QHeaderView::section {{
    color: {text}; background: {surface}; border: none; padding: 6px 8px; font-weight: 600;
}}
"""


class TableModel(QAbstractTableModel):
    """Texts in rows, with headers."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.headers, self.rows = table

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()][index.column()]
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.headers[section]
        return None


class ChartCard(QFrame):
    """Words first, then the chart or the table. `chart` may have controls above it."""

    def __init__(self, title: str, chart: Chart, controls: QWidget | None = None) -> None:
        super().__init__()
        theme.mark(self, "card")
        self.chart = chart
        self.words = label("", "")
        self.table = _table_view(title)
        self.toggle = QPushButton(tr("As a &table"))
        self.toggle.setCheckable(True)
        self.toggle.setAccessibleDescription(tr("Shows the numbers of this chart as a table."))
        self.toggle.toggled.connect(self._show_table)
        head = QHBoxLayout()
        head.addWidget(label(title, "heading"), 1)
        head.addWidget(self.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self.words)
        if controls is not None:
            column.addWidget(controls)
        column.addWidget(chart)
        column.addWidget(self.table)
        self._show_table(False)

    def show_numbers(self, words: str, table: Table, *, empty: bool = False) -> None:
        """Say and show what there is; `empty`: only the words."""
        self.words.setText(words)
        self.chart.show_words(words)
        self.table.setModel(TableModel(table))
        _fit(self.table)
        self._empty = empty
        self.toggle.setVisible(not empty)
        self._show_table(self.toggle.isChecked())

    _empty = False

    def _show_table(self, on: bool) -> None:
        self.chart.setVisible(not on and not self._empty)
        self.table.setVisible(on and not self._empty)


def _table_view(title: str) -> QTableView:
    view = QTableView()
    view.setAccessibleName(title)
    view.setTabKeyNavigation(False)  # Tab leaves it; the arrows walk through it
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    _colour(view)
    theme.on_change(view, lambda: _colour(view))
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return view


def _colour(view: QTableView) -> None:
    colours = theme.current()
    names = ("text", "surface", "window", "accent_soft")
    view.setStyleSheet(SHEET.format(**{name: getattr(colours, name).name() for name in names}))


def _fit(view: QTableView) -> None:
    rows = min(view.model().rowCount(), SHOWN_ROWS)
    high = max(theme.TARGET, view.fontMetrics().height() + Space.S)
    view.verticalHeader().setDefaultSectionSize(high)
    view.setFixedHeight(view.horizontalHeader().sizeHint().height() + rows * high + 4)
