"""The page "Sound and voice": what is heard during a set, with a button to hear it now."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton

from backcare_tray.core.cues import Chime
from backcare_tray.core.settings import Settings
from backcare_tray.core.translation import tr
from backcare_tray.ui.settings.editing import limits
from backcare_tray.ui.settings.number import NumberPicker
from backcare_tray.ui.settings.option_words import OptionWords
from backcare_tray.ui.settings.page import SettingsPage, Workbench
from backcare_tray.ui.settings.ports import TrySounds
from backcare_tray.ui.settings.rows import Card

VERDICT_MILLISECONDS = 4000
"""So long after a try one knows whether it worked: an engine that hangs is given up after 3 s."""


class SoundPage(SettingsPage):
    """Edits `sound`, and says in words what plays and what speaks."""

    def __init__(self, bench: Workbench, title: str, sounds: TrySounds) -> None:
        super().__init__(bench, title, tr("So that your eyes may leave the screen."))
        self._sounds = sounds
        self._tried = False
        self._verdict = QTimer(self, singleShot=True, interval=VERDICT_MILLISECONDS)
        self._verdict.timeout.connect(self._show_health)
        volume, chimes, voice = self.card(), self.card(), self.card()
        key = ("sound", "volume")
        self.option(volume, key, NumberPicker(limits(key), "%", 5))
        self.switch(chimes, ("sound", "chimes"))
        self.try_chime = QPushButton(tr("&Listen"))
        self.try_chime.clicked.connect(self._chime)
        self.chime_health = self._trial(chimes, tr("Hear a chime"), self.try_chime)
        self.switch(voice, ("sound", "voice"))
        self.said = [self.switch(voice, ("sound", name)) for name in ("instructions", "count")]
        self.try_voice = QPushButton(tr("L&isten"))
        self.try_voice.clicked.connect(self._speak)
        self.voice_health = self._trial(voice, tr("Hear the voice"), self.try_voice)

    def show_settings(self, settings: Settings) -> None:
        for option in self.said:
            option.control.setEnabled(settings.sound.voice)
        self.try_chime.setEnabled(settings.sound.volume > 0)
        self.try_voice.setEnabled(settings.sound.volume > 0)
        self._show_health()

    def hush(self) -> None:
        """Nobody listens any more."""
        if self._tried:
            self._sounds.voice.stop()

    def _chime(self) -> None:
        self._sounds.chime(Chime.START, self.editing.current.sound.volume)
        self._verdict.start()

    def _speak(self) -> None:
        self._tried = True
        words = tr("Sit tall, and let your shoulders sink.")
        self._sounds.voice.say(words, self.editing.current.sound.volume)
        self._verdict.start()

    def _show_health(self) -> None:
        self.chime_health.setText(self._sounds.chime_health())
        self.voice_health.setText(self._sounds.voice.health())

    def _trial(self, card: Card, name: str, button: QPushButton) -> QLabel:
        """A button to hear something; returns the line that says what plays it."""
        words = OptionWords(
            name, tr("At the volume that is set."), str, tr("test, try, preview, play, sample")
        )
        return self.action(card, words, button).line
