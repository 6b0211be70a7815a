"""`mediadesk history`: lists what was removed, restored and purged, the newest first."""

import argparse
import heapq
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from mediadesk import words
from mediadesk.cli.output import DONE, files, not_settled, print_json, say, with_sidecars
from mediadesk.domain.journal import BatchCounts, BatchRecord, EntryAction
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
            open_files = sidecars = 0
            batch = None
            for batch in batches:
                print(_as_line(batch))
                number, beside = _unsettled(batch)
                open_files, sidecars = open_files + number, sidecars + beside
            if open_files or sidecars:
                print(not_settled(open_files, sidecars))
            if batch is None:
                say("Nothing has been done yet.")
    return DONE


def _unsettled(batch: _Batch) -> tuple[int, int]:
    """Return of how many files of a batch, and sidecars beside them, the end is open."""
    if isinstance(batch, RewriteBatch):
        return batch.unsettled, 0
    beside = batch.sidecars.unsettled
    return batch.counts.unsettled - beside, beside


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
            "unsettled": batch.unsettled,
            "bytes_kept": batch.kept_bytes,
            "undoable": batch.changed + batch.unsettled > 0,
        }
    return {
        "batch": batch.id,
        "at": datetime.fromtimestamp(batch.at, UTC).isoformat(timespec="seconds"),
        "action": batch.action.value,
        "kind": batch.kind,
        "files": batch.files,
        **_counts(batch.counts),
        "sidecars": _counts(batch.sidecars),
        "merged": batch.merged,
        "bytes_held": batch.held_bytes,
        "undoable": batch.is_undoable,
    }


def _counts(counts: BatchCounts) -> dict[str, int]:
    told = counts._asdict()
    return {"left_out" if name == "left" else name: number for name, number in told.items()}


def _as_line(batch: _Batch) -> str:
    when = datetime.fromtimestamp(batch.at, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    if isinstance(batch, RewriteBatch):
        counts = {"changed": batch.changed, "as before": batch.restored, "left": batch.left}
        counts |= {"not settled": batch.unsettled}
        told = ", ".join(f"{words.count(n)} {name}" for name, n in counts.items() if n)
        size = f" ({words.size(batch.kept_bytes)} kept for undo)" if batch.kept_bytes else ""
        return f"{batch.id:5}  {when}  {batch.kind}: {told or 'nothing'}{size}"
    ends = (
        _HELD.get(batch.action, "held"),
        "restored",
        "purged",
        "left where they were",
        "not settled",
    )
    told = ", ".join(
        f"{with_sidecars(number - beside, beside)} {end}"
        for end, number, beside in zip(ends, batch.counts, batch.sidecars, strict=True)
        if number
    )
    if batch.merged:
        told += f", what they knew merged into {files(batch.merged)}"
    is_ours = batch.counts.held and batch.action is not EntryAction.MOVE
    size = f" ({words.size(batch.held_bytes)} held)" if is_ours else ""
    return f"{batch.id:5}  {when}  {batch.kind} copies: {told or 'nothing'}{size}"
