"""Reads values out of a TOML table and notes, for each wrong one, the key and what was expected."""

from collections.abc import Collection, Mapping
from math import isfinite

from backcare_tray.core.translation import tr


class CheckedTable:
    """A table called `name` whose problems are collected in the shared list `problems`.

    Every getter returns its default when the key is missing or wrong. `close` reports the keys
    that nobody asked for: mostly typing errors.
    """

    def __init__(self, content: Mapping[str, object], name: str, problems: list[str]) -> None:
        self.name = name
        self._content = content
        self._problems = problems
        self._asked: dict[str, None] = {}

    def wrong(self, key: str, what: str) -> None:
        """Note that the value of `key` is wrong: `what` completes a sentence."""
        self._problems.append(f"{self._path(key)}: {what}")

    def has(self, key: str) -> bool:
        return key in self._content

    def number(self, key: str, limits: tuple[float, float], default: float | None = None) -> float:
        """A number within `limits`, both ends included. Without a default it must be there."""
        value = self._get(key)
        if value is None and default is not None:
            return default
        good = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
        if good and limits[0] <= value <= limits[1]:  # type: ignore[operator]  # a number: `good`
            return float(value)  # type: ignore[arg-type]  # a number: `good`
        low, high = (f"{limit:g}" for limit in limits)
        self._refuse(key, tr("a number between {low} and {high}").format(low=low, high=high))
        return default if default is not None else limits[0]

    def whole(self, key: str, limits: tuple[int, int]) -> int:
        """A whole number within `limits`."""
        value = self._get(key)
        if isinstance(value, int) and not isinstance(value, bool) and (
            limits[0] <= value <= limits[1]
        ):  # fmt: skip
            return value
        low, high = limits
        self._refuse(key, tr("a whole number from {low} to {high}").format(low=low, high=high))
        return limits[0]

    def vector(self, key: str, default: tuple[float, float, float]) -> tuple[float, float, float]:
        """Three numbers in metres."""
        value = self._get(key)
        if value is None:
            return default
        if isinstance(value, list) and len(value) == 3 and all(
            isinstance(v, int | float) and not isinstance(v, bool) and abs(v) <= 5 for v in value
        ):  # fmt: skip
            x, y, z = value
            return float(x), float(y), float(z)
        self._refuse(key, tr("three numbers (metres) between -5 and 5"))
        return default

    def text(self, key: str, *, longest: int, default: str | None = None) -> str:
        """A text of one line, at most `longest` characters. Without a default it must be there."""
        value = self._get(key)
        if value is None and default is not None:
            return default
        if isinstance(value, str) and "\n" not in value and len(value) <= longest and (
            value.strip() or default is not None
        ):  # fmt: skip
            return value
        text = tr("a text of 1 to {longest} characters in one line")
        self._refuse(key, text.format(longest=longest))
        return default or ""

    def texts(self, key: str, *, longest: int, most: int) -> tuple[str, ...]:
        """One to `most` texts."""
        value = self._get(key)
        if isinstance(value, list) and 1 <= len(value) <= most and all(
            isinstance(v, str) and 0 < len(v) <= longest for v in value
        ):  # fmt: skip
            return tuple(value)
        texts = tr("a list of 1 to {most} texts of at most {longest} characters")
        self._refuse(key, texts.format(most=most, longest=longest))
        return ()

    def choice(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """One of `allowed`."""
        value = self._get(key)
        if value is None and default is not None:
            return default
        if isinstance(value, str) and value in allowed:
            return value
        self._refuse(key, tr("one of {known}").format(known=", ".join(allowed)))
        return default or next(iter(allowed))

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """One or more of `allowed`."""
        value = self._get(key)
        if isinstance(value, list) and value and all(v in allowed for v in value):
            return tuple(value)
        self._refuse(key, tr("a list out of {known}").format(known=", ".join(allowed)))
        return ()

    def flag(self, key: str) -> bool:
        """true or false; false when it is missing."""
        value = self._get(key)
        if isinstance(value, bool) or value is None:
            return bool(value)
        self._refuse(key, tr("true or false"))
        return False

    def table(self, key: str, *, required: bool = False) -> "CheckedTable":
        """The table `key`; empty when it is missing."""
        value = self._get(key)
        if not isinstance(value, dict):
            if value is not None or required:
                self._refuse(key, tr("a table"))
            value = {}
        return CheckedTable(value, self._path(key), self._problems)

    def tables(self, key: str) -> list["CheckedTable"]:
        """The list of tables `key`: one or more."""
        value = self._get(key)
        if not isinstance(value, list) or not value or not all(isinstance(v, dict) for v in value):
            tables = tr("a list of one or more tables [[{key}]]")
            self._refuse(key, tables.format(key=key))
            return []
        return [
            CheckedTable(v, f"{self._path(key)}[{i}]", self._problems)
            for i, v in enumerate(value, 1)
        ]

    def keys(self) -> list[str]:
        return list(self._content)

    def close(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self._content:
            if key not in self._asked:
                known = ", ".join(self._asked)
                self.wrong(key, tr("is not known here; known are {known}").format(known=known))

    def _refuse(self, key: str, expected: str) -> None:
        """Note that what stands under `key`, if anything, is not what is `expected`."""
        value = self._content.get(key)
        said = tr("is missing: {expected}") if value is None else tr("{found} is not {expected}")
        self.wrong(key, said.format(found=_shown(value), expected=expected))

    def _get(self, key: str) -> object:
        self._asked[key] = None
        return self._content.get(key)

    def _path(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key


def _shown(value: object) -> str:
    """A value as it stands in a message."""
    text = f'"{value}"' if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
