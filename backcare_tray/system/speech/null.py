"""Silence."""

from backcare_tray.system.speech.programs import none_words


class NullVoice:
    """Says nothing."""

    def say(self, text: str, volume: int) -> None:
        """Say nothing."""

    def stop(self) -> None:
        """Nothing is being said."""

    def health(self) -> str:
        """Why."""
        return none_words()
