"""What lists show of films and recordings, in the catalog beside their files."""

import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import Any

from mediadesk.domain import names
from mediadesk.domain.streams import StreamSummary

COLUMNS = tuple(f"stream.{each.name}" for each in fields(StreamSummary))
"""In the order of the fields of a summary."""

_PLACE = tuple(each.name for each in fields(StreamSummary)).index("lossless")
_NAMES = ", ".join(("file_id", *(each.name for each in fields(StreamSummary)), "words"))
_MARKS = ",".join("?" * (len(COLUMNS) + 2))
_STORE = f"INSERT OR REPLACE INTO stream({_NAMES}) VALUES ({_MARKS})"  # noqa: S608 - own names


def store(writer: sqlite3.Connection, file_id: int, summary: StreamSummary | None) -> None:
    """Store what lists show of a file; None forgets it."""
    if summary is None:
        writer.execute("DELETE FROM stream WHERE file_id = ?", (file_id,))
    else:
        said = " ".join(filter(None, (summary.artist, summary.album, summary.title)))
        words = names.searchable(said) if said else None
        writer.execute(_STORE, (file_id, *astuple(summary), words))


def summary(row: Sequence[Any]) -> StreamSummary | None:
    """Return the summary that `COLUMNS` of a row hold; None where a file has none."""
    values = list(row)
    if values.count(None) == len(values):
        return None
    if values[_PLACE] is not None:
        values[_PLACE] = bool(values[_PLACE])
    return StreamSummary(*values)
