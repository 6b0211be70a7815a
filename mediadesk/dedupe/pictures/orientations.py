"""The eight ways a picture can be turned or mirrored, for hashes and for planes.

An orientation is EXIF's number, 1 to 8, and names the change that EXIF asks for: 2 mirrors left
and right, 3 turns by 180 degrees, 4 swaps top and bottom, 5 exchanges rows and columns, 6 turns
clockwise, 7 exchanges along the other diagonal, 8 turns counter-clockwise. Gradient hashes turn
as 8x8 bit grids, so nothing is hashed eight times.
"""

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.bands import Hashes

UPRIGHT = 1
ORIENTATIONS = (1, 2, 3, 4, 5, 6, 7, 8)
TURNED = (2, 3, 4, 5, 6, 7, 8)
QUARTERS = 5
"""Orientations from here on exchange rows and columns."""
_MIRRORS = frozenset({2, 3, 6, 7})
"""Orientations that mirror left and right, after the exchange of rows and columns if any."""
_FLIPS = frozenset({3, 4, 7, 8})
"""Orientations that swap top and bottom."""
_EXCHANGES = frozenset({5, 6, 7, 8})
"""Orientations that exchange rows and columns first."""
_REVERSED_BYTE = np.array([int(f"{byte:08b}"[::-1], 2) for byte in range(256)], np.uint8)


def inverse(orientation: int) -> int:
    """Return the orientation that undoes this one."""
    return {6: 8, 8: 6}.get(orientation, orientation)


INVERSES = np.array([0, *map(inverse, ORIENTATIONS)], np.uint8)
"""The same of many at once."""


def turn_hashes(across: Hashes, down: Hashes, orientation: int) -> tuple[Hashes, Hashes]:
    """Return the two gradient hashes (left to right, top to bottom) of the turned pictures."""
    if orientation in _EXCHANGES:
        across, down = _exchanged(down), _exchanged(across)
    if orientation in _MIRRORS:
        across, down = ~_mirrored(across), _mirrored(down)
    if orientation in _FLIPS:
        across, down = across.byteswap(), ~down.byteswap()
    return across, down


def turn_planes(planes: npt.NDArray[np.generic], orientation: int) -> npt.NDArray[np.generic]:
    """Return planes of shape (n, rows, columns, ...) turned; a view, nothing is copied."""
    if orientation in _EXCHANGES:
        planes = planes.swapaxes(1, 2)
    if orientation in _MIRRORS:
        planes = planes[:, :, ::-1]
    if orientation in _FLIPS:
        planes = planes[:, ::-1]
    return planes


def _products() -> npt.NDArray[np.uint8]:
    """Return what one turn and then another come to, as told by a plane that is like no other."""
    plane = np.arange(4).reshape(1, 2, 2)
    known = {turn_planes(plane, turn).tobytes(): turn for turn in ORIENTATIONS}
    return np.array(
        [
            [
                known[turn_planes(turn_planes(plane, first), second).tobytes()]
                if first and second
                else 0
                for second in (0, *ORIENTATIONS)
            ]
            for first in (0, *ORIENTATIONS)
        ],
        np.uint8,
    )


PRODUCTS = _products()
"""What the first and then the second turn come to, (9, 9)."""


def _mirrored(grids: Hashes) -> Hashes:
    return _REVERSED_BYTE[np.ascontiguousarray(grids).view(np.uint8)].view(np.uint64)


def _exchanged(grids: Hashes) -> Hashes:
    """Exchange rows and columns of 8x8 bit grids (Warren, Hacker's Delight, section 7-3)."""
    for shift, mask in (
        (7, 0x00AA00AA00AA00AA),
        (14, 0x0000CCCC0000CCCC),
        (28, 0x00000000F0F0F0F0),
    ):
        swapped = (grids ^ (grids >> np.uint64(shift))) & np.uint64(mask)
        grids = grids ^ swapped ^ (swapped << np.uint64(shift))
    return grids
