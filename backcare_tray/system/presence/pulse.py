"""In a call: something records from a microphone. PulseAudio, and PipeWire by its server for that.

The server is subscribed to; when its recording streams change it is asked for all of them, and
whether what they record is a microphone or a monitor (what the loudspeakers play). Nothing of the
sound itself is ever asked for.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, well
from backcare_tray.system.presence.pulse_connection import PulseConnection, socket_path
from backcare_tray.system.presence.pulse_wire import NOBODY, Command, Value
from backcare_tray.system.presence.socket_source import SocketSource
from backcare_tray.system.presence.source import Say
from backcare_tray.system.presence.turns import Turns

SOURCE_OUTPUTS = 0x8
"""The subscription to recording streams."""
FIELDS = 13
"""Values of a recording stream."""
MONITORED_SINK = 8
"""Which value of a source says whose monitor it is."""
SETTLE = 300
"""Milliseconds without another event before the server is asked: a call begins with a dozen."""
METERS = {"org.PulseAudio.pavucontrol", "org.gnome.VolumeControl"}
"""Programs that record only to draw how loud it is."""


@dataclass(frozen=True)
class Recording:
    """One recording stream."""

    client: int
    source: int
    resampling: str
    properties: dict[str, str]
    corked: bool

    def counts(self) -> bool:
        """Whether somebody may be listening.

        Not a stream that rests, one of the server's own (echo cancelling), or a meter of loudness.
        """
        about = self.properties
        return not (
            self.corked
            or NOBODY in (self.client, self.source)
            or self.resampling == "peaks"
            or about.get("stream.monitor") == "true"  # as PipeWire calls meters
            or about.get("application.id") in METERS
            or about.get("application.process.id") == str(os.getpid())
        )


def recordings(values: list[Value]) -> Iterator[Recording]:
    """The streams in the answer to the question for all of them; what is none is left out."""
    for start in range(0, len(values), FIELDS):
        match values[start : start + FIELDS]:
            case [
                int(), _, _, int(client), int(source), _, _, _, _, str() | None as resampling, _,
                dict(properties), bool(corked),
            ]:  # fmt: skip
                yield Recording(client, source, resampling or "", properties, corked)


class PulseCalls(SocketSource[PulseConnection]):
    """Says True while at least one stream records from a microphone."""

    def __init__(self, say: Say) -> None:
        super().__init__(say)
        self._turns = Turns()
        # Runs only after a stream has come, gone or changed.
        self._settle = QTimer(singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._ask)
        self._unknown: set[int] = set()
        self._microphones: set[int] = set()

    def stop(self) -> None:
        """Disconnect."""
        self._settle.stop()
        super().stop()

    def health(self) -> Health:
        """What is watched."""
        if self.trouble:
            return missing(
                tr("Backcare cannot see whether you are in a call: {trouble}.").format(
                    trouble=self.trouble
                ),
                tr("Install and start PulseAudio, or PipeWire's service for it: pipewire-pulse."),
            )
        return well(tr("The microphone is watched through the sound server."))

    def _find(self) -> Path | None:
        path = socket_path()
        if path is None:
            self.trouble = tr("the sound server is on another machine")
        return path

    def _open(self, path: Path) -> PulseConnection:
        try:
            return PulseConnection(
                path, self._subscribe, self._settle.start, self._overdue, self._lost
            )
        except OSError:
            raise OSError(tr("no sound server is running")) from None

    def _opened(self) -> None:
        self.trouble = tr("the sound server does not answer")
        self._turns.forget()

    def _subscribe(self) -> None:
        if self._connection:
            self._connection.ask(Command.SUBSCRIBE, SOURCE_OUTPUTS, answer=lambda _: self._ask())

    def _ask(self) -> None:
        """Ask for the streams; after the present answer if one is awaited."""
        if self._connection is None or not self._turns.take():
            return
        self._connection.ask(Command.GET_SOURCE_OUTPUT_INFO_LIST, answer=self._streams)

    def _streams(self, values: list[Value] | None) -> None:
        found = {stream.source for stream in recordings(values or []) if stream.counts()}
        self._unknown, self._microphones = found, set()
        if values is None:
            self.trouble = tr("it refuses to name its streams")
        else:
            self._works()
        for source in list(found):
            if self._connection:
                self._connection.ask(
                    Command.GET_SOURCE_INFO, source, None, answer=partial(self._source, source)
                )
        self._conclude()

    def _source(self, number: int, values: list[Value] | None) -> None:
        self._unknown.discard(number)
        is_known = values is not None and len(values) > MONITORED_SINK
        if is_known and values and values[MONITORED_SINK] == NOBODY:
            self._microphones.add(number)
        self._conclude()

    def _conclude(self) -> None:
        """Say what is known, once all is known."""
        if self._unknown:
            return
        again = self._turns.end()
        self._say(bool(self._microphones))
        if again:
            self._ask()

    def _overdue(self) -> None:
        """Be free, rather than busy for good; an answer that comes late is taken all the same."""
        self.trouble = tr("the sound server does not answer")
        self._say(False)
