"""Rules for folders in the catalog: protected ones, those never suggested from, and pools."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.folder_rules import FolderRule, FolderRules
from mediadesk.domain.paths import is_inside


def load(reader: sqlite3.Connection) -> FolderRules:
    """Return every rule."""
    paths: dict[str, list[bytes]] = defaultdict(list)
    for rule, path in reader.execute("SELECT rule, path FROM folder_rule ORDER BY path"):
        paths[rule].append(path)
    pools: dict[str, list[bytes]] = defaultdict(list)
    for pool, path in reader.execute("SELECT pool, path FROM pool_folder ORDER BY pool, path"):
        pools[pool].append(path)
    return FolderRules(
        tuple(paths[FolderRule.PROTECTED]),
        tuple(paths[FolderRule.NEVER_SUGGEST]),
        tuple(tuple(pool) for pool in pools.values()),
    )


def rule_facts(path: bytes, rule: FolderRule, *, holds: bool) -> dict[str, Any]:
    """Return a rule as decisions keep it."""
    return {"path": names.to_text(path), "rule": rule, "holds": holds}


def pool_facts(paths: Iterable[bytes], *, holds: bool) -> dict[str, Any]:
    """Return a pool as decisions keep it."""
    return {"paths": sorted(names.to_text(path) for path in set(paths)), "holds": holds}


def show_rule(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    """Let a rule hold, or no longer; a second time it changes nothing."""
    path, rule = names.to_bytes(facts["path"]), FolderRule(facts["rule"])
    if facts["holds"]:
        writer.execute("INSERT OR IGNORE INTO folder_rule VALUES (?, ?)", (path, rule))
    else:
        writer.execute("DELETE FROM folder_rule WHERE path = ? AND rule = ?", (path, rule))
    return mark_roots(writer)


def show_pool(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    """Let folders count as one place, or no longer; a folder is in one pool at most."""
    paths = [names.to_bytes(path) for path in facts["paths"]]
    before = _pools_of_roots(writer)
    writer.executemany("DELETE FROM pool_folder WHERE path = ?", [(path,) for path in paths])
    if facts["holds"]:
        writer.executemany(
            "INSERT INTO pool_folder VALUES (?, ?)", [(path, facts["paths"][0]) for path in paths]
        )
    writer.execute(
        "DELETE FROM pool_folder WHERE pool IN"
        " (SELECT pool FROM pool_folder GROUP BY pool HAVING count(*) < 2)"
    )
    after = _pools_of_roots(writer)
    return CatalogChanges(roots=frozenset(id_ for id_ in after if after[id_] != before[id_]))


def _pools_of_roots(reader: sqlite3.Connection) -> dict[int, str | None]:
    return dict(
        reader.execute(
            "SELECT root.id, pool FROM root JOIN folder ON folder.id = folder_id"
            " LEFT JOIN pool_folder ON path = name"
        ).fetchall()
    )


def rename(writer: sqlite3.Connection, old: bytes, new: bytes) -> None:
    """Let rules for a root and what lies below it hold under its new path."""
    for table in ("folder_rule", "pool_folder"):
        rows = writer.execute(f"SELECT DISTINCT path FROM {table}").fetchall()  # noqa: S608
        writer.executemany(
            f"UPDATE OR REPLACE {table} SET path = ? WHERE path = ?",  # noqa: S608 - constants
            [(_moved(path, old, new), path) for (path,) in rows if is_inside(path, old)],
        )


def _moved(path: bytes, old: bytes, new: bytes) -> bytes:
    rest = os.path.relpath(path, old)
    return new if rest == b"." else os.path.join(new, rest)


def mark_roots(writer: sqlite3.Connection) -> CatalogChanges:
    """Note which roots are protected; returns those where that is new."""
    rows = writer.execute(
        "UPDATE root SET protected = NOT protected WHERE protected <> EXISTS (SELECT 1 FROM"
        " folder JOIN folder_rule ON path = name WHERE folder.id = folder_id AND rule = ?)"
        " RETURNING id",
        (FolderRule.PROTECTED,),
    ).fetchall()
    return CatalogChanges(roots=frozenset(row[0] for row in rows))
