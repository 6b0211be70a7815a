"""Pairs of entries that share a key, found by sorting and never by a loop over pairs."""

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
