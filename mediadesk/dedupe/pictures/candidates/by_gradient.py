"""Candidate pairs of low-contrast pictures: logos on white, soft gradients, flat drawings.

Too few bits of their hashes are decided, so the signs of the gradients themselves (rising, flat or
falling) are compared, all against all; of patterns, which have next to no gradients, the fine
detail, too. Such pictures are few; blank ones, which have neither, are left out.
"""

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.neighbours import Rows
from mediadesk.dedupe.pictures.candidates.by_hash import Candidates, best_of
from mediadesk.dedupe.pictures.candidates.views import CENTRE_90, TRIM, WHOLE, ViewHashes, cells
from mediadesk.dedupe.pictures.orientations import TURNED, UPRIGHT, inverse, turn_planes
from mediadesk.dedupe.pictures.registration.affine import Floats
from mediadesk.dedupe.pictures.registration.measures import halved, high_pass
from mediadesk.domain.jobs import Checkpoint

FAINT_DECIDED = 48
"""Pictures with fewer decided signs are searched for here too."""
PATTERN_DECIDED = 8
"""Those with fewer, if there is detail in them nevertheless, are patterns."""
MANY = 20_000
"""Beyond so many faint pictures only upright wholes are compared: the cost grows as the square."""
FLAT_LEVELS = 0.5
LEAST_ALIKE = 0.60
"""Least cosine of two pictures' rising, flat and falling places, or of their fine detail."""
MOST_PER_PICTURE = 32
_LEAST_GRADIENTS = 4
_LEAST_TEXTURE = 0.5
"""Fine detail of a pattern, in grey levels; blank paper has half of it."""
_MOST_TEXTURE = 2.0
_BLOCK, _COMPARED_AT_ONCE = 1024, 1 << 25
"""Pictures asked for at a time, and comparisons: a hundred megabytes."""
_PLANES_AT_ONCE = 1024
_TURNED_WHOLES = tuple((WHOLE, orientation) for orientation in TURNED)
_OF_GRADIENTS = ((WHOLE, UPRIGHT), (CENTRE_90, UPRIGHT), (TRIM, UPRIGHT), *_TURNED_WHOLES)
_OF_TEXTURES = ((WHOLE, UPRIGHT), *_TURNED_WHOLES)
"""A crop of a pattern has other cells: none is looked for."""


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
    lined = faint[_have_gradients(greys[faint])]
    patterns = faint[views.decided[faint, WHOLE] < PATTERN_DECIDED]
    patterns = patterns[have_texture(greys[patterns])]
    # a copy of a pattern may have a few gradients: a caption, the blocks of compression
    textured = faint[have_texture(greys[faint])] if len(patterns) else patterns
    found = []
    for framed, wholes, described, searches in (
        (lined, lined, _unit_gradients, _OF_GRADIENTS),
        (textured, patterns, _unit_texture, _OF_TEXTURES),
    ):
        known = described(greys[wholes], views.boxes[wholes, WHOLE])
        at_once = max(1, min(_BLOCK, _COMPARED_AT_ONCE // max(1, len(wholes))))
        is_new = np.ones(len(wholes), np.bool_) if new is None else np.isin(wholes, new)
        for view, orientation in searches[:1] if len(framed) > MANY else searches:
            there = framed[views.decided[framed, view] > 0] if view == TRIM else framed
            fresh = np.ones(len(there), np.bool_) if new is None else np.isin(there, new)
            for rows, among in ((there[fresh], slice(None)), (there[~fresh], is_new)):
                for start in range(0, len(rows), at_once):
                    checkpoint()
                    block = rows[start : start + at_once]
                    planes = turn_planes(greys[block], inverse(orientation))
                    asked = described(planes, views.boxes[block, view])
                    near, which, unlike = _nearest(asked, known[among])
                    whole = wholes[among][which]
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
    """Tell which pictures can be told apart: blank pages have neither gradients nor texture."""
    shown = _have_gradients(greys)
    shown[~shown] = have_texture(greys[~shown])
    return shown


def have_texture(greys: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Tell which pictures have fine detail, if nothing else; paper and noise have not."""
    parts = [
        _texture(greys[start : start + _PLANES_AT_ONCE]).std(1) >= _LEAST_TEXTURE
        for start in range(0, len(greys), _PLANES_AT_ONCE)
    ]
    return np.concatenate(parts) if parts else np.zeros(0, np.bool_)


def _have_gradients(greys: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    everything = np.broadcast_to(np.array([0, 0, 1, 1], np.float32), (len(greys), 4))
    return np.asarray(np.count_nonzero(_gradients(greys, everything), axis=1) >= _LEAST_GRADIENTS)


def _texture(planes: npt.NDArray[np.generic]) -> Floats:
    """Return the fine detail of 32x32 cells, (pictures, 1024); a caption counts as the rest."""
    detail = high_pass(halved(planes.astype(np.float32))).reshape(len(planes), -1)
    return np.clip(detail, -_MOST_TEXTURE, _MOST_TEXTURE)


def _unit_texture(planes: npt.NDArray[np.generic], _boxes: Floats) -> Floats:
    parts = [
        _unit(_texture(planes[start : start + _PLANES_AT_ONCE]))
        for start in range(0, len(planes), _PLANES_AT_ONCE)
    ]
    return np.concatenate(parts) if parts else np.empty((0, 1024), np.float32)


def _unit_gradients(planes: npt.NDArray[np.generic], boxes: Floats) -> Floats:
    return _unit(_gradients(planes, boxes))


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


def _unit(vectors: Floats) -> Floats:
    length = np.sqrt((vectors**2).sum(1, keepdims=True))
    return np.asarray(vectors / np.maximum(length, 1), np.float32)


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
