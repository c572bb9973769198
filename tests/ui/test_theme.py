"""The look: readable in every theme, and it follows the desktop and the settings at once."""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import product

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backcare_tray.core.desktop_look import DesktopLook
from backcare_tray.core.settings import Look
from backcare_tray.ui import form_style, theme
from backcare_tray.ui.figure.palette import palette_for
from backcare_tray.ui.look.colours import PLAIN, SIGN_ON, TEXT_ON, Theme, theme_for
from backcare_tray.ui.style_sheet import SHEET
from tests.ui.contrast import contrast

ACCENTS = {
    "teal": None,
    "yellow": "#ffe600",
    "pale pink": "#ffd7e4",
    "near black": "#0a0a0c",
    "white": "#ffffff",
    "middle grey": "#808080",
    "pure blue": "#0000ff",
    "orange": "#e66100",
    "lime": "#00ff3c",
}
"""What people choose, and what is hard to stand out from."""
EVERY = [
    pytest.param(
        theme_for(dark=dark, high_contrast=strong, accent=shade and QColor(shade).rgb()),
        id=f"{'dark' if dark else 'light'}{' strong' if strong else ''}, {name}",
    )
    for (dark, strong), (name, shade) in product(PLAIN, ACCENTS.items())
]
every_theme = pytest.mark.parametrize("colours", EVERY)


@pytest.fixture(autouse=True)
def as_installed(qapp: QApplication) -> Iterator[None]:
    """Every test begins and ends with the look of a first start."""
    font, palette = QFont(qapp.font()), QPalette(qapp.palette())
    theme.follow(Look())
    yield
    theme.follow(Look())
    qapp.setFont(font)
    qapp.setPalette(palette)


@every_theme
def test_every_text_stands_out_from_its_ground(colours: Theme) -> None:
    least = 7 if colours.high_contrast else 4.5
    for text, grounds in TEXT_ON.items():
        for ground in grounds:
            ratio = contrast(getattr(colours, text), getattr(colours, ground))
            assert ratio >= least, f"{text} on {ground}: {ratio:.2f}"


@every_theme
def test_edges_focus_and_glow_can_be_seen(colours: Theme) -> None:
    for sign, grounds in SIGN_ON.items():
        for ground in grounds:
            ratio = contrast(getattr(colours, sign), getattr(colours, ground))
            assert ratio >= 3, f"{sign} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("sheet", [SHEET, form_style._SHEET], ids=["windows", "forms"])
def test_the_sheets_use_no_pair_that_is_not_in_the_table(sheet: str) -> None:
    pairs = set()
    for selector, rule in re.findall(r"([^{}]+)\{([^}]*)\}", sheet):
        ink = re.search(r"(?<![-\w])color: @(\w+)", rule)
        ground = re.search(r"background: @(\w+)", rule)
        if ink and ground and ":disabled" not in selector:
            pairs.add((ink[1], ground[1]))
    assert pairs
    assert not {(ink, ground) for ink, ground in pairs if ground not in TEXT_ON[ink]}


def test_a_hint_in_an_empty_field_can_be_read(qtbot: QtBot) -> None:
    field = QLineEdit()
    window = styled(qtbot, field)
    form_style.style_form(window)
    assert field.palette().placeholderText().color() == theme.LIGHT.muted


def test_an_accent_that_can_be_read_is_left_as_it_is() -> None:
    orange, blue = QColor("#ff7b24"), QColor("#3584e4")
    assert theme_for(dark=True, high_contrast=False, accent=orange.rgb()).accent == orange
    light = theme_for(dark=False, high_contrast=False, accent=blue.rgb()).accent
    assert light.lightness() < blue.lightness()
    assert light.hslHue() == pytest.approx(blue.hslHue(), abs=2)


@every_theme
def test_the_sheet_fills_in_every_colour_and_measure(qapp: QApplication, colours: Theme) -> None:
    sheet = theme._sheet(colours)
    assert re.search(r"[@$]", sheet) is None
    known = {getattr(colours, f.name).name() for f in fields(colours) if f.type is QColor}
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= known


@pytest.mark.parametrize("colours", PLAIN.values())
def test_the_figure_stands_on_the_ground_of_the_windows(colours: Theme) -> None:
    assert palette_for(colours).background == colours.window.name()


def test_a_window_follows_the_colour_scheme(qtbot: QtBot, qapp: QApplication) -> None:
    texts = QLabel("plain"), QCheckBox("tick")
    window = styled(qtbot, *texts)
    assert theme.current() is theme.LIGHT
    light = window.styleSheet()
    assert {text.palette().windowText().color().name() for text in texts} == {"#17211f"}
    go_dark(qapp)
    assert theme.current() is theme.DARK
    assert window.styleSheet() != light
    assert window.palette().window().color() == theme.DARK.window
    assert {text.palette().windowText().color().name() for text in texts} == {"#e7eeec"}


def test_a_window_follows_the_accent_of_the_desktop(qtbot: QtBot, qapp: QApplication) -> None:
    window = styled(qtbot)
    palette = qapp.palette()
    palette.setColor(QPalette.ColorRole.Accent, QColor("#7a1fa2"))
    qapp.setPalette(palette)
    qapp.processEvents()  # Qt tells the windows that it has another palette
    assert theme.current().accent == QColor("#7a1fa2")
    assert "#7a1fa2" in window.styleSheet()


def test_a_grey_accent_is_none_for_a_grey_button_looks_switched_off(qapp: QApplication) -> None:
    palette = qapp.palette()
    palette.setColor(QPalette.ColorRole.Accent, QColor("#6a6b6c"))
    qapp.setPalette(palette)
    assert theme.current().accent in (theme.LIGHT.accent, theme.DARK.accent)


def test_what_the_desktop_tells_over_the_bus_comes_before_what_qt_sees(qtbot: QtBot) -> None:
    window = styled(qtbot)
    theme.follow(Look(), DesktopLook(dark=True, accent=(1.0, 0.8, 0.4), high_contrast=True))
    assert theme.current().high_contrast
    assert theme.current().dark
    assert QColor.fromRgbF(1.0, 0.8, 0.4).name() in window.styleSheet()


def test_the_settings_come_before_the_desktop(qtbot: QtBot, qapp: QApplication) -> None:
    window = styled(qtbot)
    theme.follow(Look(colours="light", high_contrast=True), DesktopLook(dark=True))
    assert theme.current() is PLAIN[False, True]
    theme.follow(Look(colours="dark"), DesktopLook(dark=False))
    assert theme.current() is theme.DARK
    assert window.palette().window().color() == theme.DARK.window


@pytest.mark.parametrize("percent", [80, 125, 200])
def test_all_text_has_the_size_that_is_wished(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    plain, title = QLabel("x"), QLabel("x")
    theme.mark(title, "title")
    window = styled(qtbot, plain, title)
    assert window.isVisible()
    before = [label.fontInfo().pointSizeF() for label in (plain, title)]
    theme.follow(Look(text_percent=percent))
    qapp.processEvents()
    after = [label.fontInfo().pointSizeF() for label in (plain, title)]
    assert after == pytest.approx([size * percent / 100 for size in before], rel=0.06)
    theme.follow(Look())
    qapp.processEvents()
    assert [label.fontInfo().pointSizeF() for label in (plain, title)] == before


def test_text_is_measured_by_a_new_font_of_the_desktop(qtbot: QtBot, qapp: QApplication) -> None:
    window = styled(qtbot)
    theme.follow(Look(text_percent=150))
    wished = QFont(qapp.font())
    wished.setPointSizeF(12)
    qapp.setFont(wished)  # what a desktop does whose font was changed
    qapp.processEvents()
    assert window.font().pointSizeF() == pytest.approx(18)


def test_windows_grow_with_their_letters(qapp: QApplication) -> None:
    larger = QFont(qapp.font())
    larger.setPixelSize(16)
    qapp.setFont(larger)
    plain = theme.grown(QSize(480, 640))
    theme.follow(Look(text_percent=200))
    assert theme.grown(QSize(480, 640)).width() == pytest.approx(plain.width() * 2, rel=0.1)
    theme.follow(Look(text_percent=80))
    assert theme.grown(QSize(480, 640)) == QSize(480, 640)


@pytest.mark.parametrize(
    ("look", "desktop"),
    [(Look(reduced_motion=True), DesktopLook()), (Look(), DesktopLook(reduced_motion=True))],
)
def test_nothing_moves_when_settings_or_desktop_say_so(
    qtbot: QtBot, look: Look, desktop: DesktopLook
) -> None:
    window, heard = styled(qtbot), []
    theme.on_change(window, lambda: heard.append(theme.still(window)))
    theme.follow(look, desktop)
    assert heard == [True]
    assert theme.fade_milliseconds(window) == 0


def test_the_same_wishes_again_cost_nothing(qtbot: QtBot) -> None:
    window, heard = styled(qtbot), []
    theme.on_change(window, lambda: heard.append(True))
    theme.follow(Look())
    theme.follow(Look(language="de"))
    assert heard == []


def test_a_closed_window_is_forgotten(qtbot: QtBot) -> None:
    window = QWidget()
    theme.style(window)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    theme.follow(Look(colours="dark"))


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


def styled(qtbot: QtBot, *content: QWidget) -> QWidget:
    """A window in our look, on the screen."""
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    for widget in content:
        rows.addWidget(widget)
    theme.style(window)
    window.show()
    qtbot.waitExposed(window).__enter__()
    return window


def go_dark(qapp: QApplication) -> None:
    """What a desktop without an accent of its own does to the program."""
    palette = QPalette(QColor("#202020"))
    palette.setColor(QPalette.ColorRole.Accent, QColor("#308cc6"))
    qapp.setPalette(palette)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
