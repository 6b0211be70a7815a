"""`mediadesk files`: lists what the catalog knows, without opening any file."""

import argparse
import contextlib
import os
from collections.abc import Generator
from typing import Any

from mediadesk import words
from mediadesk.cli.output import DONE, FAILED, print_json, say, shown
from mediadesk.domain import names
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.library import FileRow, Library
from mediadesk.session import open_reading

SUMMARY = "List the files of the catalog, all of them or those at or below a path."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a folder or file of the library")
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=[kind.value for kind in MediaKind],
        help="only files of this kind; may be given more than once",
    )


def run(options: argparse.Namespace) -> int:
    """Print the files, return the exit code."""
    path = None if options.path is None else os.path.abspath(os.fsencode(options.path))
    with open_reading(options.catalog) as library:
        if path is not None and (library is None or not library.knows(path)):
            say(f"{shown(path)}: {words.sentence(Reason.of(ReasonCode.OUTSIDE_EVERY_ROOT))}")
            return FAILED
        # Closed before the readers are: whoever reads our output may leave in the middle.
        with contextlib.closing(_rows(library, path, options.kind)) as rows:
            if options.json:
                print_json({}, files=map(_as_json, rows))
            else:
                for row in rows:
                    print(_as_line(row))
    return DONE


def _rows(library: Library | None, path: bytes | None, kinds: list[str]) -> Generator[FileRow]:
    if library is not None:
        with contextlib.closing(library.stream(path, kinds=kinds)) as rows:
            yield from rows


def _as_json(row: FileRow) -> dict[str, Any]:
    record = row.record
    return {
        "path": names.to_text(record.path),
        "kind": record.kind.value,
        "size": record.size_bytes,
        "mtime": record.mtime_ns / 1e9,
        "mtime_ns": record.mtime_ns,
        "quick_hash": record.quick_hash,
        "sha256": row.sha256,
        "perceptual_hash": record.perceptual_hash,
        "video_phash": record.video_phash,
        "width": record.width,
        "height": record.height,
        "duration": record.duration_s,
        "format": row.facts.get("format"),
        "camera": record.camera,
        "taken": record.taken,
        "confidence": record.confidence.value,
        "mismatch": record.mismatch,
        "facts": row.facts,
        "timestamp_candidates": row.timestamp_candidates,
        "status": record.status.value,
        "error": None if record.reason is None else words.sentence(record.reason),
    }


def _as_line(row: FileRow) -> str:
    record = row.record
    parts = [
        f"{words.size(record.size_bytes):>8}",
        f"{record.kind.value:5}",
        f"{record.width}x{record.height}" if record.width else "",
        (record.taken or "").replace("T", " "),
        shown(record.path),
    ]
    if record.reason is not None:
        parts.append(f"({words.sentence(record.reason)})")
    return "  ".join(part for part in parts if part)
