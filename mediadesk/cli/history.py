"""`mediadesk history`: lists what was removed, restored and purged, the newest first."""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from mediadesk import words
from mediadesk.cli.output import DONE, print_json
from mediadesk.domain.journal import BatchRecord
from mediadesk.operations import resolve
from mediadesk.session import open_journal

SUMMARY = "List everything that was done, the newest first. Each batch can be undone."


def add_options(_parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options: it has none."""


def run(options: argparse.Namespace) -> int:
    """Print the batches."""
    with open_journal(options.catalog) as readers:
        batches: Iterator[BatchRecord] = iter(()) if readers is None else resolve.history(readers)
        if options.json:
            print_json({}, entries=map(_as_json, batches))
        else:
            for batch in batches:
                print(_as_line(batch))
    return DONE


def _as_json(batch: BatchRecord) -> dict[str, Any]:
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


def _as_line(batch: BatchRecord) -> str:
    when = datetime.fromtimestamp(batch.at, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    counts = {
        "held": batch.held,
        "restored": batch.restored,
        "purged": batch.purged,
        "left where they were": batch.left,
    }
    told = ", ".join(f"{words.count(number)} {name}" for name, number in counts.items() if number)
    size = f" ({words.size(batch.held_bytes)} held)" if batch.held else ""
    return f"{batch.id:5}  {when}  {batch.kind} copies: {told or 'nothing'}{size}"
