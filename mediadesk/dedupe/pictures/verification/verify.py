"""Verifies candidate pairs: aligns both pictures, then compares their fine detail.

Works on the stored 64x64 grey planes and 8x8 colours, for many pairs at once; no picture is
opened. `grades` says what the measures mean; where they leave doubt, `second_pass` looks closer.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.pictures.candidates.by_hash import Candidates
from mediadesk.dedupe.pictures.candidates.views import TRIM, WHOLE, ViewHashes
from mediadesk.dedupe.pictures.orientations import ORIENTATIONS, turn_planes
from mediadesk.dedupe.pictures.registration import measures
from mediadesk.dedupe.pictures.registration.affine import (
    ALSO_TRIED,
    Floats,
    align,
    overlay,
    start_of,
    widened,
)
from mediadesk.dedupe.pictures.registration.measures import Measures
from mediadesk.dedupe.pictures.verification import colour_edits, grades, second_pass
from mediadesk.domain.jobs import Checkpoint

PAIRS_AT_ONCE = 128
"""Small enough for the planes of a batch to stay in the core's cache."""
FINE = 32
COARSE_STEPS, FINE_STEPS = 4, 4
FRAMED = (0.40, 0.85)
"""A picture whose trim covers a share between these is framed: bars, or a viewer around it. Only
the inside is compared then. A smaller trim is a thing on a plain ground, and the ground counts."""
_INSET = 2 / 32
_PROMISING_DETAIL, _PROMISING_PARTS, _PROMISING_SHAPE = 0.50, 0.70, 0.95
"""A pair below all of these after the coarse step is dropped."""


@dataclass(frozen=True, slots=True)
class Planes:
    """What is stored of pictures; rows of all arrays belong together."""

    greys: npt.NDArray[np.uint8]
    """(pictures, 64, 64)."""
    colours: npt.NDArray[np.uint8]
    """(pictures, 8, 8, 3), YCbCr."""
    views: ViewHashes


def verify(
    planes: Planes,
    candidates: Candidates,
    *,
    threads: int = 2,
    checkpoint: Checkpoint = lambda: None,
) -> Measures:
    """Measure every candidate pair; pairs that look nothing alike get `Measures.nothing`.

    `checkpoint` is called once per batch and may raise to cancel.
    """
    batches = [
        candidates.take(slice(start, start + PAIRS_AT_ONCE))
        for start in range(0, len(candidates), PAIRS_AT_ONCE)
    ]

    def work(batch: Candidates) -> Measures:
        checkpoint()
        return _measured(planes, batch)

    with ThreadPoolExecutor(threads) as pool:
        return Measures.joined(list(pool.map(work, batches)))


@dataclass(frozen=True, slots=True)
class _Batch:
    """The planes of some pairs, the whole of each turned as its candidate says."""

    target: Floats
    """(pairs, 32, 32) grey."""
    mask: Floats
    """(pairs, 32, 32), 1.0 inside the frame."""
    colours: Floats
    """(pairs, 8, 8, 3)."""
    pictures: Floats
    """(pairs, 64, 64) grey of the other picture."""
    their_colours: Floats
    start: Floats
    decided: Floats

    def take(self, places: npt.NDArray[np.int64]) -> "_Batch":
        return _Batch(*(getattr(self, field.name)[places] for field in fields(self)))


def _measured(planes: Planes, candidates: Candidates) -> Measures:
    batch = _loaded(planes, candidates)
    affine, coarse = _coarse(batch)
    promising = np.flatnonzero(
        (coarse.coarse_detail >= _PROMISING_DETAIL)
        | (coarse.coarse_parts >= _PROMISING_PARTS)
        | (coarse.shape >= _PROMISING_SHAPE)
    )
    result = replace(Measures.nothing(len(candidates)), decided=batch.decided)
    if len(promising):
        affine[promising], fine = _fine(
            batch.take(promising), affine[promising], coarse.take(promising)
        )
        result.put(promising, fine)
        doubtful = promising[grades.doubtful(fine)]
        if len(doubtful):
            some = candidates.take(doubtful)
            wholes = _turned(planes.greys[some.whole], some.orientation)
            seen = batch.take(doubtful)
            result.put(
                doubtful,
                second_pass.looked_at(
                    wholes, seen.mask, seen.pictures, affine[doubtful], result.take(doubtful)
                ),
            )
    return result


def _turned(planes: npt.NDArray[np.generic], orientations: npt.NDArray[np.uint8]) -> Floats:
    """Return square planes, (pairs, side, side, ...), each turned in its own way."""
    turned = np.empty(planes.shape, np.float32)
    for orientation in ORIENTATIONS:
        at = np.flatnonzero(orientations == orientation)
        if len(at):
            turned[at] = turn_planes(planes[at], orientation)
    return turned


def _loaded(planes: Planes, candidates: Candidates) -> _Batch:
    rows, turns = candidates.whole, candidates.orientation
    greys = measures.halved(planes.greys[rows].astype(np.float32))
    decided = np.minimum(
        planes.views.decided[rows, WHOLE],
        planes.views.decided[candidates.framed, candidates.view],
    )
    return _Batch(
        _turned(greys, turns),
        _turned(_frames(planes.views, rows), turns),
        _turned(planes.colours[rows], turns),
        planes.greys[candidates.framed].astype(np.float32),
        planes.colours[candidates.framed].astype(np.float32),
        start_of(planes.views.boxes[candidates.framed, candidates.view]),
        decided.astype(np.float32),
    )


def _frames(views: ViewHashes, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Return which of 32x32 cells count, (pairs, 32, 32): all, or the inside of a frame."""
    box = views.boxes[rows, TRIM]
    area = (box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])
    framed = (area > FRAMED[0]) & (area < FRAMED[1]) & (views.decided[rows, TRIM] > 0)
    middle = (np.arange(FINE) + 0.5) / FINE
    inset = np.where(framed, _INSET, -1.0)[:, None]
    columns = (middle >= box[:, 0, None] + inset) & (middle <= box[:, 2, None] - inset)
    rows_in = (middle >= box[:, 1, None] + inset) & (middle <= box[:, 3, None] - inset)
    return np.asarray((rows_in[:, :, None] & columns[:, None, :]) | ~framed[:, None, None])


def _coarse(batch: _Batch) -> tuple[Floats, Measures]:
    """Align 16x16 against 32x32 and measure; most chance pairs end here."""
    target, pictures = measures.halved(batch.target), measures.halved(batch.pictures)
    mask = (measures.halved(batch.mask) > 0.5).astype(np.float32)
    starts = (batch.start, *(widened(len(target), by) for by in ALSO_TRIED))
    start = measures.nearest_start(measures.high_pass(target), mask, pictures, starts)
    affine, seen = align(target, mask, pictures, start, COARSE_STEPS)
    return affine, measures.coarse(target, seen)


def _fine(batch: _Batch, affine: Floats, coarse: Measures) -> tuple[Floats, Measures]:
    """Align 32x32 against 64x64 and measure fine detail and colours."""
    affine, seen = align(batch.target, batch.mask, batch.pictures, affine, FINE_STEPS)
    share = np.abs(affine[:, 0, 0] * affine[:, 1, 1] - affine[:, 0, 1] * affine[:, 1, 0])
    measured = replace(
        measures.fine(batch.target, seen, coarse), decided=batch.decided, share=share
    )
    everywhere = np.ones((len(affine), 8, 8), np.float32)
    theirs = [
        overlay(everywhere, np.ascontiguousarray(batch.their_colours[..., part]), affine).values
        for part in range(3)
    ]
    measured = colour_edits.toned(batch.colours, batch.their_colours, measured)
    measured = colour_edits.coloured(batch.colours, np.stack(theirs, axis=3), measured)
    return affine, measured
