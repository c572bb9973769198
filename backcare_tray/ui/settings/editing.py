"""Changing settings: one place that writes a change and says when that failed."""

from collections.abc import Callable
from dataclasses import fields, replace

from backcare_tray.core.ports import SettingsStore
from backcare_tray.core.settings import Limits, Settings
from backcare_tray.core.translation import tr


class Editing:
    """The settings being edited. `told` gets the fault of a change in words, or "" for none."""

    def __init__(self, store: SettingsStore, told: Callable[[str], None]) -> None:
        self._store = store
        self._told = told

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._store.current

    def set(self, section: str, **values: object) -> None:
        """Change these keys of one section, and nothing else, at once."""
        part = replace(getattr(self.current, section), **values)
        self.put(replace(self.current, **{section: part}))

    def put(self, settings: Settings) -> None:
        """Put all of `settings` in force."""
        try:
            self._store.change(settings)
        except OSError as error:
            fault = error.strerror or str(error)
            self._told(tr("{fault} The change holds until you quit.").format(fault=fault))
        else:
            self._told("")


def limits(section: type[object], key: str) -> Limits:
    """The limits of the option `key`, as its section declares them. Raises KeyError without."""
    declared = {item.name: item.metadata for item in fields(section)}  # type: ignore[arg-type] # a section is a dataclass
    found: Limits = declared[key]["limits"]
    return found
