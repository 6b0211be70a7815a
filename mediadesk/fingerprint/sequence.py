"""A film over time: a small entry of low DCT coefficients for each step of a fixed grid.

An entry is a time and 64 signed bytes: the 8x8 lowest DCT coefficients of the frame, scaled to unit
length. The aspect ratio is dropped on purpose, so that stretched copies match.
"""

import numpy as np
import numpy.typing as npt

from mediadesk.decoding.grid import grid_part
from mediadesk.domain.sequences import Box, PartRequest, SequencePart
from mediadesk.domain.streams import Stereo
from mediadesk.fingerprint.eyes import layout_box, plausible_layout
from mediadesk.formats.source import open_source

ENTRY = np.dtype([("time_ms", "<u4"), ("waves", "i1", (64,))])
"""`waves[0]`, the place of the mean, is 1 for a frame without content and else 0."""

_SIDE = 32
_KEPT = 8
_FLAT = 6.0
_LIT, _BAR = 24, 24
_LEAST_LIT = 3
_LEAST_SHARE = 0.3

Frames = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float32]


def sequence_part(request: PartRequest) -> SequencePart:
    """Return the entries of a stretch; raises OutsideError when nothing can be decoded."""
    with open_source(request.path) as source:
        part = grid_part(
            source,
            from_s=request.from_s,
            step_s=request.step_s,
            budget_s=request.budget_s,
            bursts=request.bursts,
        )
        box = request.box
        if box is None and len(part.frames):
            layout = plausible_layout(source, part.stereo, part.frames)
            box = shown_box(part.frames, layout)
    return SequencePart(
        entries=entries_of(part.times_s, part.frames, box).tobytes(),
        next_s=part.next_s,
        is_over=part.is_over,
        box=box,
    )


def entries_of(
    times_s: npt.NDArray[np.float64], frames: Frames, box: Box | None
) -> npt.NDArray[np.void]:
    """Return the entries of grey frames (n, height, width), of which `box` shows the film."""
    entries = np.zeros(len(frames), ENTRY)
    if len(frames):
        entries["time_ms"] = np.round(times_s * 1000)
        left, top, right, bottom = box or (0.0, 0.0, 1.0, 1.0)
        down = _average(frames.shape[1], top, bottom)
        across = _average(frames.shape[2], left, right)
        small = down @ frames.astype(np.float32) @ across.T
        waves = _COSINES @ small @ _COSINES.T
        waves = waves.reshape(len(frames), _KEPT * _KEPT)
        waves[:, 0] = 0
        peak = np.maximum(np.abs(waves).max(axis=1, keepdims=True), 1e-6)
        sizes = np.maximum(1, np.round(127 * np.sqrt(np.abs(waves) / peak)))
        entries["waves"] = np.where(waves > 0, sizes, -sizes).astype(np.int8)
        entries["waves"][:, 0] = small.std(axis=(1, 2)) < _FLAT
    return entries


def shown_box(frames: Frames, layout: Stereo | None) -> Box | None:
    """Return the part of the frames that shows the film: one eye, without black bars.

    None where too few frames are lit to tell.
    """
    eye = layout_box(layout) or (0.0, 0.0, 1.0, 1.0)
    height, width = frames.shape[1:]
    top, bottom = round(eye[1] * height), round(eye[3] * height)
    left, right = round(eye[0] * width), round(eye[2] * width)
    seen = frames[:, top:bottom, left:right]
    lit = seen[seen.mean(axis=(1, 2)) > _LIT]
    if len(lit) < _LEAST_LIT:
        return eye if layout is not None else None
    rows = np.quantile(np.quantile(lit, 0.98, axis=2), 0.95, axis=0) > _BAR
    columns = np.quantile(np.quantile(lit, 0.98, axis=1), 0.95, axis=0) > _BAR
    first_row, last_row = _span(rows)
    first_column, last_column = _span(columns)
    return (
        (left + first_column) / width,
        (top + first_row) / height,
        (left + last_column) / width,
        (top + last_row) / height,
    )


def _span(inside: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """Return the first and the end of what is inside; everything where too little is."""
    places = np.flatnonzero(inside)
    if not len(places) or places[-1] + 1 - places[0] < _LEAST_SHARE * len(inside):
        return 0, len(inside)
    return int(places[0]), int(places[-1]) + 1


def _average(length: int, start: float, stop: float) -> Matrix:
    """Return the matrix (32, length) that averages a part of a line down to 32 cells."""
    edges = np.linspace(start * length, stop * length, _SIDE + 1)
    pixels = np.arange(length)
    low = np.maximum(edges[:-1, np.newaxis], pixels)
    high = np.minimum(edges[1:, np.newaxis], pixels + 1)
    shares = np.maximum(0.0, high - low)
    whole = np.maximum(shares.sum(axis=1, keepdims=True), 1e-9)
    return np.asarray(shares / whole, np.float32)


def _cosines() -> Matrix:
    """Return the first 8 rows of the orthonormal cosine transform of 32 cells."""
    waves = np.cos(np.pi * np.outer(np.arange(_KEPT), np.arange(_SIDE) + 0.5) / _SIDE)
    waves *= np.sqrt(2 / _SIDE)
    waves[0] /= np.sqrt(2)
    return np.asarray(waves, np.float32)


_COSINES = _cosines()
