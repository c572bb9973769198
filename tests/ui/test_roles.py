"""What Qt tells a screen reader about a widget that was given a role."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.ui import announcement, roles
from backcare_tray.ui.announcement import announce
from backcare_tray.ui.roles import Role


def test_a_role_is_told_and_the_name_stays(qtbot: QtBot) -> None:
    chart, plain = QWidget(), QWidget()
    for each in (chart, plain):
        qtbot.addWidget(each)
    roles.give(chart, Role.Chart)
    chart.setAccessibleName("Weeks")
    spoken = QAccessible.queryAccessibleInterface(chart)
    assert (spoken.role(), spoken.text(QAccessible.Text.Name)) == (Role.Chart, "Weeks")
    assert QAccessible.queryAccessibleInterface(plain).role() is Role.Client


def test_a_picture_that_only_decorates_is_none(qtbot: QtBot) -> None:
    decoration = QLabel()
    qtbot.addWidget(decoration)
    roles.give(decoration, roles.DECORATION)
    assert QAccessible.queryAccessibleInterface(decoration).role() is Role.Client


def test_the_name_of_a_box_is_told_beside_what_is_chosen(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("Both sides")
    roles.name_box(box, "Side")
    spoken = QAccessible.queryAccessibleInterface(box)
    assert "Side" in {spoken.text(QAccessible.Text.Name), spoken.text(QAccessible.Text.Description)}


def test_nothing_is_announced_to_nobody(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    class Nobody:
        isActive = staticmethod(lambda: False)  # noqa: N815 - Qt's name

    label = QLabel()
    qtbot.addWidget(label)
    monkeypatch.setattr(announcement, "QAccessible", Nobody)
    announce(label, "Hold")  # it would fail: nobody can be updated
