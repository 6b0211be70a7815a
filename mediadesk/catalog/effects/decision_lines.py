"""Decisions as lines of text, to keep them elsewhere or to take them to another computer.

The first line says what this is: `{"mediadesk": "decisions", "version": 1}`. Each further line is
one decision in the order it was made: `{"at": seconds since the epoch, "kind": ..., "facts": ...}`.
"""

import contextlib
import hashlib
import json
import math
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from mediadesk.catalog.effects import decision_effects
from mediadesk.catalog.journal.decisions import Decision
from mediadesk.catalog.schema import CATALOG
from mediadesk.catalog.schema.migrations import migrate
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

_HEADER = {"mediadesk": "decisions", "version": 1}
_KEYS = {"at", "kind", "facts"}
_MOST_KIND = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """How many decisions were taken over, and how many were there already."""

    added: int
    known: int


def lines(reader: sqlite3.Connection | None) -> Iterator[str]:
    """Yield the header and every decision, one line each, in ASCII; None: there are none yet."""
    yield json.dumps(_HEADER) + "\n"
    if reader is None:
        return
    for at, kind, facts in reader.execute("SELECT at, kind, facts FROM decision ORDER BY seq"):
        yield json.dumps({"at": at, "kind": kind, "facts": json.loads(facts)}) + "\n"


def write(reader: sqlite3.Connection | None, file: BinaryIO) -> int:
    """Write these lines to a file; returns how many decisions they are. Raises OSError."""
    number = 0
    for number, line in enumerate(lines(reader)):  # noqa: B007 - number 0 is the header
        file.write(line.encode("ascii"))
    return number


def take(writer: sqlite3.Connection, text: Iterable[bytes]) -> Taken:
    """Append the decisions that are not there yet; taking the same file twice adds nothing.

    Each is tried on an empty catalog first. Raises OutsideError with DECISIONS_UNREADABLE and the
    number of the line; then nothing is taken over. `writer` is that of decisions.db.
    """
    known = {
        _mark(at, kind, json.loads(facts))
        for at, kind, facts in writer.execute("SELECT at, kind, facts FROM decision")
    }
    added = passed = number = 0
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as trial:
        migrate(trial, CATALOG)
        for number, line in enumerate(text, 1):
            try:
                entry = json.loads(line)
                if number == 1:
                    _check_header(entry)
                    continue
                at, kind, facts = _parts(entry)
                # Trying it is the only full check, and a catalog is open to any decision later on.
                decision_effects.apply(trial, [Decision(number, kind, facts)])
            except Exception as error:
                raise _unreadable(number, error) from error
            if (mark := _mark(at, kind, facts)) in known:
                passed += 1
                continue
            known.add(mark)
            added += 1
            writer.execute(
                "INSERT INTO decision(at, kind, facts) VALUES (?, ?, ?)",
                (at, kind, json.dumps(facts)),
            )
    if not number:
        raise _unreadable(1, ValueError("the file is empty"))
    return Taken(added, passed)


def _check_header(entry: object) -> None:
    if entry != _HEADER:
        raise ValueError("this is no list of decisions, or one of a newer MediaDesk")


def _parts(entry: object) -> tuple[float, str, dict[str, Any]]:
    if not isinstance(entry, dict) or set(entry) != _KEYS:
        raise ValueError("this is no decision")
    at, kind, facts = entry["at"], entry["kind"], entry["facts"]
    is_time = isinstance(at, int | float) and not isinstance(at, bool) and math.isfinite(at)
    is_kind = isinstance(kind, str) and 0 < len(kind) <= _MOST_KIND
    if not (is_time and is_kind and isinstance(facts, dict)):
        raise ValueError("a part of the decision is of another kind")
    return float(at), kind, facts


def _mark(at: float, kind: str, facts: dict[str, Any]) -> bytes:
    """Return what tells one decision from another: its moment and all that it says."""
    text = json.dumps([at, kind, facts], sort_keys=True)
    return hashlib.sha256(text.encode()).digest()


def _unreadable(number: int, error: Exception) -> OutsideError:
    detail = str(error) or type(error).__name__
    return OutsideError(Reason.of(ReasonCode.DECISIONS_UNREADABLE, line=number, detail=detail))
