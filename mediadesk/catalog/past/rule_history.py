"""Rules for folders as History lists them: what was said of which folder, and what held before."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.domain import names
from mediadesk.domain.history import HistoryItem, HistoryKind

RULE = "rule:"
_POOL = "pool"
_SAID = "SELECT seq, at, kind, facts FROM decision WHERE kind IN ('rule-folder', 'pool-folders')"

Pool = tuple[str, ...]


@dataclass(slots=True)
class SaidRule:
    """One thing that was said of folders. `before` are the pools that it changed."""

    seq: int
    at: float
    kind: DecisionKind
    facts: Mapping[str, Any]
    before: tuple[Pool, ...] = ()
    undone_at: float | None = None
    is_last: bool = True
    """True while nothing was said of these folders since."""
    hides: dict[tuple[str, str], "SaidRule"] = field(default_factory=dict)
    """What was the last thing said of these folders before, by rule and folder."""

    @property
    def paths(self) -> Pool:
        """The folders it is about."""
        facts = self.facts
        return tuple(facts["paths"]) if self.kind is DecisionKind.POOL_FOLDERS else (facts["path"],)

    @property
    def rule(self) -> str:
        """What was said: one of the rules for a folder, or "pool"."""
        return _POOL if self.kind is DecisionKind.POOL_FOLDERS else str(self.facts["rule"])

    def item(self) -> HistoryItem:
        """Return it as History lists it."""
        shown = tuple(names.shown(names.to_bytes(path)) for path in self.paths)
        return HistoryItem(
            key=f"{RULE}{self.seq}",
            kind=HistoryKind.RULED,
            at=self.at,
            undoable=int(self.is_last and self.undone_at is None),
            undone_at=self.undone_at,
            names=shown,
            facts={"rule": self.rule, "holds": bool(self.facts["holds"])},
        )


@dataclass(slots=True)
class _Replay:
    """What held after each thing that was said, in order."""

    rules: set[tuple[str, str]] = field(default_factory=set)
    pools: list[Pool] = field(default_factory=list)
    latest: dict[tuple[str, str], SaidRule] = field(default_factory=dict)

    def take(self, said: SaidRule) -> bool:
        """Let it hold; False when it changed nothing."""
        if said.kind is DecisionKind.POOL_FOLDERS:
            changed = self._take_pool(said)
        else:
            key = (said.rule, said.paths[0])
            changed = (key in self.rules) != bool(said.facts["holds"])
            (self.rules.add if said.facts["holds"] else self.rules.discard)(key)
        if changed and "undoes" not in said.facts:
            for path in {*said.paths, *(path for pool in said.before for path in pool)}:
                if (earlier := self.latest.get((said.rule, path))) is not None:
                    earlier.is_last = False
                    said.hides[said.rule, path] = earlier
                self.latest[said.rule, path] = said
        return changed

    def undo(self, said: SaidRule, at: float) -> None:
        """Let what was said before be the last again."""
        said.undone_at = at
        for key, earlier in said.hides.items():
            self.latest[key] = earlier
            earlier.is_last = True

    def _take_pool(self, said: SaidRule) -> bool:
        paths = set(said.paths)
        said.before = tuple(pool for pool in self.pools if paths & set(pool))
        rest = [tuple(path for path in pool if path not in paths) for pool in said.before]
        after = [pool for pool in self.pools if pool not in said.before]
        after += [pool for pool in rest if len(pool) > 1]
        after += [said.paths] if said.facts["holds"] else []
        changed = {frozenset(pool) for pool in after} != {frozenset(pool) for pool in self.pools}
        self.pools = after
        return changed


def said_rules(reader: sqlite3.Connection) -> list[SaidRule]:
    """Return everything that was said of folders and changed something, the oldest first."""
    replay, found = _Replay(), dict[int, SaidRule]()
    for said in _rows(reader):
        undoes = said.facts.get("undoes")
        changed = replay.take(said)
        if undoes in found:
            replay.undo(found[undoes], said.at)
        elif changed:
            found[said.seq] = said
    return list(found.values())


def _rows(reader: sqlite3.Connection) -> Iterator[SaidRule]:
    for seq, at, kind, facts in reader.execute(f"{_SAID} ORDER BY seq"):
        yield SaidRule(seq, at, DecisionKind(kind), json.loads(facts))
