"""Records that could not go into `history.db` yet, because it is locked, damaged or full.

They are kept in a text file beside it, one JSON line each, and go in at the next chance. The first
line names the journal; the database notes that name with the records, in one transaction, so that
a crash before the journal is removed never enters a record twice.
"""

import json
import logging
import os
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, get_args

from backcare_tray.core.history import Change, Outcome, Record
from backcare_tray.storage import atomic

log = logging.getLogger(__name__)

_KINDS: dict[str, type] = {kind.__name__: kind for kind in get_args(Record)}


class Journal:
    """The records that wait, in order; on the disk too, if the disk takes them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = ""
        """The name of this journal; empty while nothing waits."""
        self.records: list[Record] = []
        self._read()
        self.left_over = len(self.records)
        """How many of the records an earlier run left."""

    def append(self, record: Record) -> None:
        """Keep `record`. A disk that refuses it is logged: it is then kept in memory alone."""
        self.name = self.name or os.urandom(8).hex()
        self.records.append(record)
        lines = [json.dumps({"journal": self.name}), *map(_line, self.records)]
        try:
            atomic.write(self.path, "\n".join(lines).encode())
        except OSError as error:
            log.warning("%s cannot be written: %s", self.path, error)

    def clear(self) -> None:
        """Forget all records: they are in the database."""
        self.records.clear()
        self.name, self.left_over = "", 0
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("%s cannot be removed: %s", self.path, error)

    def _read(self) -> None:
        """Take up what an earlier run left."""
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        for line in lines:
            try:
                self._take(json.loads(line))
            except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
                log.warning("%s: a line that is no record: %s", self.path, error)

    def _take(self, entry: dict[str, Any]) -> None:
        if "journal" in entry:
            self.name = str(entry["journal"])
        else:
            self.records.append(_record(entry))


def _line(record: Record) -> str:
    entry: dict[str, object] = {"kind": type(record).__name__}
    for item in fields(record):
        value = getattr(record, item.name)
        if isinstance(value, datetime):
            value = value.isoformat()
        elif isinstance(value, timedelta):
            value = value.total_seconds()
        entry[item.name] = value
    return json.dumps(entry)


def _record(entry: dict[str, Any]) -> Record:
    kind = _KINDS[entry["kind"]]
    record: Record = kind(
        **{
            item.name: _value(item.type, entry[item.name])
            for item in fields(kind)
            if item.name in entry  # an older journal knows fewer
        }
    )
    return record


def _value(kind: object, value: Any) -> object:  # noqa: ANN401 - as JSON gives it
    if kind is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError(f"{value} names no time zone")
        return moment
    if kind == timedelta | None:
        return None if value is None else timedelta(seconds=value)
    if isinstance(value, list):
        return tuple(value)
    return kind(value) if kind in (Outcome, Change) else value
