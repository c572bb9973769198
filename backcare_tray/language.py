"""The front door's word on the language: which one, by settings and desktop. Imports no Qt."""

import os

from backcare_tray.core import translation
from backcare_tray.storage import catalogues, paths
from backcare_tray.system import desktop_language

VARIABLE = "BACKCARE_LANGUAGE"
"""For developers and translators: a code, or "pseudo", whatever settings and desktop say."""
DESKTOP = "desktop"


def use(choice: str | None = None) -> None:
    """Speak the language `choice` of the settings; without one, of what the settings file says."""
    if choice is None:
        choice = catalogues.chosen(paths.config_dir() / "settings.toml")
    if forced := os.environ.get(VARIABLE):
        choice = forced
    wanted = desktop_language.preferred() if choice == DESKTOP else (choice,)
    translation.install(catalogues.load(paths.assets_dir() / "translations", wanted))
