"""Where the user's files are, for those who want to know."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """Shown in the about window."""

    settings: Path
    history: Path
