"""Makes assets/sounds/*.wav: soft bell tones, written from scratch. Run it to renew them.

A struck bell is a few sine partials that die away, the higher ones faster; a short fade-in takes
the click off the start. Nothing here is random, so the files are the same every time.
"""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.35, 0.6), (3.01, 0.12, 0.35), (4.2, 0.05, 0.2))
"""Frequency as a multiple of the note's, loudness, and length as a share of the note's."""
FADE_IN = 0.008
C5, E5, G5, C6, A4 = 523.25, 659.26, 783.99, 1046.5, 440.0

CHIMES = {
    "start": ((0.0, C5, 0.9), (0.16, G5, 1.1)),
    "change": ((0.0, E5, 0.8),),
    "last": ((0.0, A4, 0.25),),
    "end": ((0.0, C5, 0.9), (0.18, E5, 1.0), (0.36, C6, 1.5)),
}
"""The notes of each chime: begin in seconds, frequency in hertz, length in seconds."""
LOUDNESS = 0.28


def tone(time: float, frequency: float, length: float) -> float:
    """One bell note at `time` seconds after its begin, between -1.6 and 1.6."""
    if not 0 <= time < length:
        return 0.0
    fade = min(time / FADE_IN, 1.0) * min((length - time) / 0.03, 1.0)
    return fade * sum(
        loudness
        * math.exp(-5 * time / (length * share))
        * math.sin(2 * math.pi * frequency * multiple * time)
        for multiple, loudness, share in PARTIALS
    )


def samples(notes: tuple[tuple[float, float, float], ...]) -> bytes:
    """Mix the notes into 16-bit mono samples."""
    seconds = max(begin + length for begin, _, length in notes)
    values = (
        LOUDNESS * sum(tone(i / RATE - begin, pitch, length) for begin, pitch, length in notes)
        for i in range(int(seconds * RATE))
    )
    return b"".join(struct.pack("<h", int(max(-1, min(1, value)) * 32_767)) for value in values)


def main() -> None:
    """Write every chime."""
    folder = Path(__file__).parent.parent / "assets" / "sounds"
    folder.mkdir(exist_ok=True)
    for name, notes in CHIMES.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(notes))


if __name__ == "__main__":
    main()
