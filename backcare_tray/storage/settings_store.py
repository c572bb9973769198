"""The settings in force: the SettingsStore port on a settings file."""

from collections.abc import Callable

from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.storage.settings_file import DamagedError, SettingsFile

Changed = Callable[[Settings], None]
"""Called with the new settings, after every change, whoever made it."""


class SettingsStore:
    """Holds the settings in force and tells those who asked when they change."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file
        loaded = file.load()
        self._current = loaded.settings
        self.problems = loaded.problems
        """What is wrong with the file, as read last, in sentences for the user."""
        self._callbacks: list[Changed] = []

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._current

    def subscribe(self, callback: Changed) -> None:
        """Call `callback` after every change."""
        self._callbacks.append(callback)

    def change(self, settings: Settings) -> None:
        """Make `settings` the ones in force and write them.

        What was edited by hand in the file meanwhile comes into force too. Raises OSError, with a
        sentence for the user, when they cannot be written; they are in force all the same.
        """
        try:
            self._take(self._file.save(settings))
        except OSError:
            self._take(settings)
            raise

    def reload(self) -> tuple[str, ...]:
        """Take over what was edited in the file by hand; returns what is newly wrong with it.

        A file that is broken now is left alone, for its owner to mend, and changes nothing.
        """
        told = self.problems
        self.problems = self._reload()
        return tuple(problem for problem in self.problems if problem not in told)

    def _reload(self) -> tuple[str, ...]:
        before = self._file.base
        try:
            loaded = self._file.read()
        except DamagedError as error:
            problem = tr("{path} is broken ({reason}); nothing was changed.")
            return (problem.format(path=self._file.path, reason=error),)
        except OSError as error:
            problem = tr("{path} cannot be read ({reason}); nothing was changed.")
            return (problem.format(path=self._file.path, reason=error.strerror or error),)
        if loaded.settings != before:
            self._take(loaded.settings)
        return loaded.problems

    def _take(self, settings: Settings) -> None:
        if settings == self._current:
            return
        self._current = settings
        for callback in self._callbacks:
            callback(settings)
