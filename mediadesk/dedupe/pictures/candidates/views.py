"""Views of a picture: hashes of its likely crops, so that a cropped copy is found, too.

A crop of A looks like a view of A at a small distance; the search radius can stay small. All
hashes come from the stored 64x64 grey plane, in batches; no picture is opened.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.bands import Hashes
from mediadesk.dedupe.pictures.candidates.trim import trimmed_boxes

Greys = npt.NDArray[np.uint8]
"""(pictures, 64, 64) luma."""
Boxes = npt.NDArray[np.float32]
"""(..., 4): left, top, right, bottom as fractions of the picture's sides."""

SIDE = 64
DECIDED_ENOUGH = 24
"""Of a view's 128 gradient signs, how many must be clear for the hash to mean anything."""
DECIDED_LEVELS = 2.0
"""A sign is decided when the difference exceeds this many grey levels."""
FIXED_BOXES = (
    (0.0, 0.0, 1.0, 1.0),
    (0.05, 0.05, 0.95, 0.95),
    (0.10, 0.10, 0.90, 0.90),
    (0.0, 0.0, 0.92, 0.92),
    (0.08, 0.0, 1.0, 0.92),
    (0.0, 0.08, 0.92, 1.0),
    (0.08, 0.08, 1.0, 1.0),
    (0.0, 0.04, 0.92, 0.96),
    (0.08, 0.04, 1.0, 0.96),
    (0.04, 0.0, 0.96, 0.92),
    (0.04, 0.08, 0.96, 1.0),
    (0.0, 0.0, 0.85, 0.85),
    (0.15, 0.0, 1.0, 0.85),
    (0.0, 0.15, 0.85, 1.0),
    (0.15, 0.15, 1.0, 1.0),
)
RATIOS = (1.0, 16 / 9, 5 / 4)
"""Crops to a common shape; upright pictures use the inverse."""
WHOLE, CENTRE_90 = 0, 1
TRIM = len(FIXED_BOXES) + len(RATIOS)
VIEWS = TRIM + 1
TURNED_VIEWS = (WHOLE, CENTRE_90, TRIM)
"""The views that are also looked for turned and mirrored."""
PACKED_BYTES = 17 * VIEWS + 16 * (VIEWS - len(FIXED_BOXES))
CLEAR_SIGNS_AT = 16 * VIEWS + WHOLE
"""Which of the bytes that are stored counts the clear gradient signs of the whole picture."""
_SAME_AS_WHOLE = 0.98
_BATCH = 512
_FLAT_RISES = np.array([1, 1, 1, 1, -1, -1, -1, -1], np.float32)
"""Added to the differences, in grey levels: decides places that are flat but for noise."""


@dataclass(frozen=True, slots=True)
class ViewSigns:
    """Per picture and view: the hash pair, and how many of its 128 signs are decided.

    A view that the picture does not have (no bars to trim, already of that shape) has 0 decided.
    """

    across: Hashes
    """(pictures, views): is each cell brighter than its left neighbour?"""
    down: Hashes
    """(pictures, views): is each cell brighter than the one above?"""
    decided: npt.NDArray[np.uint8]
    """(pictures, views), 0 to 128."""

    def __len__(self) -> int:
        """Return the number of pictures."""
        return len(self.across)

    def usable(self) -> npt.NDArray[np.bool_]:
        """Tell which views may be compared by hash, (pictures, views)."""
        return self.decided >= DECIDED_ENOUGH


@dataclass(frozen=True, slots=True)
class ViewHashes(ViewSigns):
    """The same, and where each view lies: as many bytes once more."""

    boxes: Boxes
    """(pictures, views, 4)."""

    def take(self, rows: npt.NDArray[np.int64]) -> Self:
        """Return the views of these pictures."""
        return type(self)(self.across[rows], self.down[rows], self.decided[rows], self.boxes[rows])

    @classmethod
    def joined(cls, parts: "Sequence[ViewHashes]") -> "ViewHashes":
        """Put the pictures of several parts behind each other."""
        return cls(
            np.concatenate([part.across for part in parts]),
            np.concatenate([part.down for part in parts]),
            np.concatenate([part.decided for part in parts]),
            np.concatenate([part.boxes for part in parts]),
        )


def view_hashes(greys: Greys, ratios: npt.NDArray[np.float32], *, threads: int = 1) -> ViewHashes:
    """Return the hashes of every view of every picture.

    `ratios` holds width / height of each picture as seen.
    """

    def work(start: int) -> ViewHashes:
        return _batch(greys[start : start + _BATCH], ratios[start : start + _BATCH])

    with ThreadPoolExecutor(threads) as pool:
        return ViewHashes.joined(list(pool.map(work, range(0, max(1, len(greys)), _BATCH))))


def packed(views: ViewHashes) -> npt.NDArray[np.uint8]:
    """Return each picture's views as one row of PACKED_BYTES bytes, to be stored."""
    own = np.ascontiguousarray(views.boxes[:, len(FIXED_BOXES) :], "<f4")
    parts = (views.across.astype("<u8"), views.down.astype("<u8"), views.decided, own)
    return np.concatenate(
        [np.ascontiguousarray(part).reshape(len(views), -1).view(np.uint8) for part in parts],
        axis=1,
    )


def unpacked(rows: npt.NDArray[np.uint8]) -> ViewHashes:
    """Return the views of rows that `packed` made, (pictures, PACKED_BYTES)."""
    signs = unpacked_signs(rows)
    own = np.ascontiguousarray(rows[:, 17 * VIEWS :])
    fixed = np.broadcast_to(np.asarray(FIXED_BOXES, np.float32), (len(rows), len(FIXED_BOXES), 4))
    boxes = own.view("<f4").astype(np.float32).reshape(len(rows), VIEWS - len(FIXED_BOXES), 4)
    return ViewHashes(
        signs.across, signs.down, signs.decided, np.concatenate([fixed, boxes], axis=1)
    )


def unpacked_signs(rows: npt.NDArray[np.uint8]) -> ViewSigns:
    """Return the same without the places of the views: half the memory, for very many pictures."""
    across, down, decided = (
        np.ascontiguousarray(rows[:, start:end])
        for start, end in pairwise((0, 8 * VIEWS, 16 * VIEWS, 17 * VIEWS))
    )
    return ViewSigns(
        across.view("<u8").astype(np.uint64, copy=False),
        down.view("<u8").astype(np.uint64, copy=False),
        decided,
    )


def shape_boxes(ratios: npt.NDArray[np.float32]) -> Boxes:
    """Return the centred crops to each of RATIOS, (pictures, ratios, 4)."""
    wanted = np.asarray(RATIOS, np.float32)[None, :]
    wanted = np.where(ratios[:, None] < 1, 1 / wanted, wanted)
    keep_width = np.minimum(1, wanted / ratios[:, None])
    keep_height = np.minimum(1, ratios[:, None] / wanted)
    left, top = (1 - keep_width) / 2, (1 - keep_height) / 2
    return np.stack([left, top, 1 - left, 1 - top], axis=2).astype(np.float32)


def _batch(greys: Greys, ratios: npt.NDArray[np.float32]) -> ViewHashes:
    count = len(greys)
    planes = greys.astype(np.float32)
    fixed = np.asarray(FIXED_BOXES, np.float32)
    trims, cut = trimmed_boxes(greys)
    own = np.concatenate([shape_boxes(ratios), trims[:, None]], axis=1)
    boxes = np.concatenate([np.broadcast_to(fixed, (count, len(fixed), 4)), own], axis=1)
    across = np.empty((count, VIEWS, 8, 8), np.float32)
    down = np.empty((count, VIEWS, 8, 8), np.float32)
    _fixed_gradients(planes, across, down)
    for view in range(len(fixed), VIEWS):
        box = boxes[:, view]
        rows, columns = (box[:, 1], box[:, 3]), (box[:, 0], box[:, 2])
        wide = cells(*rows, 8) @ planes @ cells(*columns, 9).swapaxes(1, 2)
        tall = cells(*rows, 9) @ planes @ cells(*columns, 8).swapaxes(1, 2)
        across[:, view], down[:, view] = np.diff(wide, axis=2), np.diff(tall, axis=1)
    clear = (np.abs(across) > DECIDED_LEVELS).sum((2, 3)) + (np.abs(down) > DECIDED_LEVELS).sum(
        (2, 3)
    )
    area = (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])
    own_part = area[:, len(fixed) :] < _SAME_AS_WHOLE
    own_part[:, -1] &= cut
    clear[:, len(fixed) :] *= own_part
    # a flat place has no sign: it counts as rising towards the middle, however it is turned
    across += _FLAT_RISES
    down += _FLAT_RISES[:, None]
    return ViewHashes(_packed(across), _packed(down), clear.astype(np.uint8), boxes)


def _fixed_gradients(
    planes: npt.NDArray[np.float32],
    across: npt.NDArray[np.float32],
    down: npt.NDArray[np.float32],
) -> None:
    """Fill in the gradients of the boxes all pictures share; equal rows are averaged once."""
    spans = sorted({(top, bottom) for _, top, _, bottom in FIXED_BOXES})
    tops, bottoms = np.asarray(spans, np.float32).T
    lines = np.concatenate([cells(tops, bottoms, 8), cells(tops, bottoms, 9)], axis=1)
    averaged = (lines.reshape(-1, SIDE) @ planes).reshape(len(planes), len(spans), 17, SIDE)
    for view, (left, top, right, bottom) in enumerate(FIXED_BOXES):
        mine = averaged[:, spans.index((top, bottom))]
        side = np.asarray([left], np.float32), np.asarray([right], np.float32)
        across[:, view] = np.diff(mine[:, :8] @ cells(*side, 9)[0].T, axis=2)
        down[:, view] = np.diff(mine[:, 8:] @ cells(*side, 8)[0].T, axis=1)


def cells(
    start: npt.NDArray[np.float32], end: npt.NDArray[np.float32], count: int, side: int = SIDE
) -> npt.NDArray[np.float32]:
    """Return the weights, (boxes, count, side), that average `count` equal cells of each span."""
    steps = np.linspace(0, 1, count + 1, dtype=np.float32) * side
    edges = start[:, None] * side + (end - start)[:, None] * steps
    pixels = np.arange(side, dtype=np.float32)
    covered = np.minimum(edges[:, 1:, None], pixels + 1) - np.maximum(edges[:, :-1, None], pixels)
    weights = np.clip(covered, 0, None)
    return np.asarray(weights / weights.sum(2, keepdims=True), np.float32)


def _packed(gradients: npt.NDArray[np.float32]) -> Hashes:
    """Return the signs of (pictures, views, 8, 8) as 64-bit numbers, the first sign highest."""
    bits = np.packbits((gradients > 0).reshape(*gradients.shape[:2], 64), axis=2)
    return np.ascontiguousarray(bits).view(">u8")[..., 0].astype(np.uint64)
