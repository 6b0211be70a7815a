"""Compares the members of picture clusters on fine planes: text, charts, emblems, captions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediadesk.catalog.likeness import picture_details, pictures
from mediadesk.catalog.likeness.pictures import MatchRow
from mediadesk.catalog.store import Store
from mediadesk.dedupe.pictures.clustering.matches import Matches
from mediadesk.dedupe.pictures.clustering.stars import Clustering
from mediadesk.dedupe.pictures.lines import drawings
from mediadesk.dedupe.pictures.lines.drawings import Reading
from mediadesk.dedupe.pictures.registration.affine import Floats
from mediadesk.dedupe.pictures.registration.measures import coarsened
from mediadesk.dedupe.pictures.verification.grades import OTHER_DRAWING, STRONG, Lane
from mediadesk.dedupe.versions import SEARCH_VERSION
from mediadesk.domain.jobs import Checkpoint
from mediadesk.fingerprint.fine_plane import plane_of
from mediadesk.jobs.runner import JobProgress
from mediadesk.operations.matching.pictures.match_graph import MatchGraph

Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

_LANES = {
    Reading.SAME: Lane.READ,
    Reading.ADDED: Lane.READ_CAPTION,
    Reading.OTHER: Lane.OTHER_DRAWING,
}
_AT_ONCE, _STORED_AT_ONCE = 4, 64
_REMEMBERED = 64
"""Planes in memory: seventeen megabytes at most."""
_MOST_OF_ONE, _MOST_IN_A_SEARCH = 64, 10_000
"""Pairs read of a picture, unless it is the medoid of others; and in one search, some minutes."""


class _Pair(NamedTuple):
    ours: Floats
    theirs: Floats
    orientation: int
    share: float


class DrawingReader:
    """Tells drawings apart that only look alike, and photographs with other words on them.

    Each pair is read once, and no file is opened for it. A member is read against its medoid, and
    those with a caption against each other. What is told apart makes other clusters, which are
    read in their turn.

    Of thousands of screens of one program not all pairs are read: no more than sixty-four for
    each, and no more than ten thousand in a search, small clusters first. What is not read stays
    together as if there were no finer planes; the next search goes on with it.
    """

    def __init__(self, store: Store, progress: JobProgress, checkpoint: Checkpoint) -> None:
        """Read in `store`; `checkpoint` is called often and may raise to stop.

        `progress` is told the name of what is read.
        """
        self._store, self._progress, self._checkpoint = store, progress, checkpoint
        self._plane = lru_cache(_REMEMBERED)(self._load)

    def read(self, graph: MatchGraph) -> MatchGraph:
        """Return the graph with all that was read of its clusters; it is stored, too."""
        with self._store.readers.use() as reader:
            known = picture_details.with_fine_planes(reader)
        has_plane = np.isin(graph.contents, np.fromiter(known, np.int64, len(known)))
        reads, left = _reads(graph), _MOST_IN_A_SEARCH
        while len(unread := _unread(graph, has_plane, reads)[:left]):
            left -= len(unread)
            for start in range(0, len(unread), _STORED_AT_ONCE):
                places = unread[start : start + _STORED_AT_ONCE]
                graph = _told(graph, places, self._readings(graph, places))
                self._keep(graph, places)
        return graph

    def _readings(self, graph: MatchGraph, places: Rows) -> list[Reading]:
        found = [Reading.SAME] * len(places)
        for start in range(0, len(places), _AT_ONCE):
            self._checkpoint()
            first = graph.files[graph.matches.left[places[start]]][0]
            self._progress.current_file = first.name_shown
            by_side: dict[int, dict[int, _Pair]] = defaultdict(dict)
            for nth, place in enumerate(places[start : start + _AT_ONCE].tolist(), start):
                if (pair := self._pair(graph, place)) is not None:
                    by_side[len(pair.ours)][nth] = pair
            for pairs in by_side.values():
                for nth, reading in zip(pairs, _read(list(pairs.values())), strict=True):
                    found[nth] = reading
        return found

    def _pair(self, graph: MatchGraph, place: int) -> _Pair | None:
        """Return a match with its planes, as wide as the smaller of both; None if one is gone."""
        matches = graph.matches
        ours, theirs = (
            self._plane(int(graph.contents[rows[place]])) for rows in (matches.left, matches.right)
        )
        if ours is None or theirs is None:
            return None
        side = min(len(ours), len(theirs))
        ours, theirs = (coarsened(plane[None], side)[0] for plane in (ours, theirs))
        return _Pair(ours, theirs, matches.orientation[place], matches.share[place])

    def _load(self, content_id: int) -> Floats | None:
        with self._store.readers.use() as reader:
            packed = picture_details.fine_plane(reader, content_id)
        return None if packed is None else plane_of(packed).astype(np.float32)

    def _keep(self, graph: MatchGraph, places: Rows) -> None:
        some = graph.matches.take(places)
        columns = (
            graph.contents[some.left],
            graph.contents[some.right],
            some.score,
            some.lane,
            some.orientation,
            some.share,
        )
        rows = [
            MatchRow._make(row)
            for row in zip(*(column.tolist() for column in columns), strict=True)
        ]
        self._store.catalog.submit(
            lambda writer: pictures.store_search(writer, (), rows, SEARCH_VERSION)
        ).result()


def _read(pairs: Sequence[_Pair]) -> list[Reading]:
    ours, theirs, orientations, shares = zip(*pairs, strict=True)
    found = drawings.read(
        np.stack(ours), np.stack(theirs), np.asarray(orientations), np.asarray(shares)
    )
    return [Reading(reading) for reading in found.tolist()]


def _told(graph: MatchGraph, places: Rows, readings: Sequence[Reading]) -> MatchGraph:
    """Return the graph with these matches read."""
    score, lane = graph.matches.score.copy(), graph.matches.lane.copy()
    lane[places] = [_LANES[reading] for reading in readings]
    score[places[lane[places] == Lane.OTHER_DRAWING]] = OTHER_DRAWING
    return replace(graph, matches=replace(graph.matches, score=score, lane=lane))


def _reads(graph: MatchGraph) -> Rows:
    """Return how often each row was read."""
    matches = graph.matches.take(np.isin(graph.matches.lane, list(_LANES.values())))
    ends = np.concatenate([matches.left, matches.right])
    return np.bincount(ends, minlength=len(graph.contents))


def _unread(graph: MatchGraph, has_plane: Flags, reads: Rows) -> Rows:
    """Return the matches that matter and were not read before, first of what may be mixed."""
    unread = _may_be_read(graph.matches, has_plane)
    if not unread.any():  # as in most searches: then nobody need know what clusters there are
        return np.empty(0, np.int64)
    found = _few(graph, _unread_of(graph, graph.stars(), unread), reads)
    if not len(found):
        found = _few(graph, _unread_of(graph, graph.clustering(), unread), reads)
    return found


def _may_be_read(matches: Matches, has_plane: Flags) -> Flags:
    """Tell which strong matches have fine planes on both sides and were not read before."""
    may_be = (matches.score >= STRONG) & has_plane[matches.left] & has_plane[matches.right]
    return may_be & ~np.isin(matches.lane, list(_LANES.values()))


def _few(graph: MatchGraph, places: Rows, reads: Rows) -> Rows:
    """Leave out matches of two that were read often enough; counts the others as read."""
    matches, few = graph.matches, []
    for place in places.tolist():
        ends = [matches.left[place], matches.right[place]]
        if reads[ends].min() < _MOST_OF_ONE:
            reads[ends] += 1
            few.append(place)
    return np.asarray(few, np.int64)


def _unread_of(graph: MatchGraph, clustering: Clustering, unread: Flags) -> Rows:
    """Return those of the unread matches with medoids, and between members with captions.

    Those of small clusters come first, those of one cluster together.
    """
    owner = np.full(len(graph.contents), -1, np.int64)
    owner[clustering.members] = np.repeat(clustering.medoids, np.diff(clustering.starts))
    owner[clustering.medoids] = clustering.medoids
    matches = graph.matches
    left, right = graph.nodes[matches.left], graph.nodes[matches.right]
    together = (left != right) & (owner[left] >= 0) & (owner[left] == owner[right])
    with_medoid = together & ((owner[left] == right) | (owner[right] == left))
    captions = with_medoid & (matches.lane == Lane.READ_CAPTION)
    captioned = np.zeros(len(owner), np.bool_)
    captioned[left[captions]] = captioned[right[captions]] = True
    wanted = with_medoid | (together & captioned[left] & captioned[right])
    places = np.flatnonzero(wanted & unread)
    medoid = owner[left[places]]
    sizes = np.bincount(owner[owner >= 0], minlength=len(owner))
    return places[np.lexsort((medoid, sizes[medoid]))]
