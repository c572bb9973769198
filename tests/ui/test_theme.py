"""The look: readable in light and dark, and it follows the desktop."""

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_tray.ui import theme
from tests.ui.contrast import contrast


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground(colours: theme.Theme) -> None:
    for text, grounds in theme.TEXT_ON.items():
        for ground in grounds:
            ratio = contrast(getattr(colours, text), getattr(colours, ground))
            assert ratio >= 4.5, f"{text} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_edges_focus_and_glow_can_be_seen(colours: theme.Theme) -> None:
    for mark in ("outline", "accent", "glow"):
        for ground in ("window", "surface"):
            ratio = contrast(getattr(colours, mark), getattr(colours, ground))
            assert ratio >= (2.6 if mark == "glow" else 3), f"{mark} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_sheet_fills_in_every_colour_and_measure(
    qapp: QGuiApplication, colours: theme.Theme
) -> None:
    sheet = theme._sheet(colours)
    assert re.search(r"[@$]", sheet) is None
    known = {getattr(colours, f.name).name() for f in fields(colours) if f.name != "dark"}
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= known


def test_a_window_follows_the_colour_scheme(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.style(window)
    assert theme.current() is theme.LIGHT
    light = window.styleSheet()
    before = qapp.palette()
    try:
        qapp.setPalette(QPalette(QColor("#202020")))  # what a dark desktop does to the program
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert theme.current() is theme.DARK
        assert window.styleSheet() != light
        assert window.palette().window().color() == theme.DARK.window
    finally:
        qapp.setPalette(before)


def test_a_closed_window_is_forgotten(qtbot: QtBot) -> None:
    window = QWidget()
    theme.style(window)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_targets_are_large_enough(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    targets = [QPushButton("x"), QCheckBox("x")]
    for target in targets:
        rows.addWidget(target)
    theme.style(window)
    window.show()
    assert all(target.height() >= 32 for target in targets)


def test_type_sizes_follow_the_desktop_font(qapp: QGuiApplication) -> None:
    body = theme.font().pointSizeF()
    assert theme.font(theme.TITLE).pointSizeF() == pytest.approx(body * theme.TITLE)
    assert theme.font(bold=True).weight() > theme.font().weight()
