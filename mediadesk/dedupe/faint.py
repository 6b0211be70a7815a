"""Candidates among pictures with little in them: logos on white, soft gradients, flat drawings.

Their hashes say too little, so the gradients themselves are compared, each as rising, flat or
falling, all against all. Such pictures are few; blank ones, without any gradient, are left out.
"""

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.align import Floats
from mediadesk.dedupe.candidates import Candidates, best_of
from mediadesk.dedupe.neighbours import Rows
from mediadesk.dedupe.orientations import TURNED, UPRIGHT, inverse, turn_planes
from mediadesk.dedupe.views import CENTRE_90, TRIM, WHOLE, ViewHashes, cells
from mediadesk.domain.jobs import Checkpoint

FAINT_DECIDED = 48
"""Pictures with fewer decided signs are searched for here too."""
MANY = 20_000
"""Beyond so many faint pictures only upright wholes are compared: the cost grows as the square."""
FLAT_LEVELS = 0.5
LEAST_ALIKE = 0.60
"""Least cosine of two pictures' rising, flat and falling places."""
MOST_PER_PICTURE = 32
_LEAST_GRADIENTS = 4
_BLOCK, _COMPARED_AT_ONCE = 1024, 1 << 25
"""Pictures asked for at a time, and comparisons: a hundred megabytes."""
_PLANES_AT_ONCE = 1024
_SEARCHES = (
    (WHOLE, UPRIGHT),
    (CENTRE_90, UPRIGHT),
    (TRIM, UPRIGHT),
    *((WHOLE, orientation) for orientation in TURNED),
)


def candidates(
    greys: npt.NDArray[np.uint8],
    views: ViewHashes,
    *,
    new: Rows | None = None,
    checkpoint: Checkpoint = lambda: None,
) -> Candidates:
    """Return the candidates among the faint pictures; with `new`, only pairs with one of these.

    `greys` are the 64x64 planes that `views` came from. `checkpoint` is called between blocks
    and may raise to cancel.
    """
    faint = np.flatnonzero(views.decided[:, WHOLE] < FAINT_DECIDED)
    faint = faint[show_something(greys[faint])]
    wholes = _unit(_gradients(greys[faint], views.boxes[faint, WHOLE]))
    at_once = max(1, min(_BLOCK, _COMPARED_AT_ONCE // max(1, len(faint))))
    fresh = np.ones(len(faint), np.bool_) if new is None else np.isin(faint, new)
    found = []
    for view, orientation in _SEARCHES[:1] if len(faint) > MANY else _SEARCHES:
        has_view = views.decided[faint, view] > 0 if view == TRIM else np.ones(len(faint), np.bool_)
        for framed, among in ((has_view & fresh, slice(None)), (has_view & ~fresh, fresh)):
            rows = faint[framed]
            for start in range(0, len(rows), at_once):
                checkpoint()
                block = rows[start : start + at_once]
                planes = turn_planes(greys[block], inverse(orientation))
                asked = _unit(_gradients(planes, views.boxes[block, view]))
                near, which, unlike = _nearest(asked, wholes[among])
                whole = faint[among][which]
                other = whole != block[near]
                found.append(
                    Candidates(
                        whole[other],
                        block[near[other]],
                        np.full(other.sum(), view, np.uint8),
                        np.full(other.sum(), orientation, np.uint8),
                        unlike[other],
                    )
                )
    return best_of(Candidates.joined(found))


def show_something(greys: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Tell which pictures have gradients enough to be told apart: blank pages have none."""
    everything = np.broadcast_to(np.array([0, 0, 1, 1], np.float32), (len(greys), 4))
    return np.asarray(np.count_nonzero(_gradients(greys, everything), axis=1) >= _LEAST_GRADIENTS)


def _gradients(planes: npt.NDArray[np.generic], boxes: Floats) -> Floats:
    """Return rising 1, flat 0 and falling -1 of 128 places of a view, (pictures, 128)."""
    parts = [
        _some_gradients(planes[start : start + _PLANES_AT_ONCE], boxes[start:][:_PLANES_AT_ONCE])
        for start in range(0, len(planes), _PLANES_AT_ONCE)
    ]
    return np.concatenate(parts) if parts else np.empty((0, 128), np.float32)


def _some_gradients(planes: npt.NDArray[np.generic], boxes: Floats) -> Floats:
    grey = planes.astype(np.float32)
    rows, columns = (boxes[:, 1], boxes[:, 3]), (boxes[:, 0], boxes[:, 2])
    across = np.diff(cells(*rows, 8) @ grey @ cells(*columns, 9).swapaxes(1, 2), axis=2)
    down = np.diff(cells(*rows, 9) @ grey @ cells(*columns, 8).swapaxes(1, 2), axis=1)
    both = np.concatenate([across.reshape(-1, 64), down.reshape(-1, 64)], axis=1)
    return np.where(np.abs(both) > FLAT_LEVELS, np.sign(both), 0).astype(np.float32)


def _unit(gradients: Floats) -> Floats:
    length = np.sqrt((gradients**2).sum(1, keepdims=True))
    return np.asarray(gradients / np.maximum(length, 1), np.float32)


def _nearest(asked: Floats, wholes: Floats) -> tuple[Rows, Rows, npt.NDArray[np.uint8]]:
    """Return the places, in both, of pairs alike enough, and how unlike they are, 0 to 128.

    For each asked only the most alike.
    """
    alike = asked @ wholes.T
    most = min(MOST_PER_PICTURE, alike.shape[1])
    best = np.argpartition(-alike, most - 1, axis=1)[:, :most] if most else np.empty((0, 0), int)
    enough = np.take_along_axis(alike, best, axis=1) >= LEAST_ALIKE if most else best > 0
    near, nth = np.nonzero(enough)
    which = best[near, nth]
    return near, which, np.round(128 * (1 - alike[near, which])).astype(np.uint8)
