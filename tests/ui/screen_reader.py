"""Stands for a screen reader, which a test machine does not have."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from backcare_tray.ui import announcement


@dataclass
class Reader:
    """Hears what is announced; everything is to be announced politely."""

    heard: list[str] = field(default_factory=list)

    def isActive(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802
        assert event.politeness() is QAccessible.AnnouncementPoliteness.Polite
        self.heard.append(event.message())


def screen_reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A reader that listens from now on."""
    reader = Reader()
    monkeypatch.setattr(announcement, "QAccessible", reader)
    return reader
