"""How each package of this floor offers its backends: one list, the best first, each with why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Backend(Generic[P, T]):
    """One way to reach the desktop; `build` returns None where it does not work."""

    name: str
    reason: str
    build: Callable[P, T | None]


def first_working(backends: Sequence[Backend[P, T]], *args: P.args, **kwargs: P.kwargs) -> T:
    """Build the first backend that works here. Lists end with a null backend, which always does."""
    built = (backend.build(*args, **kwargs) for backend in backends)
    return next(backend for backend in built if backend is not None)
