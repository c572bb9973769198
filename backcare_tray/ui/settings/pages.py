"""The pages of the settings window, each made when it is first looked at or searched."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from backcare_tray.ui.settings.page import SettingsPage

Name = TypeVar("Name")


class Pages(Mapping[Name, SettingsPage], Generic[Name]):
    """Makes a page when it is first asked for, hands it to `put`, and keeps it.

    The window opens at the cost of one page; going through all of them makes the missing ones.
    """

    def __init__(
        self,
        makers: Mapping[Name, Callable[[], SettingsPage]],
        put: Callable[[SettingsPage], None],
    ) -> None:
        self._makers, self._put = makers, put
        self._made: dict[Name, SettingsPage] = {}

    @property
    def made(self) -> tuple[SettingsPage, ...]:
        """The pages that there are already."""
        return tuple(self._made.values())

    def __getitem__(self, name: Name) -> SettingsPage:
        if name not in self._made:
            self._made[name] = page = self._makers[name]()
            self._put(page)
        return self._made[name]

    def __iter__(self) -> Iterator[Name]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)
