"""Whether a larger picture was only enlarged from a smaller one: it has no detail beyond it.

Enlarging interpolates the pixels of the smaller picture. So the larger one can be predicted from
the smaller, with a few numbers for the kind of interpolation, including the aliases that simple
interpolation leaves beyond the smaller picture's resolution. A picture that the smaller was made
from has detail there that cannot be predicted or, where it is soft, no less than its own spectrum
promises.

Pictures that were sharpened afterwards or saved poorly are predicted less well, but better than any
original: they may be enlarged. So may those whose own detail is spread evenly, as grain is, added
or from a camera in the dark. Pictures whose detail a program made up pass for originals; so do soft
pictures, whichever was made from the other.
"""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediadesk.domain.detail import Gain

LEAST_SCALE, MOST_SCALE = 1.07, 4.2
"""Sides of the larger picture over those of the smaller, where enlarging can be told."""
_LEAST_PX = 96
_PARTS, _PART_PX, _ENLARGED_PX = 3, 256, 512
"""As many parts of the smaller picture are looked at, of this side, but enlarged no larger."""
_REACH = 3
"""No curve reaches beyond so many pixels each way."""
_MARGIN_PX = 12
"""Curves reach beyond a part."""
_BANDS = (0.3, 0.5, 0.7, 0.98, 1.03, 1.25, 1.6)
"""Finenesses between which detail is summed up, over the finest that the smaller can hold."""
_WITHIN, _BEYOND = (1, 2), (4, 5)
_DECLINE = np.linspace(0.3, 0.9, 13)
"""Finenesses of the smaller picture whose decline foretells what a real picture holds beyond."""
_ALIKE = 0.70
"""Pixels of an enlarged picture agree so well at least with the nearest ones of the smaller."""
_NOTHING = 0.02
"""Squared levels that are no detail."""
_FORETOLD = -0.18
_PERHAPS_FORETOLD = -0.12
_EMPTY = -2.4
_SAME, _LESS = -1.2, -0.9
"""Limits in decades: see `Excess.is_enlarged`. Of 1 335 pictures beside a smaller copy (sharp,
soft, sharpened after shrinking; half not looked at before) none is nearer than 0.11 to them."""
_EVENLY_SPREAD = 0.45
"""See `Excess.spread`: of 82 pictures beside a smaller copy it is 0.48 and more, of 123 that were
enlarged and got grain (half of each not looked at before) 0.11 to 0.39."""
_TILE_PX, _LEAST_TILES = 16, 30
_TILE_LEVELS = (12, 243)
"""Tiles that are darker or brighter hold nothing more: levels end."""

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
_Curve = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]


class Part(NamedTuple):
    """A square of a picture, from these rows and columns on; `grey` has a margin around it."""

    top: int
    left: int
    side: int
    grey: Grey
    first_row: int
    first_column: int


class SmallPicture(NamedTuple):
    """What is needed of a smaller picture; it is not kept in memory whole."""

    height: int
    width: int
    parts: tuple[Part, ...]


class Excess(NamedTuple):
    """What a larger picture holds that the smaller does not foretell, in decades."""

    beyond: float
    """Of the detail that the smaller cannot hold."""
    within: float
    """Of the finest detail that it can hold."""
    less: float
    """What is not foretold beyond, over what the smaller one's decline promises there."""
    spread: float
    """By how much tiles of the larger differ in the finest detail of their own, in logarithms."""

    @property
    def is_enlarged(self) -> bool:
        """Tell whether the larger holds next to nothing of its own.

        Some of what is beyond must be foretold: of a soft picture nothing is, only noise is there.
        """
        if self.beyond > _FORETOLD:
            return False
        return 2 * self.beyond + self.within < _EMPTY or (self.within < _SAME and self.less < _LESS)

    @property
    def gain(self) -> Gain:
        """Tell what the larger holds of its own, or that it may be nothing."""
        if self.is_enlarged:
            return Gain.NONE
        is_perhaps = self.beyond < _PERHAPS_FORETOLD or self.spread < _EVENLY_SPREAD
        return Gain.HARDLY_ANY if is_perhaps else Gain.SOME


def parts_of(grey: Grey, scale: float) -> SmallPicture | None:
    """Return the parts with the most detail of a picture that may have been enlarged so much."""
    height, width = grey.shape
    side = min(_PART_PX, int(_ENLARGED_PX / scale), height, width)
    if side < _LEAST_PX:
        return None
    tops = sorted({round(share * (height - side)) for share in (0, 0.25, 0.5, 0.75, 1)})
    lefts = sorted({round(share * (width - side)) for share in (0, 0.25, 0.5, 0.75, 1)})

    def detail(place: tuple[int, int]) -> int:
        top, left = place
        levels = grey[top : top + side, left : left + side].astype(np.int16)
        return sum(int(np.abs(np.diff(levels, axis=axis)).sum()) for axis in (0, 1))

    chosen: list[tuple[int, int]] = []
    for place in sorted(((top, left) for top in tops for left in lefts), key=detail, reverse=True):
        apart = (max(abs(place[0] - t), abs(place[1] - le)) >= 0.6 * side for t, le in chosen)
        if len(chosen) < _PARTS and all(apart):
            chosen.append(place)
    return SmallPicture(height, width, tuple(_part(grey, top, left, side) for top, left in chosen))


def _part(grey: Grey, top: int, left: int, side: int) -> Part:
    row, column = max(0, top - _MARGIN_PX), max(0, left - _MARGIN_PX)
    low, right = top + side + _MARGIN_PX, left + side + _MARGIN_PX
    return Part(top, left, side, grey[row:low, column:right].copy(), row, column)


def excess_of(large: Grey, small: SmallPicture) -> Excess | None:
    """Return what the larger picture holds of its own; None where that cannot be told.

    Both show the same to their edges, else None or much of its own is found.
    """
    height, width = large.shape
    down, across = height / small.height, width / small.width
    if not LEAST_SCALE <= min(down, across) <= max(down, across) <= MOST_SCALE:
        return None
    if abs(height * small.width - width * small.height) > max(height, width):
        return None  # sides were rounded to whole pixels, or it is another cut
    found, foretold, bands, finest = [], [], [], []
    power, count = np.zeros(len(_DECLINE) - 1), np.zeros(len(_DECLINE) - 1)
    for part in small.parts:
        top, left = int(np.ceil(part.top * down)), int(np.ceil(part.left * across))
        rows, columns = int(part.side * down), int(part.side * across)
        top, left = min(top, height - rows), min(left, width - columns)
        window, weight = _window(rows, columns)
        radius = _radius(rows, columns, down, across)
        band = np.digitize(radius, _BANDS) - 1
        asked = (band >= 0) & (band < len(_BANDS) - 1)
        actual = large[top : top + rows, left : left + columns].astype(np.float32)
        enlarged = []
        for curve in _CURVES.values():
            by_row = _matrix(curve, (top, rows), (height, small.height), part.first_row)
            by_column = _matrix(curve, (left, columns), (width, small.width), part.first_column)
            within = (slice(by_row.shape[1]), slice(by_column.shape[1]))
            enlarged.append(by_row @ part.grey[within].astype(np.float32) @ by_column.T)
        if not _shows_the_same(actual, enlarged[0]):
            return None  # another cut, or turned: then nothing is foretold
        found.append(_waves(actual, window)[asked] / weight)
        curves = [_waves(one, window)[asked] / weight for one in enlarged]
        finest.append(_finest_of_tiles(actual, actual - enlarged[-1]))
        foretold.append(np.stack(curves, axis=1))
        bands.append(band[asked])
        _add_decline(part, power, count, down * across)
    tiles = np.concatenate(finest)
    spread = float(tiles.std()) if len(tiles) >= _LEAST_TILES else math.inf
    return _excess(
        np.concatenate(found),
        np.concatenate(foretold),
        np.concatenate(bands),
        power / count,
        spread,
    )


def _excess(
    found: npt.NDArray[np.complex64],
    foretold: npt.NDArray[np.complex64],
    bands: npt.NDArray[np.int64],
    power: npt.NDArray[np.float64],
    spread: float,
) -> Excess:
    count = np.bincount(bands, minlength=len(_BANDS) - 1)
    energy = np.bincount(bands, np.abs(found) ** 2, len(count)) / np.maximum(count, 1)
    weights = 1 / np.sqrt(energy + 0.05)[bands]
    left = np.concatenate([foretold.real * weights[:, None], foretold.imag * weights[:, None]])
    right = np.concatenate([found.real * weights, found.imag * weights])
    square = left.T @ left
    square += np.eye(len(square)) * 1e-4 * np.trace(square) / len(square)
    mixed = foretold @ np.linalg.solve(square, left.T @ right)
    rest = np.bincount(bands, np.abs(found - mixed) ** 2, len(count)) / np.maximum(count, 1)
    fineness = np.sqrt(_DECLINE[1:] * _DECLINE[:-1])
    decline = np.polyfit(np.log(fineness), np.log(power + 1e-3), 1)
    middles = np.sqrt(np.asarray(_BANDS)[1:] * np.asarray(_BANDS)[:-1])
    promised = np.exp(np.polyval(decline, np.log(middles)))

    def mean(values: npt.NDArray[np.float64], which: tuple[int, ...]) -> float:
        some = list(which)
        return float((values[some] * count[some]).sum() / max(1, count[some].sum())) + _NOTHING

    return Excess(
        beyond=math.log10(mean(rest, _BEYOND) / mean(energy, _BEYOND)),
        within=math.log10(mean(rest, _WITHIN) / mean(energy, _WITHIN)),
        less=math.log10(mean(rest, _BEYOND) / mean(promised, _BEYOND)),
        spread=spread,
    )


def _shows_the_same(one: Floats, other: Floats) -> bool:
    one, other = one - one.mean(), other - other.mean()
    spread = math.sqrt(float((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) >= _ALIKE * spread


def _finest_of_tiles(picture: Floats, own: Floats) -> Floats:
    """Return how much of what is a picture's own is as fine as its pixels, by tile (logarithm)."""
    beside = own[:-2, 1:-1] + own[2:, 1:-1] + own[1:-1, :-2] + own[1:-1, 2:]
    levels, finest = _tiles(picture[1:-1, 1:-1]), _tiles((4 * own[1:-1, 1:-1] - beside) ** 2)
    darkest, brightest = _TILE_LEVELS
    return np.asarray(np.log(finest[(levels > darkest) & (levels < brightest)] + 0.5), np.float32)


def _tiles(levels: Floats) -> Floats:
    """Return the mean of each whole tile."""
    rows, columns = (side // _TILE_PX for side in levels.shape)
    whole = levels[: rows * _TILE_PX, : columns * _TILE_PX]
    parts = whole.reshape(rows, _TILE_PX, columns, _TILE_PX)
    return np.asarray(parts.mean((1, 3), dtype=np.float32))


def _add_decline(
    part: Part, power: npt.NDArray[np.float64], count: npt.NDArray[np.float64], area: float
) -> None:
    """Add the detail of a part of the smaller picture, by fineness, as the larger would have it."""
    row, column = part.top - part.first_row, part.left - part.first_column
    own = part.grey[row : row + part.side, column : column + part.side].astype(np.float32)
    window, weight = _window(part.side, part.side)
    step = np.digitize(_radius(part.side, part.side, 1.0, 1.0), _DECLINE) - 1
    asked = (step >= 0) & (step < len(power))
    levels = np.abs(_waves(own, window)[asked] / weight) ** 2 * area
    power += np.bincount(step[asked], levels, len(power))
    count += np.bincount(step[asked], minlength=len(power))


def _window(rows: int, columns: int) -> tuple[Floats, float]:
    window = (np.hanning(rows)[:, None] * np.hanning(columns)[None, :]).astype(np.float32)
    return window, float(np.sqrt((window**2).sum()))


def _waves(levels: Floats, window: Floats) -> npt.NDArray[np.complex64]:
    mean = float((levels * window).sum() / window.sum())
    return np.asarray(np.fft.rfft2((levels - mean) * window), np.complex64)


def _radius(rows: int, columns: int, down: float, across: float) -> npt.NDArray[np.float64]:
    """Return the fineness of each wave; 1 is the finest that the smaller picture can hold."""
    by_row = np.abs(np.fft.fftfreq(rows))[:, None] * 2 * down
    return np.asarray(np.maximum(by_row, np.fft.rfftfreq(columns)[None, :] * 2 * across))


def _matrix(
    curve: _Curve | float, place: tuple[int, int], sizes: tuple[int, int], first: int
) -> Floats:
    """Return the weights of a part's pixels, from `first` on, for pixels (start, count) enlarged.

    `sizes` are those of the whole enlarged side and of the smaller one.
    """
    start, count = place
    enlarged, small = sizes
    at = (np.arange(start, start + count) + 0.5) * small / enlarged - 0.5
    last = min(int(at[-1]) + 5, small)
    if not callable(curve):
        nearest = np.clip(np.floor(at + curve).astype(np.int64), first, last - 1) - first
        return np.eye(last - first, dtype=np.float32)[nearest]
    near = np.floor(at).astype(np.int64)[:, None] + np.arange(1 - _REACH, _REACH + 1)
    weights = np.where((near >= first) & (near < last), curve(at[:, None] - near), 0)
    matrix = np.zeros((count, last - first), np.float32)
    rows, taps = np.nonzero(weights)
    matrix[rows, near[rows, taps] - first] = (weights / weights.sum(1, keepdims=True))[rows, taps]
    return matrix


def _cubic(b: float, c: float) -> _Curve:
    """Return a cubic of the family of Mitchell and Netravali (1988); all are mixtures of three."""

    def curve(x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        x = np.abs(x)
        near = (12 - 9 * b - 6 * c) * x**3 + (12 * b + 6 * c - 18) * x**2 + 6 - 2 * b
        far = -(b + 6 * c) * x**3 + (6 * b + 30 * c) * x**2 - (12 * b + 48 * c) * x + 8 * b + 24 * c
        return np.asarray(np.where(x < 1, near, np.where(x < 2, far, 0)) / 6)

    return curve


_CURVES: Mapping[str, _Curve | float] = {
    "nearest": 0.5,
    "nearest, halves down": 0.499,
    "linear": lambda x: np.maximum(1 - np.abs(x), 0),
    "cubic": _cubic(0, 0),
    "sharp cubic": _cubic(0, 1),
    "smooth cubic": _cubic(1, 0),
    "lanczos": lambda x: np.where(np.abs(x) < 3, np.sinc(x) * np.sinc(x / 3), 0),
}
"""What programs lay through pixels; for the nearest pixel, where the next one begins."""
