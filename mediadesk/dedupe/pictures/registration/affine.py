"""Affine registration: the small shift, scale and turn by which two pictures agree best.

Inverse compositional Gauss-Newton (Baker and Matthews 2004) on six affine parameters with free
brightness and contrast, for many pairs at once. Large differences, such as a caption, are
clipped so that they do not pull (Huber 1981).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

MOST_STEP = 0.08
"""Longest step of a parameter in one iteration, relative to half the picture."""
MOST_DRIFT = 0.16
"""Farthest a parameter may move from its start, in the same unit."""
LEAST_INSIDE = 0.80
"""Share of the picture that must stay inside the other."""
ALSO_TRIED = (-0.02, 0.02, 0.0)
"""Further starts, relative to the one found: the whole wider or narrower by a small crop."""
_CLIP_SIGMAS = 1.5
_DAMPING = 0.01


@dataclass(frozen=True, slots=True)
class Overlay:
    """Pictures resampled onto others, and the weight of each cell."""

    values: Floats
    """(pairs, side, side)."""
    inside: Floats
    """(pairs, side, side), 1.0 where the cell counts, else 0.0."""


def start_of(boxes: Floats) -> Floats:
    """Return the affine parameters, (pairs, 2, 3), that lay the whole of one over a box."""
    centre_x, centre_y = boxes[:, 0] + boxes[:, 2] - 1, boxes[:, 1] + boxes[:, 3] - 1
    affine = np.zeros((len(boxes), 2, 3), np.float32)
    affine[:, 0, 0], affine[:, 0, 2] = boxes[:, 2] - boxes[:, 0], centre_x
    affine[:, 1, 1], affine[:, 1, 2] = boxes[:, 3] - boxes[:, 1], centre_y
    return affine


def widened(count: int, by: float) -> Floats:
    """Return the parameters that lay the whole of one over the whole of another made wider."""
    box = np.array([-by, -by, 1 + by, 1 + by], np.float32)
    return start_of(np.broadcast_to(box, (count, 4)))


def overlay(mask: Floats, pictures: Floats, affine: Floats) -> Overlay:
    """Resample each picture through its affine parameters, bilinearly.

    `mask` is (pairs, side, side), the cells that count; `pictures` (pairs, size, size).
    """
    side, size = mask.shape[1], pictures.shape[1]
    line = ((np.arange(side, dtype=np.float32) + 0.5) * (2 / side) - 1)[None]
    half = np.float32(size / 2)
    parts = affine * half
    shift = half - np.float32(0.5)
    x = (parts[:, 0, 1, None] * line)[:, :, None] + (
        parts[:, 0, 0, None] * line + (parts[:, 0, 2, None] + shift)
    )[:, None, :]
    y = (parts[:, 1, 1, None] * line + (parts[:, 1, 2, None] + shift))[:, :, None] + (
        parts[:, 1, 0, None] * line
    )[:, None, :]
    edge = np.float32(size - 1)
    # half a cell beyond the outermost centres still belongs to the picture
    slack = np.float32(0.75)
    inside = mask * ((x >= -slack) & (x <= edge + slack) & (y >= -slack) & (y <= edge + slack))
    np.clip(x, 0, edge - np.float32(0.001), out=x)
    np.clip(y, 0, edge - np.float32(0.001), out=y)
    column, row = x.astype(np.int32), y.astype(np.int32)
    x -= column
    y -= row
    at = row * np.int32(size) + column
    at += (np.arange(len(pictures), dtype=np.int32) * (size * size))[:, None, None]
    flat = pictures.reshape(-1)
    upper = flat.take(at, mode="clip")
    upper += (flat.take(at + 1, mode="clip") - upper) * x
    at += size
    lower = flat.take(at, mode="clip")
    lower += (flat.take(at + 1, mode="clip") - lower) * x
    lower -= upper
    lower *= y
    upper += lower
    return Overlay(upper, inside)


def _dot(one: Floats, other: Floats) -> Floats:
    return np.asarray(np.einsum("ij,ij->i", one, other), np.float32)


def align(
    target: Floats, mask: Floats, pictures: Floats, start: Floats, steps: int
) -> tuple[Floats, Overlay]:
    """Improve the affine parameters of each pair; return the best seen and its overlay.

    Best is the least mean error, where no cell counts for more than three usual ones: a caption
    on a plain picture would otherwise decide everything.
    """
    slopes = _slopes(target, mask)
    # the Hessian is the target's own: made once, not per step
    hessian = (slopes @ slopes.swapaxes(1, 2)).astype(np.float64)
    diagonal = np.einsum("ijj->ij", hessian)
    # a plain picture says nothing about where it lies: damped, it stays where it is
    diagonal += _DAMPING * diagonal[:, :6].mean(1, keepdims=True) + 1e-6 * diagonal + 1e-3
    pull = np.linalg.inv(hessian).astype(np.float32)[:, :6]
    seen = overlay(mask, pictures, start)
    error, usual, usable = _error(target, seen, np.float32(1.0))
    least = 3 * usual
    cost = _cost(error, seen, least)
    best, affine, kept = start.copy(), start, seen
    needed = LEAST_INSIDE * mask.sum((1, 2))
    for _ in range(steps):
        np.clip(error, -_CLIP_SIGMAS * usual, _CLIP_SIGMAS * usual, out=error)
        change = (pull @ (slopes @ error[:, :, None]))[:, :, 0].reshape(-1, 2, 3)
        np.clip(change, -MOST_STEP, MOST_STEP, out=change)
        affine = _composed(affine, change)
        affine = start + np.clip(affine - start, -MOST_DRIFT, MOST_DRIFT)
        seen = overlay(mask, pictures, affine)
        error, usual, usable = _error(target, seen, usable)
        now = _cost(error, seen, least)
        better = (now < cost) & (seen.inside.sum((1, 2)) >= needed)
        best[better], cost[better] = affine[better], now[better]
        kept = Overlay(
            np.where(better[:, None, None], seen.values, kept.values),
            np.where(better[:, None, None], seen.inside, kept.inside),
        )
    return best, kept


def _slopes(target: Floats, mask: Floats) -> Floats:
    """Return how each parameter changes the target, (pairs, 8, cells)."""
    side = target.shape[1]
    line = (np.arange(side, dtype=np.float32) + 0.5) * (2 / side) - 1
    per_cell = np.float32(side / 2)
    down = np.gradient(target, axis=1) * per_cell * mask
    across = np.gradient(target, axis=2) * per_cell * mask
    slopes = np.empty((len(target), 8, side, side), np.float32)
    slopes[:, 0], slopes[:, 1], slopes[:, 2] = across * line, across * line[:, None], across
    slopes[:, 3], slopes[:, 4], slopes[:, 5] = down * line, down * line[:, None], down
    # brightness and contrast are free: what they explain is not explained by moving
    slopes[:, 6], slopes[:, 7] = target * mask, mask * 64
    return slopes.reshape(len(target), 8, -1)


def _error(
    target: Floats, seen: Overlay, usable: Floats | np.float32
) -> tuple[Floats, Floats, Floats]:
    """Return each cell's error in levels of the target, the usual error, and which cells fit.

    Brightness and contrast are matched on the cells that fitted in the step before.
    """
    inside = seen.inside.reshape(len(target), -1)
    weights = inside * usable
    total = weights.sum(1, keepdims=True) + np.float32(1e-6)
    wanted, values = target.reshape(len(target), -1), seen.values.reshape(len(target), -1)
    own = wanted - _dot(weights, wanted)[:, None] / total
    centred = values - _dot(weights, values)[:, None] / total
    spread = np.sqrt(_dot(weights * centred, centred)[:, None] / total) + np.float32(0.05)
    own_spread = np.sqrt(_dot(weights * own, own)[:, None] / total)
    error = np.asarray((centred * (own_spread / spread) - own) * inside, np.float32)
    sample = np.abs(error[:, :: max(1, error.shape[1] // 200)])
    high = round(sample.shape[1] * 0.9)
    high_error = np.partition(sample, high, axis=1)[:, high, None]
    usual = np.asarray(high_error / np.float32(1.6) + np.float32(0.2), np.float32)
    return error, usual, np.asarray(np.abs(error) < 4 * usual, np.float32)


def _cost(error: Floats, seen: Overlay, most: Floats) -> Floats:
    count = seen.inside.sum((1, 2)) + np.float32(1e-6)
    return np.asarray(np.minimum(np.abs(error), most).sum(1) / count, np.float32)


def _composed(affine: Floats, change: Floats) -> Floats:
    """Return the parameters after undoing the change that was measured on the target."""
    linear = change[:, :, :2] + np.eye(2, dtype=np.float32)
    undone = np.linalg.inv(linear).astype(np.float32)
    shift = -(undone @ change[:, :, 2:])
    result = np.empty_like(affine)
    result[:, :, :2] = affine[:, :, :2] @ undone
    result[:, :, 2:] = affine[:, :, :2] @ shift + affine[:, :, 2:]
    return result
