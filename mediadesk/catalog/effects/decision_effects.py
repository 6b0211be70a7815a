"""What each decision changes in the catalog; applying one twice changes nothing more."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mediadesk.catalog import jobs
from mediadesk.catalog.clusters import decided, verdicts
from mediadesk.catalog.dates import camera_clocks, date_choices
from mediadesk.catalog.effects import removals, rewritten
from mediadesk.catalog.files import held_files
from mediadesk.catalog.files.held_files import HeldRow
from mediadesk.catalog.folders import folder_rules, folders, volumes
from mediadesk.catalog.journal.decisions import Decision, DecisionKind, applied_seq, note_applied
from mediadesk.catalog.roots import relinking, taken_out
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.verdicts import VerdictKind

_OF_FILES = frozenset(
    {
        DecisionKind.REMOVE_FILES,
        DecisionKind.RESTORE_FILES,
        DecisionKind.PURGE_FILES,
        DecisionKind.REPLACE_FILES,
        DecisionKind.HOLD_FILES,
    }
)
_OF_ROOTS = frozenset({DecisionKind.ADD_ROOT, DecisionKind.RELINK_ROOT, DecisionKind.TAKE_OUT_ROOT})


@dataclass(frozen=True, slots=True)
class HeldNow:
    """What the journal holds of what was at some paths, None: all that it holds."""

    rows: Sequence[HeldRow] = ()
    paths: frozenset[bytes] | None = frozenset()


def held_by(journal: sqlite3.Connection, decisions: Sequence[Decision]) -> HeldNow:
    """Return what is held, after these decisions, of all that they are about."""
    paths: frozenset[bytes] | None = frozenset(
        names.to_bytes(fact["path"])
        for decision in decisions
        if decision.kind in _OF_FILES
        for fact in decision.facts["files"]
    )
    if any(decision.kind in _OF_ROOTS for decision in decisions):
        paths = None  # rows of other folders may tell of what is held
    return HeldNow(held_files.in_effect(journal, paths), paths)


def apply(
    writer: sqlite3.Connection, decisions: Sequence[Decision], held: HeldNow | None = None
) -> CatalogChanges:
    """Show the effect of decisions in the catalog, together with the number of the last one.

    `writer` is the catalog's connection. Applying a decision twice changes nothing. `held` is what
    is held after them; what was read earlier than what the catalog shows by now is passed over.
    """
    changes = CatalogChanges()
    is_newest = not decisions or applied_seq(writer) <= decisions[-1].seq
    for decision in decisions:
        if (show := _EFFECTS.get(decision.kind)) is not None:
            changes |= show(writer, decision.facts)
    if held is not None and is_newest:
        changes |= held_files.show(writer, held.rows, held.paths)
    if decisions:
        note_applied(writer, decisions[-1].seq)
    return changes


def _apply_root(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    volume_id = volumes.ensure(
        writer,
        identity=facts["volume"],
        label=facts["label"],
        file_system=facts["file_system"],
    )
    path = names.to_bytes(facts["path"])
    taken_out.make_way(writer, path)
    added = folders.add_root(
        writer,
        path,
        volume_id=volume_id,
        path_in_volume=names.to_bytes(facts["path_in_volume"]),
        absorbed=[(names.to_bytes(old), names.to_bytes(new)) for old, new in facts["absorbed"]],
    )
    return added | taken_out.come_back(writer, path) | folder_rules.mark_roots(writer)


def _apply_taken_out(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    path = names.to_bytes(facts["path"])
    return taken_out.take_out(writer, path) | jobs.call_off(writer, path)


def _apply_relink(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    folder_rules.rename(writer, names.to_bytes(facts["old"]), names.to_bytes(facts["new"]))
    return relinking.show(writer, facts)


def _apply_removed(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    changes = removals.show_removed(writer, facts["files"])
    return changes | decided.mark_of_files(writer, changes.files)


def _apply_restored(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    changes = removals.show_restored(writer, facts["files"])
    return changes | decided.mark_of_files(writer, changes.files)


def _apply_purged(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    return removals.show_purged(writer, facts["files"])


def _apply_replaced(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    return removals.show_replaced(writer, facts["files"])


def _apply_held(_writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    """Change no row: what is listed as held follows from the journal, see `held_by`."""
    for fact in facts["files"]:
        names.to_bytes(fact["path"])  # or it is no decision of ours
    return CatalogChanges()


def _apply_different(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    return verdicts.show(writer, VerdictKind.DIFFERENT, facts)


def _apply_kept(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    return verdicts.show(writer, VerdictKind.KEPT, facts)


def _apply_rewritten(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    return rewritten.show(writer, facts["files"])


def _apply_dates(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    return date_choices.show(writer, facts["dates"])


def _apply_cameras(writer: sqlite3.Connection, facts: dict[str, Any]) -> CatalogChanges:
    return camera_clocks.show(writer, facts["cameras"])


_EFFECTS: Mapping[str, Callable[[sqlite3.Connection, dict[str, Any]], CatalogChanges]] = {
    DecisionKind.ADD_ROOT: _apply_root,
    DecisionKind.RELINK_ROOT: _apply_relink,
    DecisionKind.TAKE_OUT_ROOT: _apply_taken_out,
    DecisionKind.REMOVE_FILES: _apply_removed,
    DecisionKind.RESTORE_FILES: _apply_restored,
    DecisionKind.PURGE_FILES: _apply_purged,
    DecisionKind.REPLACE_FILES: _apply_replaced,
    DecisionKind.HOLD_FILES: _apply_held,
    DecisionKind.NOT_DUPLICATES: _apply_different,
    DecisionKind.KEEP_COPIES: _apply_kept,
    DecisionKind.TAKE_BACK_VERDICT: verdicts.withdraw,
    DecisionKind.RULE_FOLDER: folder_rules.show_rule,
    DecisionKind.POOL_FOLDERS: folder_rules.show_pool,
    DecisionKind.REWRITE_FILES: _apply_rewritten,
    DecisionKind.SET_DATES: _apply_dates,
    DecisionKind.CORRECT_CAMERAS: _apply_cameras,
}
"""What each kind of decision changes in the catalog."""
