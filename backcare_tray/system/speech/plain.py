"""A voice without an event loop, for a set in the terminal. Imports no Qt."""

import subprocess

from backcare_tray.system.loudness import gain
from backcare_tray.system.plain_process import start
from backcare_tray.system.speech.programs import Engine


class PlainVoice:
    """Speaks by `engine`, started anew for each sentence; silent where that fails."""

    def __init__(self, engine: Engine, language: str) -> None:
        self._engine, self._language = engine, language
        self._last: subprocess.Popen[bytes] | None = None

    def say(self, text: str, volume: int) -> None:
        """Begin to say it."""
        self.stop()
        arguments = self._engine.arguments(text, gain(volume), self._language)
        self._last = start(self._engine.name, *arguments)

    def stop(self) -> None:
        """End the engine, and with it the sentence."""
        if self._last is not None:
            self._last.kill()
            self._last.wait()
            self._last = None

    def health(self) -> str:
        """The engine: nobody asks in a terminal."""
        return self._engine.name
