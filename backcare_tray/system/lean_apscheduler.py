"""Brings APScheduler in at the least cost: what one alarm needs of it, and nothing else.

At its import it asks for asyncio (and with that TLS), pools of threads and processes, the metadata
of every installed package and the local time zone: for coroutines, a default executor, plug-ins and
a default time zone, none of which the alarm uses. Without them the program starts 40 ms sooner and
is nine megabytes smaller. They are stood in for during the import alone: whoever asks for the real
ones afterwards gets them.
"""

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import NoReturn


def _not_here(*_: object, **__: object) -> NoReturn:
    raise NotImplementedError("Backcare's APScheduler is given its executor and its time zone.")


STAND_INS: Mapping[str, Mapping[str, Callable[..., object]]] = {
    "asyncio": {"iscoroutinefunction": inspect.iscoroutinefunction},
    "apscheduler.executors.pool": {"ThreadPoolExecutor": _not_here},
    "importlib.metadata": {
        "version": lambda _name: "3",
        "entry_points": lambda **_group: (),
    },
    "tzlocal": {"get_localzone": _not_here},
}
"""What APScheduler 3.11 takes from each module that is left out."""


@contextmanager
def _without(stand_ins: Mapping[str, Mapping[str, Callable[..., object]]]) -> Iterator[None]:
    """Let whoever imports one of these modules in the meantime get its stand-in."""
    kept = {name: sys.modules.get(name) for name in stand_ins}
    for name, contents in stand_ins.items():
        if kept[name] is None:
            sys.modules[name] = ModuleType(name)
            vars(sys.modules[name]).update(contents)
    try:
        yield
    finally:
        for name, module in kept.items():
            if module is None:
                del sys.modules[name]


with _without(STAND_INS):
    from apscheduler.executors.debug import DebugExecutor
    from apscheduler.schedulers.base import BaseScheduler
    from apscheduler.triggers.date import DateTrigger

__all__ = ["BaseScheduler", "DateTrigger", "DebugExecutor"]
