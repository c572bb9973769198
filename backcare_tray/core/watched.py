"""What is watched, or used, on this desktop: how well that works, and what happened last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from backcare_tray.core.hours import local_time
from backcare_tray.core.translation import tr


class Works(StrEnum):
    """Whether something can be watched or used here."""

    FULLY = "works"
    PARTLY = "partly"
    NOT = "not-here"
    OFF = "off"  # the person does not want it

    def words(self) -> str:
        """For the person."""
        return {
            Works.FULLY: tr("works"),
            Works.PARTLY: tr("works in part"),
            Works.NOT: tr("not here"),
            Works.OFF: tr("switched off"),
        }[self]


@dataclass(frozen=True, slots=True)
class Health:
    """How something is, for the person."""

    works: Works
    sentence: str
    """What is watched and through whom, or why it cannot be."""
    remedy: str = ""
    """How to get what is missing; empty where there is no way, or nothing is missing."""

    def remedy_words(self) -> str:
        """The remedy as it is shown; empty without one."""
        return tr("What helps: {remedy}").format(remedy=self.remedy) if self.remedy else ""


def well(sentence: str) -> Health:
    """It works."""
    return Health(Works.FULLY, sentence)


def partly(sentence: str, remedy: str = "") -> Health:
    """It works, but not all of it."""
    return Health(Works.PARTLY, sentence, remedy)


def missing(sentence: str, remedy: str = "") -> Health:
    """It does not work."""
    return Health(Works.NOT, sentence, remedy)


def off(sentence: str) -> Health:
    """The person does not want it."""
    return Health(Works.OFF, sentence)


@dataclass(frozen=True, slots=True)
class Watched:
    """One thing that is watched or used."""

    topic: str
    """What it is, as a heading: "Keyboard and pointer"."""
    backend: str
    """By what, as it is called in the code: "mutter"; for those who report a fault."""
    health: Health
    now: str = ""
    """What is going on, in a sentence; empty where nothing can be told."""
    last: datetime | None = None
    """When it last told of something, or was used; aware UTC. None: not since the start."""

    quiets: bool = False
    """Whether it is a reason why no reminder shows now."""

    def last_words(self, now: datetime) -> str:
        """When that was; empty for what was never heard of."""
        if self.last is None:
            return ""
        return tr("Last event at {time}.").format(time=local_time(self.last, now))


def all_well(watched: Iterable[Watched]) -> bool:
    """Whether nothing is missing that could be had."""
    return not any(each.health.works is Works.NOT and each.health.remedy for each in watched)


def report(watched: Iterable[Watched], now: datetime) -> str:
    """All of it as plain text: a line each, and indented below it what there is to say."""
    return "\n".join(_paragraph(each, now) for each in watched)


def _paragraph(each: Watched, now: datetime) -> str:
    health = each.health
    heading = tr("{topic}: {works} ({backend})").format(
        topic=each.topic, works=health.works.words(), backend=each.backend
    )
    said = " ".join(filter(None, (health.sentence, each.now, each.last_words(now))))
    lines = [heading, f"    {said}"]
    if health.remedy:
        lines.append(f"    {health.remedy_words()}")
    return "\n".join(lines)
