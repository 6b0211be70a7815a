"""Look closer at two pictures: lay one over the other, then compare their fine detail.

Works on the stored 64x64 grey planes and 8x8 colours, for many pairs at once; no picture is
opened. What it measures is stored per pair; `grades` says what the measures mean.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe import measures
from mediadesk.dedupe.align import Floats, align, overlay, start_of
from mediadesk.dedupe.candidates import Candidates
from mediadesk.dedupe.measures import Measures, high_pass
from mediadesk.dedupe.orientations import ORIENTATIONS, turn_planes
from mediadesk.dedupe.views import TRIM, WHOLE, ViewHashes
from mediadesk.domain.jobs import Checkpoint

PAIRS_AT_ONCE = 128
"""Small enough for the planes of a batch to stay in the core's cache."""
FINE = 32
COARSE_STEPS, FINE_STEPS = 4, 4
FRAMED = (0.40, 0.85)
"""A picture whose trim covers a share between these is framed: bars, or a viewer around it. Only
the inside is compared then. A smaller trim is a thing on a plain ground, and the ground counts."""
_INSET = 2 / 32
_ALSO_TRIED = (-0.02, 0.02, 0.0)
"""Starts besides the view that was found: small crops either way, and the whole."""
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
        fine = _fine(batch.take(promising), affine[promising], coarse.take(promising))
        result.put(promising, fine)
    return result


def _loaded(planes: Planes, candidates: Candidates) -> _Batch:
    count = len(candidates)
    target = np.empty((count, FINE, FINE), np.float32)
    mask = np.empty((count, FINE, FINE), np.float32)
    colours = np.empty((count, 8, 8, 3), np.float32)
    frames = _frames(planes.views, candidates.whole)
    for orientation in ORIENTATIONS:
        at = np.flatnonzero(candidates.orientation == orientation)
        if len(at):
            rows = candidates.whole[at]
            greys = measures.halved(planes.greys[rows].astype(np.float32))
            target[at] = turn_planes(greys, orientation)
            mask[at] = turn_planes(frames[at], orientation)
            colours[at] = turn_planes(planes.colours[rows], orientation)
    decided = np.minimum(
        planes.views.decided[candidates.whole, WHOLE],
        planes.views.decided[candidates.framed, candidates.view],
    )
    return _Batch(
        target,
        mask,
        colours,
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
    detail = high_pass(target)
    start, best = batch.start, np.full(len(target), -2, np.float32)
    for tried in (batch.start, *(_widened(len(target), by) for by in _ALSO_TRIED)):
        seen = overlay(mask, pictures, tried)
        fit = measures.correlation(detail, high_pass(seen.values), seen.inside)
        start = np.where((fit >= best)[:, None, None], tried, start)
        best = np.maximum(best, fit)
    affine, seen = align(target, mask, pictures, start, COARSE_STEPS)
    return affine, measures.coarse(target, seen)


def _widened(count: int, by: float) -> Floats:
    box = np.array([-by, -by, 1 + by, 1 + by], np.float32)
    return start_of(np.broadcast_to(box, (count, 4)))


def _fine(batch: _Batch, affine: Floats, coarse: Measures) -> Measures:
    """Align 32x32 against 64x64 and measure fine detail and colours."""
    affine, seen = align(batch.target, batch.mask, batch.pictures, affine, FINE_STEPS)
    share = np.abs(affine[:, 0, 0] * affine[:, 1, 1] - affine[:, 0, 1] * affine[:, 1, 0])
    measured = replace(
        measures.fine(batch.target, seen, coarse), decided=batch.decided, share=share
    )
    everywhere = np.ones((len(affine), 8, 8), np.float32)
    theirs = [
        overlay(everywhere, np.ascontiguousarray(batch.their_colours[..., part]), affine).values
        for part in (1, 2)
    ]
    measured = measures.toned(batch.colours, batch.their_colours, measured)
    return measures.coloured(batch.colours[..., 1:], np.stack(theirs, axis=3), measured)
