"""A yes or no that a service on the bus keeps, for those sources that ask one.

The service is asked when it appears and whenever it hints that something has changed. What a hint
says is not believed: the answer to the question counts.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from jeepney import MatchRule, Message

from backcare_tray.core.translation import tr
from backcare_tray.core.watched import Health, missing, partly, well
from backcare_tray.system.dbus import Body, Bus
from backcare_tray.system.presence.source import Say
from backcare_tray.system.presence.turns import Turns

log = logging.getLogger(__name__)

UNKNOWN = {
    f"org.freedesktop.DBus.Error.{error}"
    for error in (
        "InvalidArgs", "UnknownInterface", "UnknownMethod", "UnknownObject", "UnknownProperty",
    )
}  # fmt: skip
"""Errors by which a service says that it does not know such a thing."""


@dataclass(frozen=True)
class Question:
    """What to ask the owner of `name`, and how to read the answer."""

    name: str
    ask: Message
    signature: str
    """The types of the answer."""
    is_on: Callable[[Body], bool]
    """Reads the answer. Raises ValueError, TypeError, LookupError when it makes no sense."""
    hints: tuple[tuple[MatchRule, str], ...]
    """Signals after which to ask again, with the types of their values."""
    says: str
    """The sentence for the person while the service answers."""
    is_guess: bool = False
    """Whether the answer stands for something else, and may miss it."""
    off_error: str = ""
    """The error that means "off", as others mean that it cannot be known."""


class BusFlag:
    """Says what the service answers; False when it is gone, or answers nothing of use."""

    def __init__(self, bus: Bus, question: Question, say: Say) -> None:
        self._bus = bus
        self._question = question
        self._say = say
        self._subscribed = False
        self._running = False
        self._owner = ""
        self._trouble = ""
        self._numbers = count(1)
        self._asked = 0
        self._turns = Turns()

    def start(self) -> None:
        """Ask, and listen. The bus keeps a subscription for good, so there is one for all time."""
        self._running = True
        if self._subscribed:
            self._ask()
            return
        self._subscribed = True
        for rule, signature in self._question.hints:
            self._bus.listen(self._question.name, rule, signature, lambda _: self._ask())
        self._bus.watch_name(self._question.name, self._owner_changed)

    def stop(self) -> None:
        """Turn a deaf ear."""
        self._running = False

    def is_there(self) -> bool:
        """Whether the service runs and knows the question."""
        return bool(self._owner) and self._trouble not in UNKNOWN

    def health(self) -> Health:
        """What it says, or why it does not."""
        question = self._question
        if not self._owner:
            return missing(tr("{name} is not running.").format(name=question.name))
        if self._trouble:
            return missing(
                tr("{name} does not say: {trouble}.").format(
                    name=question.name, trouble=self._trouble
                ),
                tr("Restart that service, or log out and in again."),
            )
        return partly(question.says) if question.is_guess else well(question.says)

    def _owner_changed(self, owner: str) -> None:
        changed, self._owner = owner != self._owner, owner
        if not changed:
            return
        self._turns.forget()  # what the former owner was asked is of no interest
        if owner:
            self._ask()
        elif self._running:
            self._say(False)

    def _ask(self) -> None:
        if not self._running or not self._owner or not self._turns.take():
            return
        self._asked = number = next(self._numbers)
        self._bus.call(
            self._question.ask,
            self._question.signature,
            lambda body: self._answered(number, body),
            lambda reason: self._failed(number, reason),
            late=lambda body: self._answered(number, body),
        )

    def _answered(self, number: int, body: Body) -> None:
        if number != self._asked:
            return
        try:
            on = self._question.is_on(body)
        except (ValueError, TypeError, LookupError) as error:
            log.info("%s answered nonsense: %s", self._question.name, error)
            self._failed(number, tr("its answer makes no sense"))
            return
        self._settle("", on=on)

    def _failed(self, number: int, reason: str) -> None:
        if number == self._asked:
            self._settle("" if reason == self._question.off_error else reason, on=False)

    def _settle(self, trouble: str, *, on: bool) -> None:
        again = self._turns.end()
        self._trouble = trouble
        if self._running:
            self._say(on)
        if again:
            self._ask()
