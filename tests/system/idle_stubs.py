"""Stand-ins for the functions that Windows and macOS have for idle time."""

import time
from typing import Any


class Hands:
    """Somebody's hands: remembers when they last touched anything."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def press(self) -> None:
        self._last = time.monotonic()

    def idle(self) -> float:
        """Seconds since the last input."""
        return time.monotonic() - self._last


class Windows:
    """`GetLastInputInfo` and `GetTickCount`, of which the latter has just begun anew."""

    def __init__(self, hands: Hands) -> None:
        self.asked = 0
        self.refuses = False
        self.now = 5

        def get_last_input_info(reference: Any) -> int:  # noqa: ANN401 - what ctypes hands over
            self.asked += 1
            info = reference._obj
            assert info.size == 8
            info.time = (self.now - int(hands.idle() * 1000)) % 2**32
            return int(not self.refuses)

        def get_tick_count() -> int:
            return self.now

        self.GetLastInputInfo = get_last_input_info
        self.GetTickCount = get_tick_count


class MacOs:
    """`CGEventSourceSecondsSinceLastEventType`."""

    def __init__(self, hands: Hands) -> None:
        self.answer: float | None = None

        def seconds(state: int, kind: int) -> float:
            assert (state, kind) == (1, 2**32 - 1)
            return hands.idle() if self.answer is None else self.answer

        self.CGEventSourceSecondsSinceLastEventType = seconds
