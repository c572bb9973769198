"""Changing settings: one place that writes a change and says when that failed."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any

from backcare_tray.core.ports import SettingsStore
from backcare_tray.core.settings import Choices, Limits, Settings
from backcare_tray.core.settings_table import Key
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

    def put(self, settings: Settings) -> bool:
        """Put all of `settings` in force; says whether they could be written, too."""
        try:
            self._store.change(settings)
        except OSError as error:
            fault = error.strerror or str(error)
            self._told(tr("{fault} The change holds until you quit.").format(fault=fault))
            return False
        self._told("")
        return True


def value(settings: Settings, key: Key) -> object:
    """The value of one option."""
    section, name = key
    return getattr(getattr(settings, section), name)


def with_defaults(settings: Settings, keys: Iterable[Key]) -> Settings:
    """`settings`, where the options `keys` have their first values again."""
    for key in keys:
        section, name = key
        part = replace(getattr(settings, section), **{name: value(Settings(), key)})
        settings = replace(settings, **{section: part})
    return settings


def limits(key: Key) -> Limits:
    """The limits of an option, as its section declares them. Raises KeyError without."""
    found: Limits = _declared(key)["limits"]
    return found


def choices(key: Key) -> tuple[str, ...]:
    """The words that an option takes. Raises KeyError without."""
    found: Choices = _declared(key)["choices"]
    return found.words


def _declared(key: Key) -> Any:  # noqa: ANN401 - the metadata of a field
    section, name = key
    return {item.name: item.metadata for item in fields(getattr(Settings(), section))}[name]
