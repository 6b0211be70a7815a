"""Folders that were taken out of the library, as History lists them."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.domain import names
from mediadesk.domain.history import HistoryItem, HistoryKind
from mediadesk.domain.paths import is_inside

TAKEN_OUT = "root:"
_SAID = (
    "SELECT seq, at, kind, facts FROM decision"
    " WHERE kind IN ('add-root', 'take-out-root', 'relink-root') ORDER BY seq"
)


@dataclass(slots=True)
class TakenOut:
    """A folder that left the library. `facts` are all that is needed to add it again."""

    seq: int
    at: float
    path: bytes
    facts: Mapping[str, Any]
    back_at: float | None = None
    """When it was added again, alone or with a folder around it."""

    def item(self) -> HistoryItem:
        """Return it as History lists it."""
        return HistoryItem(
            key=f"{TAKEN_OUT}{self.seq}",
            kind=HistoryKind.TAKEN_OUT,
            at=self.at,
            undoable=int(self.back_at is None),
            undone_at=self.back_at,
            names=(names.shown(self.path),),
        )


def taken_out(reader: sqlite3.Connection) -> list[TakenOut]:
    """Return every folder that left the library, the oldest first."""
    roots, found = set[bytes](), list[TakenOut]()
    for seq, at, kind, text in reader.execute(_SAID):
        facts = json.loads(text)
        if kind == DecisionKind.RELINK_ROOT:
            old, new = names.to_bytes(facts["old"]), names.to_bytes(facts["new"])
            roots = {new if root == old else root for root in roots}
            continue
        path = names.to_bytes(facts["path"])
        if kind == DecisionKind.TAKE_OUT_ROOT:
            if path in roots:
                roots.discard(path)
                found.append(TakenOut(seq, at, path, facts))
        elif not any(is_inside(path, root) for root in roots):
            roots -= {names.to_bytes(old) for old, _ in facts["absorbed"]}
            roots.add(path)
            for out in found:
                if out.back_at is None and is_inside(out.path, path):
                    out.back_at = at
    return found
