"""Whether one of two versions of a picture was edited (which one is not known).

Judged by the stored 8x8 colours, without opening a file. Saving and scaling change the colours of a
cell by a level or two; a small crop changes them as the picture's own gradients predict. Changes of
brightness or colour, and text on it, change more.
"""

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.pictures.orientations import ORIENTATIONS, turn_planes
from mediadesk.domain.keepers import KeeperCode

_SIDE = 8
_NEAR = 3, 4
"""Levels of luma and of chroma within which nearly all copies without edits are, in all cells."""
_TONE, _TONE_MOVED = 1.6, 10.0
"""Difference of brightness and contrast, in levels, that only an edit makes; more by this for each
cell of shift."""
_MOST_CELLS = 0.75
_COLOUR, _COLOUR_MOVED = 3.5, 8.0
"""The same for the chroma of most cells (`_MOST_CELLS`)."""
_PART, _PART_AGAIN = 9.0, 6.0
"""Levels by which a cell differs under text or a mark, and by which a second one does."""
_ALIGNED = 0.06
"""Parts are not compared in pictures shifted by more than this, in cells."""
_UNCERTAIN, _UNCERTAIN_MOVED = 0.012, 0.15
"""Uncertainty of a shift: in cells, and relative to it."""
_FITS = 5
_STIFF = 200.0
"""Regularisation of the shift, so that noise does not shift flat pictures."""

Floats = npt.NDArray[np.float64]
_COLUMNS, _ROWS = np.meshgrid(*[(np.arange(_SIDE) - (_SIDE - 1) / 2) / (_SIDE / 2)] * 2)


def difference(one: bytes, other: bytes) -> KeeperCode | None:
    """Return why both of two versions stay, by their colours (8x8x3 bytes, YCbCr), as seen.

    They show the same to their edges, and may be turned. None where they look the same.
    """
    if not one or not other or _are_near(cells := _cells(one), theirs := _cells(other)):
        return None
    turned = (turn_planes(theirs[None], orientation)[0] for orientation in ORIENTATIONS)
    nearest = min(turned, key=lambda each: float(np.abs(each - cells).sum()))
    return None if _are_near(cells, nearest) else _told(cells, nearest)


def _cells(colours: bytes) -> Floats:
    return np.frombuffer(colours, np.uint8).reshape(_SIDE, _SIDE, 3).astype(np.float64)


def _are_near(one: Floats, other: Floats) -> bool:
    apart = np.abs(one - other).max((0, 1))
    return bool(apart[0] <= _NEAR[0] and apart[1:].max() <= _NEAR[1])


def _told(one: Floats, other: Floats) -> KeeperCode | None:
    planes = np.moveaxis(np.stack([one, other]), 3, 0)
    light, chroma = planes[0], planes[1:]
    fit = _fitted(light[0], light[1])
    moved = float(np.hypot(fit[0] + fit[1] * _COLUMNS, fit[2] + fit[3] * _ROWS).max())
    tone = float(np.hypot(fit[5], fit[4] * light.mean(0).std()))
    still = np.array([*fit[:4], 0, 0])
    colour = np.hypot(*(_rest(own, their, still, moved) for own, their in chroma))
    usual = float(np.quantile(colour, _MOST_CELLS))
    if tone > _TONE + _TONE_MOVED * moved or usual > _COLOUR + _COLOUR_MOVED * moved:
        return KeeperCode.STAYS_OTHER_TONES
    rest = np.maximum(_rest(light[0], light[1], fit, moved), colour - _COLOUR)
    *_, second, first = np.sort(rest, axis=None)
    if moved <= _ALIGNED and first > _PART and second > _PART_AGAIN:
        return KeeperCode.STAYS_PART_DIFFERS
    return None


def _fitted(one: Floats, other: Floats) -> Floats:
    """Fit shift and scale in cells (four numbers), contrast and brightness; returns all six.

    Robust least squares: cells that agree least count least, since a caption is no change of light.
    """
    ways, apart = _ways(one, other), (other - one).ravel()
    stiff = np.diag([_STIFF] * 4 + [1e-3] * 2)
    found, rest = np.zeros(ways.shape[1]), apart
    for _ in range(_FITS):
        usual = max(1.0, 2.2 * float(np.median(np.abs(rest))))
        weighted = ways * (np.minimum(1, usual / np.maximum(np.abs(rest), 1e-6)) ** 2)[:, None]
        found = np.linalg.solve(ways.T @ weighted + stiff, weighted.T @ apart)
        rest = apart - ways @ found
    return found


def _rest(one: Floats, other: Floats, fit: Floats, moved: float) -> Floats:
    """Return by how many levels each cell differs beyond the fit and its uncertainty."""
    rest = np.abs((other - one).ravel() - _ways(one, other) @ fit).reshape(one.shape)
    uncertain = (_UNCERTAIN_MOVED * moved + _UNCERTAIN) * np.maximum(_range(one), _range(other))
    return np.asarray(np.maximum(rest - uncertain, 0))


def _ways(one: Floats, other: Floats) -> Floats:
    """Return the Jacobian of the fit: how each cell changes with each number, (64, 6)."""
    middle = (one + other) / 2
    down, across = np.gradient(middle)
    light = middle - middle.mean()
    causes = (across, across * _COLUMNS, down, down * _ROWS, light, np.ones_like(light))
    return np.stack([cause.ravel() for cause in causes], axis=1)


def _range(cells: Floats) -> Floats:
    """Return the greatest difference of each cell from its neighbours."""
    wide = np.pad(cells, 1, mode="edge")
    around = [
        np.abs(wide[row : row + _SIDE, column : column + _SIDE] - cells)
        for row in range(3)
        for column in range(3)
    ]
    return np.asarray(np.max(around, axis=0))
