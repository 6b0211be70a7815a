"""`mediadesk history`: lists what was removed, restored and purged, the newest first."""

import argparse
import heapq
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from mediadesk import words
from mediadesk.cli.output import DONE, print_json
from mediadesk.domain.journal import BatchRecord, EntryAction
from mediadesk.domain.rewrites import RewriteBatch
from mediadesk.operations import resolve
from mediadesk.session import open_journal

_Batch = BatchRecord | RewriteBatch
_HELD = {EntryAction.LINK: "replaced by hard links", EntryAction.MOVE: "moved to a folder"}
"""What a batch did whose files are not just held."""


def add_options(_parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options: it has none."""


def run(options: argparse.Namespace) -> int:
    """Print the batches."""
    with open_journal(options.catalog) as readers:
        told: list[Iterable[_Batch]] = []
        if readers is not None:
            told = [resolve.history(readers), resolve.changed(readers)]
        batches: Iterator[_Batch] = heapq.merge(*told, key=lambda batch: -batch.id)
        if options.json:
            print_json({}, entries=map(_as_json, batches))
        else:
            for batch in batches:
                print(_as_line(batch))
    return DONE


def _as_json(batch: _Batch) -> dict[str, Any]:
    if isinstance(batch, RewriteBatch):
        return {
            "batch": batch.id,
            "at": datetime.fromtimestamp(batch.at, UTC).isoformat(timespec="seconds"),
            "action": "organise" if batch.kind == "organise" else "write",
            "kind": batch.kind,
            "files": batch.files,
            "changed": batch.changed,
            "restored": batch.restored,
            "left_out": batch.left,
            "bytes_kept": batch.kept_bytes,
            "undoable": batch.changed > 0,
        }
    return {
        "batch": batch.id,
        "at": datetime.fromtimestamp(batch.at, UTC).isoformat(timespec="seconds"),
        "action": batch.action.value,
        "kind": batch.kind,
        "files": batch.files,
        "held": batch.held,
        "restored": batch.restored,
        "purged": batch.purged,
        "left_out": batch.left,
        "bytes_held": batch.held_bytes,
        "undoable": batch.is_undoable,
    }


def _as_line(batch: _Batch) -> str:
    when = datetime.fromtimestamp(batch.at, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    if isinstance(batch, RewriteBatch):
        counts = {"changed": batch.changed, "as before": batch.restored, "left": batch.left}
        told = ", ".join(f"{words.count(n)} {name}" for name, n in counts.items() if n)
        size = f" ({words.size(batch.kept_bytes)} kept for undo)" if batch.kept_bytes else ""
        return f"{batch.id:5}  {when}  {batch.kind}: {told or 'nothing'}{size}"
    held = _HELD.get(batch.action, "held")
    counts = {
        held: batch.held,
        "restored": batch.restored,
        "purged": batch.purged,
        "left where they were": batch.left,
    }
    told = ", ".join(f"{words.count(number)} {name}" for name, number in counts.items() if number)
    is_ours = batch.held and batch.action is not EntryAction.MOVE
    size = f" ({words.size(batch.held_bytes)} held)" if is_ours else ""
    return f"{batch.id:5}  {when}  {batch.kind} copies: {told or 'nothing'}{size}"
