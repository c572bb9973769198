"""The look on a real desktop: what the settings say shows at once in a window that is open."""

import pytest
from PySide6.QtGui import QColor, QImage

from backcare_tray.ui import theme
from backcare_tray.ui.look.colours import PLAIN
from tests.desktop.conftest import Person, Sit
from tests.desktop.x11 import Window

pytestmark = pytest.mark.desktop


def ground(person: Person, window: Window) -> QColor:
    """The colour of the window's lower left corner, within its margins."""
    image = QImage(str(person.desktop.picture("look")))
    return image.pixelColor(window.x + 4, window.y + window.height - 6)


def test_an_open_window_follows_the_settings_at_once(sit: Sit) -> None:
    person = sit()
    desktop = person.desktop
    person.starts_the_program()
    person.asks("welcome")
    window = desktop.until(lambda: desktop.windows("--name", "^Welcome to Backcare$"))[0]
    desktop.until(lambda: ground(person, window) == theme.LIGHT.window)
    person.write_settings('[look]\ncolours = "dark"\ntext_percent = 150\n')
    desktop.until(lambda: ground(person, window) == theme.DARK.window)
    desktop.picture("look-dark-150")
    person.write_settings('[look]\ncolours = "dark"\nhigh_contrast = true\n')
    desktop.until(lambda: ground(person, window) == PLAIN[True, True].window)
    desktop.picture("look-strong")
