"""Reads pages and screens that look alike against each other: other words, other pictures."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from mediadesk.catalog import picture_details, pictures
from mediadesk.catalog.pictures import MatchRow
from mediadesk.catalog.store import Store
from mediadesk.dedupe import lettering
from mediadesk.dedupe.grades import OTHER_WORDS, STRONG, Lane
from mediadesk.dedupe.lettering import Reading, Written
from mediadesk.dedupe.orientations import turn_planes
from mediadesk.dedupe.versions import SEARCH_VERSION
from mediadesk.domain.jobs import Checkpoint
from mediadesk.fingerprint import letters
from mediadesk.operations.matching.family import Family

_SAME_CUT = 0.04
"""Pictures are read only where they show the same part, as far as small planes can tell."""
_AT_ONCE = 500
_REMEMBERED = 256
"""Planes in memory: thirty megabytes."""


def read(store: Store, family: Family, checkpoint: Checkpoint) -> bool:
    """Read what was not read yet of a family's matches and store what came of it.

    Returns whether any pair was told apart. `checkpoint` is called often and may raise to stop.
    """

    @lru_cache(_REMEMBERED)
    def written(content_id: int, orientation: int) -> Written | None:
        with store.readers.use() as reader:
            packed = picture_details.letters(reader, content_id)
        if packed is None:
            return None
        plane = turn_planes(letters.plane_of(packed)[None], orientation)[0]
        plane = np.ascontiguousarray(plane, np.uint8)
        grounds = letters.grounds_of(plane)
        return Written(plane, grounds, letters.are_firm(plane, grounds))

    def judged(match: MatchRow) -> MatchRow:
        checkpoint()
        one, other = written(match.left_id, match.orientation), written(match.right_id, 1)
        if one is None or other is None:
            return match
        found = lettering.read(one, other, window=letters.WINDOW, stride=letters.STRIDE)
        if found is Reading.OTHER:
            return match._replace(score=OTHER_WORDS, lane=Lane.OTHER_WORDS)
        return match._replace(lane=Lane.READ)

    apart = False
    unread = list(_unread(store, family))
    for start in range(0, len(unread), _AT_ONCE):
        rows = [judged(match) for match in unread[start : start + _AT_ONCE]]
        apart |= any(row.lane == Lane.OTHER_WORDS for row in rows)
        _keep(store, rows)
    return apart


def _keep(store: Store, rows: list[MatchRow]) -> None:
    store.catalog.submit(
        lambda writer: pictures.store_search(writer, (), rows, SEARCH_VERSION)
    ).result()


def _unread(store: Store, family: Family) -> Iterator[MatchRow]:
    """Yield the strong matches between pictures with writing that were not read before."""
    with store.readers.use() as reader:
        known = picture_details.lettered(reader)
    has_letters = np.isin(family.contents, np.fromiter(known, np.int64, len(known)))
    found = family.matches
    wanted = (
        (found.score >= STRONG)
        & ~np.isin(found.lane, (Lane.OTHER_WORDS, Lane.READ))
        & (np.abs(found.share - 1) < _SAME_CUT)
        & has_letters[found.left]
        & has_letters[found.right]
    )
    some = found.take(wanted)
    columns = (
        family.contents[some.left],
        family.contents[some.right],
        some.score,
        some.lane,
        some.orientation,
        some.share,
    )
    yield from map(MatchRow._make, zip(*(column.tolist() for column in columns), strict=True))
