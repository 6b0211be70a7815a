"""A request to compare pictures, and its execution, in a child process or in this one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.likeness.pictures import MatchRow
from mediadesk.dedupe.pictures.candidates.by_hash import Candidates
from mediadesk.domain.jobs import Checkpoint
from mediadesk.operations.matching.pictures.picture_search import Ids, Keep, PictureSearch

_AT_ONCE = 1_000

Views = Sequence[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is to be compared: new pictures with all others, or further pairs of pictures."""

    catalog: Path
    threads: int
    content_ids: Ids
    pairs: Candidates | None = None
    """Their rows are places in `content_ids`, which are new pictures where there are none."""
    most_bits: int = 0
    """How far new pictures may be from others."""


def compare(wanted: Comparison) -> Iterator[tuple[Views, Sequence[MatchRow]]]:
    """Compare, and yield what is to be stored, in its order, some at a time.

    The matches come before the views, which say that a picture was compared: when this is ended
    in between, it is compared again.
    """
    kept: list[tuple[Views, Sequence[MatchRow]]] = []
    readers = Readers(wanted.catalog, size=1)
    try:
        search(readers, wanted, lambda views, found: kept.append((views, found)), _go_on)
    finally:
        readers.close()
    for views, found in kept:
        for start in range(0, len(found), _AT_ONCE):
            yield (), found[start : start + _AT_ONCE]
        for start in range(0, len(views), _AT_ONCE):
            yield views[start : start + _AT_ONCE], ()


def search(readers: Readers, wanted: Comparison, keep: Keep, checkpoint: Checkpoint) -> None:
    """Compare with a reader of `readers`; `keep` is given what is to be stored, in its order."""
    search = PictureSearch(readers, keep, threads=wanted.threads, checkpoint=checkpoint)
    if wanted.pairs is None:
        search.compare_new(wanted.content_ids, wanted.most_bits)
    else:
        search.compare(wanted.content_ids, wanted.pairs)


def _go_on() -> None:
    """Never stop: whoever asked ends the child."""
