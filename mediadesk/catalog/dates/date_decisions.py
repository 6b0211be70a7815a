"""Decisions on dates in decisions.db: how each was made, and which of them can be taken back."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediadesk.catalog.dates.date_choices import KeyedDate
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.journal.decisions import DecisionKind

_KINDS = (DecisionKind.SET_DATES, DecisionKind.CORRECT_CAMERAS)


@dataclass(frozen=True, slots=True)
class DateDecision:
    """One decision on dates. `facts` as recorded; `how` is "accept", "typed", "shift" and so on."""

    seq: int
    at: float
    kind: str
    how: str
    facts: dict[str, Any]


def set_dates(
    writer: sqlite3.Connection,
    dates: Sequence[KeyedDate],
    *,
    how: str,
    before: Sequence[dict[str, Any]],
) -> int:
    """Record dates for contents; `before` is what was decided on each until now (`opened`)."""
    facts = {
        "dates": [date.to_facts() for date in dates],
        "how": how,
        "before": list(before),
        "undoes": None,
    }
    return decisions.record(writer, DecisionKind.SET_DATES, facts)


def take_away(writer: sqlite3.Connection, dates: Sequence[KeyedDate], *, how: str) -> int:
    """Record that what was decided on these contents counts no more."""
    facts = {
        "dates": [opened(date.payload_key, date.quick_hash) for date in dates],
        "how": how,
        "before": [date.to_facts() for date in dates],
        "undoes": None,
    }
    return decisions.record(writer, DecisionKind.SET_DATES, facts)


def opened(payload_key: str, quick_hash: str) -> dict[str, Any]:
    """Return, as decisions keep it, that nothing is decided on a content."""
    return {
        "payload": payload_key,
        "quick": quick_hash,
        "wall": None,
        "precision": None,
        "offset_minutes": None,
        "raw": "",
    }


def correct_cameras(
    writer: sqlite3.Connection,
    cameras: Sequence[dict[str, Any]],
    *,
    before: Sequence[dict[str, Any]],
) -> int:
    """Record what was accepted of cameras' clocks (`catalog/dates/camera_clocks.py` shows it)."""
    facts = {
        "cameras": list(cameras),
        "how": "clock",
        "before": list(before),
        "undoes": None,
    }
    return decisions.record(writer, DecisionKind.CORRECT_CAMERAS, facts)


def take_back(writer: sqlite3.Connection, decision: DateDecision) -> int:
    """Record that a decision is taken back: what was decided before it counts again."""
    key = "dates" if decision.kind == DecisionKind.SET_DATES else "cameras"
    facts = {
        key: decision.facts["before"],
        "how": "undo",
        "before": decision.facts[key],
        "undoes": decision.seq,
    }
    return decisions.record(writer, DecisionKind(decision.kind), facts)


def repeat(writer: sqlite3.Connection, decision: DateDecision) -> int:
    """Record a decision once more that was taken back."""
    facts = {**decision.facts, "undoes": None}
    return decisions.record(writer, DecisionKind(decision.kind), facts)


def one(reader: sqlite3.Connection, seq: int) -> DateDecision | None:
    """Return the decision with that number, taken back or not."""
    row = reader.execute(
        "SELECT seq, at, kind, facts FROM decision WHERE seq = ? AND kind IN (?, ?)",
        (seq, *_KINDS),
    ).fetchone()
    if row is None:
        return None
    facts = json.loads(row[3])
    return DateDecision(row[0], row[1], row[2], facts["how"], facts)


def last(reader: sqlite3.Connection, seq: int | None = None) -> DateDecision | None:
    """Return the latest decision that was not taken back, or the one with number `seq`."""
    rows = reader.execute(
        "SELECT seq, at, kind, facts FROM decision WHERE kind IN (?, ?) ORDER BY seq DESC", _KINDS
    )
    gone: set[int] = set()
    for row in rows:
        facts = json.loads(row[3])
        if facts["undoes"] is not None:
            gone.add(facts["undoes"])
        elif row[0] not in gone and seq in (None, row[0]):
            return DateDecision(row[0], row[1], row[2], facts["how"], facts)
    return None
