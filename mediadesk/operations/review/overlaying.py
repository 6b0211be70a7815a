"""Finds how pictures of one cluster lie on each other, from what the catalog keeps of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.likeness import pictures
from mediadesk.dedupe.pictures.orientations import ORIENTATIONS, turn_planes
from mediadesk.dedupe.pictures.registration import measures
from mediadesk.dedupe.pictures.registration.affine import Floats, align, overlay, start_of
from mediadesk.domain.alignment import Alignment

_SIDE = 32
_INSETS = (0.0, 0.025, 0.06, 0.11)
"""Crops that are tried as starts: shares of each side."""
_STEPS = 4
_SAME = 0.02
"""Differences from a plain scaling below this are the coarseness of the planes."""
_GREY_CHROMA, _COLOUR_CHROMA = 1.5, 5.0
"""Up to this mean distance from grey, in levels, a picture has no colours; from that on it has."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What is kept of a picture: its grey plane, and how far its colours are from grey."""

    grey: Floats
    chroma: float


def alignments(readers: Readers, file_ids: Sequence[int]) -> dict[int, Alignment]:
    """Return where each of these pictures lies on the first one; those unknown are absent."""
    with readers.use() as reader:
        looks = {id_: _look(*found) for id_, found in pictures.looks(reader, file_ids).items()}
    first = looks.get(file_ids[0]) if file_ids else None
    if first is None:
        return {}
    return {id_: _compared(first, looks[id_]) for id_ in file_ids[1:] if id_ in looks}


def fit(one: bytes, other: bytes) -> float:
    """Return how well two 64x64 grey planes fit, turned and cropped as they may be; 1: the same."""
    mine, theirs = _plane(one), _plane(other)
    return max(_best(mine, theirs)[1], _best(theirs, mine)[1])


def _plane(grey: bytes) -> Floats:
    return np.frombuffer(grey, np.uint8).reshape(64, 64).astype(np.float32)


def _look(grey: bytes, colour: bytes) -> _Look:
    chroma = np.frombuffer(colour, np.uint8).reshape(-1, 3)[:, 1:].astype(np.float32) - 128
    return _Look(_plane(grey), float(np.hypot(chroma[:, 0], chroma[:, 1]).mean()))


def _compared(first: _Look, other: _Look) -> Alignment:
    lies = _aligned(first.grey, other.grey)
    lost = first.chroma >= _COLOUR_CHROMA and other.chroma <= _GREY_CHROMA
    return replace(lies, lighter=_lighter(first.grey, other.grey, lies), lost_colours=lost)


def _lighter(first: Floats, other: Floats, lies: Alignment) -> float:
    """Return by how many levels the other is brighter, where both show the same."""
    a, b, c, d = lies.turn
    across = (np.arange(64, dtype=np.float32) + 0.5) / 32 - 1
    x, y = np.meshgrid(across, across)
    there_x = lies.scale_x * (a * x + b * y) + lies.shift_x
    there_y = lies.scale_y * (c * x + d * y) + lies.shift_y
    both = (np.abs(there_x) < 1) & (np.abs(there_y) < 1)
    if not both.any():
        return 0.0
    columns = ((there_x[both] + 1) * 32).astype(np.intp)
    rows = ((there_y[both] + 1) * 32).astype(np.intp)
    return float((other[rows, columns] - first[both]).mean())


def _aligned(first: Floats, other: Floats) -> Alignment:
    """Try all orientations and small crops, either of the first or of the other."""
    cropped = _best(first, other)  # the first may be a crop of the other
    whole = _best(other, first)  # the other may be a crop of the first: found the other way round
    orientation, fit, affine = cropped
    if whole[1] > fit + 0.002:
        turned, _, back = whole
        orientation = {6: 8, 8: 6}.get(turned, turned)
        affine = _undone(turned, back)
    scale = (float(affine[0, 0]), float(affine[1, 1]))
    shift = (float(affine[0, 2]), float(affine[1, 2]))
    if max(abs(scale[0] - 1), abs(scale[1] - 1), abs(shift[0]), abs(shift[1])) < _SAME:
        return Alignment(orientation)
    return Alignment(orientation, scale[0], scale[1], shift[0], shift[1])


def _best(target: Floats, picture: Floats) -> tuple[int, float, Floats]:
    """Return (orientation, fit, affine) that lays the turned target best over the picture."""
    count = len(ORIENTATIONS) * len(_INSETS)
    small = measures.halved(target[None])
    turned = [np.ascontiguousarray(turn_planes(small, each), np.float32) for each in ORIENTATIONS]
    targets = np.repeat(np.concatenate(turned), len(_INSETS), axis=0)
    inset = np.tile(np.array(_INSETS, np.float32), len(ORIENTATIONS))[:, None]
    starts = start_of(np.concatenate([inset, inset, 1 - inset, 1 - inset], axis=1))
    mask = np.ones((count, _SIDE, _SIDE), np.float32)
    pictures_ = np.broadcast_to(picture, (count, 64, 64)).copy()
    detail = measures.high_pass(targets)
    seen = overlay(mask, pictures_, starts)
    fits = measures.correlation(detail, measures.high_pass(seen.values), seen.inside)
    top = np.argsort(-fits)[:3]
    plain = int(top[0]) // len(_INSETS) * len(_INSETS)
    tried = np.unique(np.append(top, plain))
    affine, seen = align(targets[tried], mask[tried], pictures_[tried], starts[tried], _STEPS)
    better = measures.correlation(detail[tried], measures.high_pass(seen.values), seen.inside)
    best = int(np.argmax(better))
    start = int(tried[best])
    return ORIENTATIONS[start // len(_INSETS)], float(better[best]), affine[best]


def _undone(orientation: int, affine: Floats) -> Floats:
    """Return the affine that leads back, for the orientation that leads back.

    The found one says: first = affine(turn(other)). Wanted is other = back(turn'(first)).
    """
    a, b, c, d = Alignment(orientation).turn
    scale = np.array([affine[0, 0], affine[1, 1]], np.float64)
    shift = np.array([affine[0, 2], affine[1, 2]], np.float64)
    turn = np.array([[a, b], [c, d]], np.float64)
    # other = turn^-1 ((first - shift) / scale), and turn^-1 is its transpose
    swaps = a == 0
    back = np.zeros((2, 3), np.float32)
    inverse = 1 / (scale[::-1] if swaps else scale)
    back[0, 0], back[1, 1] = inverse
    back[:, 2] = turn.T @ (-shift / scale)
    return back
