"""Equi-join in numpy: pairs of entries that share a key, found by sorting."""

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]


class KeyJoin:
    """Keys of many entries, sorted once to be asked often."""

    def __init__(self, keys: npt.NDArray[np.unsignedinteger], *, most: int) -> None:
        """Sort the keys; a key that more than `most` entries share tells nothing and is skipped."""
        order = np.argsort(keys, kind="stable")
        self._sorted = keys[order]
        self._order = order.astype(np.uint32) if len(order) < 1 << 32 else order
        self._most = most

    def pairs(self, asked: npt.NDArray[np.unsignedinteger]) -> tuple[Rows, Rows]:
        """Return places in `asked` with the entries that have the same key, pair by pair."""
        first = np.searchsorted(self._sorted, asked, "left")
        number = np.searchsorted(self._sorted, asked, "right") - first
        number[number > self._most] = 0
        rows = np.repeat(np.arange(len(asked)), number)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(number) - number, number)
        return rows, self._order[np.repeat(first, number) + within].astype(np.int64)


def among_first(
    one: Rows, other: Rows, order_by: npt.NDArray[np.number], most: int
) -> npt.NDArray[np.bool_]:
    """Tell which pairs of rows are among the first `most` of either, the least of `order_by` first.

    Where these are equal, the pair with the smaller row comes first.
    """
    rows, others = np.concatenate([one, other]), np.concatenate([other, one])
    order = np.lexsort((others, np.concatenate([order_by, order_by]), rows))
    starts = np.flatnonzero(np.diff(rows[order], prepend=-1) != 0)
    nth = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    first = np.zeros(len(one), np.bool_)
    first[order[nth < most] % max(1, len(one))] = True
    return first
