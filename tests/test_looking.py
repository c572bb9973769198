"""The look is handed from the settings to the windows."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from backcare_tray.core.settings import Look
from backcare_tray.looking import Looking
from backcare_tray.ui import theme


@pytest.fixture(autouse=True)
def as_installed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.follow(Look())


def test_the_look_is_taken_on_at_the_start_and_after_a_change() -> None:
    wanted = [Look(colours="dark")]
    looking = Looking(None, lambda: wanted[-1])
    assert theme.current().dark
    wanted.append(Look(colours="light", high_contrast=True))
    assert theme.current().dark
    looking.follow()
    assert not theme.current().dark
    assert theme.current().high_contrast
