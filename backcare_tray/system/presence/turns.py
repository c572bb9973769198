"""One question waits at a time; hints that come meanwhile lead to one more."""


class Turns:
    """Whose turn it is: ours to ask, or the other side's to answer."""

    def __init__(self) -> None:
        self._waits = False
        self._again = False

    def take(self) -> bool:
        """Whether to ask now; if not, one more question is due after the present answer."""
        self._again = self._waits
        self._waits = True
        return not self._again

    def end(self) -> bool:
        """The answer is there, or will not come; whether one more question is due."""
        self._waits = False
        return self._again

    def forget(self) -> None:
        """What was asked is of no interest any more."""
        self._waits = self._again = False
