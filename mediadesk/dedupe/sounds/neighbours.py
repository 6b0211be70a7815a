"""Near prints of two recordings, by sorting: those that stay alike before and after count.

Prints are sorted by their bits, four times, each time beginning with other bits; those that then
stand near each other are compared. So the work grows with the number of prints, not with its
square, and in a crowd only the nearest are looked at.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.sounds.prints import Prints, Rows
from mediadesk.domain.jobs import Checkpoint

_TURNS = (0, 8, 16, 24)
_HALF = np.uint32(16)
_RADIUS = 6
_CLOSE, _CLOSE_RADIUS = np.uint32(1 << 12), 4
"""In a crowd most of what begins alike by chance would be near enough."""
_REACH = 48
"""How many places apart prints are compared, once sorted."""
_SORTED_AT_ONCE = 2_000_000
_COMPARED_AT_ONCE = 8_192
_NEAR, _AROUND = (-5, 5), (-8, -3, 3, 8)
_LIKE = 11.2
"""In how many bits the prints around may differ on average."""

_Pairs = tuple[Rows, Rows]


def alike(prints: Prints, asking: int, checkpoint: Checkpoint) -> Iterator[_Pairs]:
    """Yield places of prints that are alike, the first of each pair among the first `asking`.

    A pair that is near by several beginnings comes several times.
    """
    for turn in _TURNS:
        for ordered in _sorted_parts(prints.bits, turn):
            for start in range(0, len(ordered), _COMPARED_AT_ONCE):
                checkpoint()
                one, other = _near(ordered, start, prints, asking)
                for offsets in (_NEAR, _AROUND):
                    stays = _stays_alike(prints, one, other, offsets)
                    one, other = one[stays], other[stays]
                yield one, other


def _sorted_parts(bits: npt.NDArray[np.uint32], turn: int) -> Iterator[npt.NDArray[np.uint64]]:
    """Yield prints, turned, above their places, sorted; so many at once as take little room."""
    shares = max(0, int(np.ceil(np.log2(max(1, len(bits)) / _SORTED_AT_ONCE))))
    for share in range(1 << shares):
        parts = []
        for start in range(0, len(bits), _SORTED_AT_ONCE):
            some = bits[start : start + _SORTED_AT_ONCE]
            turned = (some << np.uint32(turn)) | (some >> np.uint32(32 - turn)) if turn else some
            mine = np.flatnonzero(turned >> np.uint32(32 - shares) == share) if shares else None
            if mine is None:
                mine = np.arange(len(some))
            parts.append(
                (turned[mine].astype(np.uint64) << np.uint64(32)) | (mine + start).astype(np.uint64)
            )
        ordered = np.concatenate(parts) if parts else np.empty(0, np.uint64)
        ordered.sort()
        yield ordered


def _near(ordered: npt.NDArray[np.uint64], start: int, prints: Prints, asking: int) -> _Pairs:
    """Compare the prints that stand in one stretch with those behind them."""
    part = ordered[start : start + _COMPARED_AT_ONCE + _REACH]
    bits = (part >> np.uint64(32)).astype(np.uint32)
    places = (part & np.uint64(0xFFFF_FFFF)).astype(np.int64)
    owner = prints.owner[places]
    count = min(_COMPARED_AT_ONCE, len(part))
    ones: list[Rows] = []
    others: list[Rows] = []
    for step in range(1, min(_REACH + 1, len(part))):
        last = min(count, len(part) - step)
        differing = bits[:last] ^ bits[step : step + last]
        shares_half = differing >> _HALF == 0
        if not shares_half.any():
            break
        radius = np.where(differing < _CLOSE, np.uint8(_CLOSE_RADIUS), np.uint8(_RADIUS))
        near = shares_half & (np.bitwise_count(differing) <= radius)
        near &= owner[:last] != owner[step : step + last]
        rows = np.flatnonzero(near)
        ones.append(places[rows])
        others.append(places[rows + step])
    if not ones:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    one, other = np.concatenate(ones), np.concatenate(others)
    one, other = np.minimum(one, other), np.maximum(one, other)
    mine = one < asking
    return one[mine], other[mine]


def _stays_alike(
    prints: Prints, one: Rows, other: Rows, offsets: tuple[int, ...]
) -> npt.NDArray[np.bool_]:
    """Tell which pairs are alike also a moment before and after, where both have one."""
    differing = np.zeros(len(one), np.uint8)
    seen = np.zeros(len(one), np.uint8)
    frames, bits = prints.frames, prints.bits
    first, second = frames[one], frames[other]
    for offset in offsets:
        left, right = one + offset, other + offset
        step = np.uint32(offset & 0xFFFF_FFFF)  # frames are counted round: first - last = -1
        there = frames.take(left, mode="clip") - first == step
        there &= frames.take(right, mode="clip") - second == step
        apart = bits.take(left, mode="clip") ^ bits.take(right, mode="clip")
        differing += np.bitwise_count(apart) * there
        seen += there
    return np.asarray((differing <= _LIKE * seen) & (seen > 0))
