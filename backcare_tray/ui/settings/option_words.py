"""What there is to say of one option."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class OptionWords:
    """One option, in the user's language."""

    name: str
    line: str
    """One sentence that explains it."""
    say: Callable[[Any], str]
    """Puts a value of it into words."""
    also: str = ""
    """Further words that one may search for."""


Section = dict[str, OptionWords]
"""The words of a section's options, by their keys."""
