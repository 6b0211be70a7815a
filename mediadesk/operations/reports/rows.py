"""The rows of a report: what was found, file by file, as values and sentences."""

import json
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from mediadesk.catalog.dates.timestamps import DateRow
from mediadesk.domain import names
from mediadesk.domain.browsing import FileQuery, SmartPlace
from mediadesk.domain.clusters import ClusterMember
from mediadesk.domain.reasons import Reason
from mediadesk.domain.records import FileRecord
from mediadesk.operations.library import Library

Cell = str | int | float | bool | None
_PAGE = 500


class Subject(StrEnum):
    """What a report is about."""

    DUPLICATES = "duplicates"
    DATES = "dates"
    ERRORS = "errors"
    PLAN = "plan"
    """Made by the page that shows a plan: the catalog has no rows of it."""


COLUMNS: Mapping[Subject, tuple[str, ...]] = MappingProxyType(
    {
        Subject.DUPLICATES: (
            "cluster", "kind", "alike", "keep", "path", "size_bytes", "width", "height", "why",
        ),
        Subject.DATES: ("path", "taken", "precision", "confidence", "source", "first_seen", "why"),
        Subject.ERRORS: ("path", "kind", "size_bytes", "why"),
        Subject.PLAN: ("path", "goes", "keeper", "kind", "size_bytes", "why"),
    }
)  # fmt: skip
"""The names of each report's columns, in order; they are the keys of JSON and CSV."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """How the caller puts reasons into words."""

    member: Callable[[ClusterMember], str]
    flag: Callable[[str], str]
    reason: Callable[[Reason], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One file of a report: a cell for each column, and the file as lists know it.

    Rows that belong together (the members of a cluster) follow each other and share `group`.
    """

    cells: Mapping[str, Cell]
    file: FileRecord | None = None
    group: str = ""


def rows(subject: Subject, library: Library, phrases: Phrases) -> Generator[Row]:
    """Yield the rows of a report, read as they are asked for."""
    match subject:
        case Subject.DUPLICATES:
            yield from _duplicates(library, phrases)
        case Subject.DATES:
            yield from _dates(library, phrases)
        case Subject.ERRORS:
            yield from _errors(library, phrases)
        case Subject.PLAN:
            return


def _duplicates(library: Library, phrases: Phrases) -> Iterator[Row]:
    for record, members in library.clusters():
        ids = [id_ for member in members for id_ in member.files]
        files = library.files(ids)
        for member in members:
            for id_ in member.files:
                if (file := files.get(id_)) is None:
                    continue
                goes = member.removable and not (member.keeper or member.stays)
                cells = {
                    "cluster": record.key,
                    "kind": record.kind.value,
                    "alike": round(member.similarity, 4),
                    "keep": not (goes and id_ == member.file_id),
                    "path": names.to_text(file.path),
                    "size_bytes": file.size_bytes,
                    "width": file.width,
                    "height": file.height,
                    "why": phrases.member(member),
                }
                yield Row(cells, file, record.key)


def _dates(library: Library, phrases: Phrases) -> Iterator[Row]:
    for row in library.dates(None):
        seed = json.loads(row.seed_json)
        cells = {
            "path": names.to_text(row.path),
            "taken": row.taken and row.taken + _zone(row),
            "precision": row.precision,
            "confidence": row.confidence,
            "source": row.source,
            "first_seen": seed.get("value"),
            "why": " ".join(phrases.flag(flag) for flag in json.loads(row.flags_json)),
        }
        yield Row(cells)


def _zone(row: DateRow) -> str:
    """Return the distance from UTC as ISO 8601 writes it, "" where it is not known."""
    if row.offset_minutes is None:
        return ""
    hours, minutes = divmod(abs(row.offset_minutes), 60)
    return f"{'-' if row.offset_minutes < 0 else '+'}{hours:02}:{minutes:02}"


def _errors(library: Library, phrases: Phrases) -> Iterator[Row]:
    ids = library.file_ids(FileQuery(place=SmartPlace.ERRORS))
    for page in (ids[start : start + _PAGE] for start in range(0, len(ids), _PAGE)):
        files = library.files(page)
        for file in (files[id_] for id_ in page if id_ in files):
            cells = {
                "path": names.to_text(file.path),
                "kind": file.kind.value,
                "size_bytes": file.size_bytes,
                "why": "" if file.reason is None else phrases.reason(file.reason),
            }
            yield Row(cells, file)
