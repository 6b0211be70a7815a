"""Compares new pictures with all others; each pair is compared once, and matches are stored."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.likeness import pictures
from mediadesk.catalog.likeness.pictures import MatchRow
from mediadesk.dedupe.hamming import crowds
from mediadesk.dedupe.pictures.candidates import by_gradient, by_hash
from mediadesk.dedupe.pictures.candidates.by_hash import Candidates
from mediadesk.dedupe.pictures.candidates.views import (
    PACKED_BYTES,
    VIEWS,
    WHOLE,
    ViewHashes,
    ViewSigns,
    packed,
    unpacked,
    unpacked_signs,
    view_hashes,
)
from mediadesk.dedupe.pictures.clustering.matches import Matches, matches_of
from mediadesk.dedupe.pictures.orientations import UPRIGHT
from mediadesk.dedupe.pictures.verification import verify
from mediadesk.dedupe.pictures.verification.grades import Lane, graded
from mediadesk.dedupe.pictures.verification.verify import Planes
from mediadesk.dedupe.versions import SEARCH_VERSION
from mediadesk.domain.jobs import Checkpoint

_PICTURES_AT_ONCE = 2_000
_PAIRS_AT_ONCE = 5_000
_CROWD_RADIUS = 7

Ids = npt.NDArray[np.int64]
Keep = Callable[[Sequence[tuple[int, bytes]], Sequence[MatchRow]], None]
"""Stores the views of pictures that were compared with all others, and what matched."""


class PictureSearch:
    """Finds which pictures match. Contents are named by their ids; rows are places in arrays."""

    def __init__(
        self, readers: Readers, keep: Keep, *, threads: int, checkpoint: Checkpoint
    ) -> None:
        """Search by `readers`; `checkpoint` is called often and may raise to stop."""
        self._readers, self._keep = readers, keep
        self._threads = threads
        self._checkpoint = checkpoint

    def compare_new(self, new_ids: Ids, limit: int) -> None:
        """Compare pictures with each other and with all that were compared before.

        `limit` is `by_hash.most_bits` of them all. What they matched must be stored before
        others are compared.
        """
        old_ids, old = self._views_before()
        new_ids, new = self._views_of(new_ids[np.isin(new_ids, old_ids, invert=True)])
        ids = np.concatenate([new_ids, old_ids])
        found = self._verified(ids, self._candidates(ids, new, old, limit))
        rows = [row.tobytes() for row in packed(new)]
        views = list(zip(new_ids.tolist(), rows, strict=True))
        self._keep(views, found)

    def compare(self, content_ids: Ids, pairs: Candidates) -> None:
        """Verify further pairs, whose rows are places in `content_ids`, and store the matches."""
        found = self._verified(content_ids, pairs)
        alike = {(match.left_id, match.right_id) for match in found}
        asked = np.stack([content_ids[pairs.whole], content_ids[pairs.framed]], axis=1)
        asked = np.unique(np.sort(asked, axis=1), axis=0)
        # what turned out not to be alike is kept, too: else every search would ask again
        found += [
            MatchRow(left, right, 0.0, Lane.NONE, UPRIGHT)
            for left, right in asked.tolist()
            if (left, right) not in alike
        ]
        self._keep((), found)

    def _candidates(self, ids: Ids, new: ViewHashes, old: ViewSigns, limit: int) -> Candidates:
        leaders = _leaders(new, old)
        parts = [
            by_hash.within(
                new,
                limit,
                leaders=leaders[: len(new)],
                threads=self._threads,
                checkpoint=self._checkpoint,
            )
        ]
        if len(old):
            parts.append(
                by_hash.between(
                    new,
                    old,
                    limit,
                    leaders=leaders,
                    threads=self._threads,
                    checkpoint=self._checkpoint,
                )
            )
        parts.append(self._faint(ids, new, old))
        return by_hash.nearest(by_hash.best_of(Candidates.joined(parts)))

    def _faint(self, ids: Ids, new: ViewHashes, old: ViewSigns) -> Candidates:
        """Search among pictures with little in them, whose hashes say too little."""
        decided = np.concatenate([new.decided[:, WHOLE], old.decided[:, WHOLE]])
        rows = np.flatnonzero(decided < by_gradient.FAINT_DECIDED)
        if not (rows < len(new)).any():
            return Candidates.joined([])
        rows, greys = self._with_something(ids, rows)
        ours, theirs = rows[rows < len(new)], rows[rows >= len(new)]
        views = ViewHashes.joined([new.take(ours), self._known_views(ids[theirs])])
        fresh = np.arange(len(ours))
        found = by_gradient.candidates(greys, views, new=fresh, checkpoint=self._checkpoint)
        return Candidates(
            rows[found.whole], rows[found.framed], found.view, found.orientation, found.bits
        )

    def _with_something(self, ids: Ids, rows: Ids) -> tuple[Ids, npt.NDArray[np.uint8]]:
        """Return the rows of these that are no blank pages, with their planes."""
        kept, greys = [rows[:0]], [np.empty((0, 64, 64), np.uint8)]
        for start in range(0, len(rows), _PICTURES_AT_ONCE):
            self._checkpoint()
            some = rows[start : start + _PICTURES_AT_ONCE]
            found, planes, _, _ = self._load(ids[some])
            some = some[np.isin(ids[some], found)]
            planes = planes[_places(found, ids[some])]
            shown = by_gradient.show_something(planes)
            kept.append(some[shown])
            greys.append(planes[shown])
        return np.concatenate(kept), np.concatenate(greys)

    def _verified(self, ids: Ids, pairs: Candidates) -> list[MatchRow]:
        """Return the matches among candidate pairs; only their planes are in memory at a time."""
        parts: list[Matches] = []
        order = np.argsort(np.minimum(pairs.whole, pairs.framed), kind="stable")
        for start in range(0, len(order), _PAIRS_AT_ONCE):
            some = pairs.take(order[start : start + _PAIRS_AT_ONCE])
            # Rows by rising content id, as matches are stored with the smaller id first.
            named, rows = np.unique(ids[np.r_[some.whole, some.framed]], return_inverse=True)
            whole, framed = rows[: len(some)], rows[len(some) :]
            here = Candidates(whole, framed, some.view, some.orientation, some.bits)
            planes, there = self._planes(named)
            here = here.take(np.flatnonzero(there[whole] & there[framed]))
            if not len(here):
                continue
            measures = verify.verify(
                planes, here, threads=self._threads, checkpoint=self._checkpoint
            )
            found = matches_of(here, graded(measures), measures.share)
            parts.append(replace(found, left=named[found.left], right=named[found.right]))
        best = Matches.joined(parts).best_of_each_picture()
        columns = (best.left, best.right, best.score, best.lane, best.orientation, best.share)
        return [MatchRow._make(row) for row in zip(*(c.tolist() for c in columns), strict=True)]

    def _views_before(self) -> tuple[Ids, ViewSigns]:
        """Return the contents that were compared before, with the hashes of their views."""
        with self._readers.snapshot() as reader:
            count = pictures.count_searched(reader, SEARCH_VERSION)
            ids = np.empty(count, np.int64)
            across, down = (np.empty((count, VIEWS), np.uint64, order="F") for _ in range(2))
            decided = np.empty((count, VIEWS), np.uint8, order="F")
            at = 0
            pages = pictures.searched_views(reader, SEARCH_VERSION, at_once=_PICTURES_AT_ONCE)
            for page in pages:
                self._checkpoint()
                place = slice(at, at := at + len(page))
                content_ids, rows = zip(*page, strict=True)
                signs = unpacked_signs(_rows(rows))
                ids[place], across[place] = content_ids, signs.across
                down[place], decided[place] = signs.down, signs.decided
        return ids, ViewSigns(across, down, decided)

    def _known_views(self, content_ids: Ids) -> ViewHashes:
        """Return the views of contents that were compared before, in their order."""
        with self._readers.use() as reader:
            stored = dict(pictures.views_of(reader, content_ids.tolist(), SEARCH_VERSION))
        return unpacked(_rows([stored[id_] for id_ in content_ids.tolist()]))

    def _views_of(self, content_ids: Ids) -> tuple[Ids, ViewHashes]:
        """Return the contents that have planes, with the hashes of their views."""
        ids: list[Ids] = []
        parts: list[ViewHashes] = []
        for start in range(0, len(content_ids) or 1, _PICTURES_AT_ONCE):
            self._checkpoint()
            found, greys, _, ratios = self._load(content_ids[start : start + _PICTURES_AT_ONCE])
            ids.append(found)
            parts.append(view_hashes(greys, ratios, threads=self._threads))
        return np.concatenate(ids), ViewHashes.joined(parts)

    def _planes(self, content_ids: Ids) -> tuple[Planes, npt.NDArray[np.bool_]]:
        """Return the planes of contents, in their order, and which of them still have any.

        A file that was edited since its views were read has taken its picture with it; in its
        place stands another one.
        """
        found, greys, colours, ratios = self._load(content_ids)
        there = np.isin(content_ids, found)
        places = np.zeros(len(content_ids), np.int64)
        places[there] = _places(found, content_ids[there])
        if len(found):
            greys, colours, ratios = greys[places], colours[places], ratios[places]
        views = view_hashes(greys, ratios, threads=self._threads)
        return Planes(greys, colours, views), there

    def _load(
        self, content_ids: Ids
    ) -> tuple[Ids, npt.NDArray[np.uint8], npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
        with self._readers.use() as reader:
            rows = list(pictures.planes(reader, content_ids.tolist()))
        count = len(rows)
        greys = np.frombuffer(b"".join(row.grey for row in rows), np.uint8)
        colours = np.frombuffer(b"".join(row.colour for row in rows), np.uint8)
        return (
            np.fromiter((row.content_id for row in rows), np.int64, count),
            greys.reshape(count, 64, 64),
            colours.reshape(count, 8, 8, 3),
            np.fromiter((row.width / row.height for row in rows), np.float32, count),
        )


def _leaders(new: ViewHashes, old: ViewSigns) -> Ids:
    """Return the row that stands for each in the search; itself where it is in no crowd.

    Blank pages are in none: no hash is compared of them, and a soft glow hashes as they do.
    """
    leaders = np.arange(len(new) + len(old))
    rows = np.flatnonzero(np.concatenate([new.usable()[:, WHOLE], old.usable()[:, WHOLE]]))
    across = np.concatenate([new.across[:, WHOLE], old.across[:, WHOLE]])[rows]
    down = np.concatenate([new.down[:, WHOLE], old.down[:, WHOLE]])[rows]
    leaders[rows] = rows[crowds.collapse(across, _CROWD_RADIUS, second=down)]
    return leaders


def _places(found: Ids, wanted: Ids) -> Ids:
    """Return where in `found` each of the wanted is."""
    order = np.argsort(found)
    return np.asarray(order[np.searchsorted(found[order], wanted)])


def _rows(packed_rows: Sequence[bytes]) -> npt.NDArray[np.uint8]:
    """Return packed views as an array, a row for each picture."""
    return np.frombuffer(b"".join(packed_rows), np.uint8).reshape(len(packed_rows), PACKED_BYTES)
