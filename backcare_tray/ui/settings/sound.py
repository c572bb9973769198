"""The page "Sound and voice": what is heard during a set, with a button to hear it now."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from backcare_tray.core.cues import Chime
from backcare_tray.core.ports import Voice
from backcare_tray.core.settings import Settings, Sound
from backcare_tray.core.translation import tr
from backcare_tray.ui.settings.editing import Editing, limits
from backcare_tray.ui.settings.rows import Card, NumberPicker, SettingsPage, label
from backcare_tray.ui.theme import Space
from backcare_tray.ui.tick_box import TickBox

VERDICT_MILLISECONDS = 4000
"""So long after a try one knows whether it worked: an engine that hangs is given up after 3 s."""


@dataclass(frozen=True, slots=True)
class TrySounds:
    """What the page tries sounds with, whether they are switched on or not."""

    chime: Callable[[Chime, int], None]
    chime_health: Callable[[], str]
    voice: Voice


class SoundPage(SettingsPage):
    """Edits `sound`, and says in words what plays and what speaks."""

    def __init__(self, editing: Editing, sounds: TrySounds) -> None:
        super().__init__(tr("Sound and voice"), tr("So that your eyes may leave the screen."))
        self._editing, self._sounds = editing, sounds
        self._tried = False
        self.volume = NumberPicker(limits(Sound, "volume"), "%", 5)
        self.volume.picked.connect(lambda n: editing.set("sound", volume=n))
        self.ticks = {key: self._tick(key) for key in ("chimes", "voice", "instructions", "count")}
        self.try_chime, self.try_voice = (QPushButton(tr("Listen")) for _ in range(2))
        self.try_chime.setAccessibleName(tr("Listen to a chime"))
        self.try_voice.setAccessibleName(tr("Listen to the voice"))
        self.try_chime.clicked.connect(self._chime)
        self.try_voice.clicked.connect(self._speak)
        self.chime_health, self.voice_health = label("", "caption"), label("", "caption")
        self._verdict = QTimer(self, singleShot=True, interval=VERDICT_MILLISECONDS)
        self._verdict.timeout.connect(self._show_health)
        self._lay_out()

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        sound = settings.sound
        self.volume.show_number(sound.volume)
        for key, tick in self.ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(getattr(sound, key))
        for key in ("instructions", "count"):
            self.ticks[key].setEnabled(sound.voice)
        self.try_chime.setEnabled(sound.volume > 0)
        self.try_voice.setEnabled(sound.volume > 0)
        self._show_health()

    def hush(self) -> None:
        """Nobody listens any more."""
        if self._tried:
            self._sounds.voice.stop()

    def _tick(self, key: str) -> TickBox:
        tick = TickBox(tr("On"))
        tick.toggled.connect(lambda on: self._editing.set("sound", **{key: on}))
        return tick

    def _lay_out(self) -> None:
        volume, chimes, voice = Card(), Card(), Card()
        volume.option(tr("Volume"), tr("Of chimes and voice. At 0 a set is silent."), self.volume)
        chimes.option(
            tr("Chimes"),
            tr("Soft sounds at the start, at a change, for the last three seconds, at the end."),
            self.ticks["chimes"],
        )
        chimes.add(_try_row(self.chime_health, self.try_chime))
        voice.option(
            tr("Voice"),
            tr("Guides you by name, side and instruction, by your computer's own voice."),
            self.ticks["voice"],
        )
        voice.option(
            tr("Say the instructions"),
            tr("Twice for each move; after that you know it."),
            self.ticks["instructions"],
        )
        voice.option(tr("Count"), tr("Says the number of each repetition."), self.ticks["count"])
        voice.add(_try_row(self.voice_health, self.try_voice))
        for card in (volume, chimes, voice):
            self.add(card)

    def _chime(self) -> None:
        self._sounds.chime(Chime.START, self._editing.current.sound.volume)
        self._verdict.start()

    def _speak(self) -> None:
        self._tried = True
        words = tr("Sit tall, and let your shoulders sink.")
        self._sounds.voice.say(words, self._editing.current.sound.volume)
        self._verdict.start()

    def _show_health(self) -> None:
        self.chime_health.setText(self._sounds.chime_health())
        self.voice_health.setText(self._sounds.voice.health())


def _try_row(health: QLabel, button: QPushButton) -> QWidget:
    """What plays, and the button to hear it."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.L)
    line.addWidget(health, 1)
    line.addWidget(button)
    return row
