"""What a view of files lists: every id in order, and the headings they stand under."""

# ruff: noqa: PLC0415 - numpy takes a tenth of a second, and the first list is shown without it
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from mediadesk.domain.browsing import FileGroup

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FEW_A_DAY = 3
"""Files a day, on average in a month, from which on each day has a heading of its own."""


def _no_ids() -> "array[int]":
    return array("q")


@dataclass(frozen=True, slots=True)
class Listing:
    """Ids in the order of the view; the counts of `groups` add up to their number.

    `waiting` files belong further up but were put below what the user sees, so that nothing
    moves under the pointer. Made and compared on worker threads: a million ids are 8 MB.
    """

    ids: "array[int]" = field(default_factory=_no_ids)
    groups: tuple[FileGroup, ...] = ()
    waiting: int = 0

    def __len__(self) -> int:
        """Return how many files are listed."""
        return len(self.ids)


def listing(ids: "array[int]", groups: Iterable[FileGroup]) -> Listing:
    """Join the two answers of the catalog; a write between both reads is evened out."""
    fitted, left = [], len(ids)
    for group in groups:
        taken = min(group.count, left)
        if taken:
            fitted.append(FileGroup(group.key, taken))
        left -= taken
    if fitted and left:
        fitted[-1] = FileGroup(fitted[-1].key, fitted[-1].count + left)
    return Listing(ids, tuple(fitted))


def sparse_days_joined(groups: Sequence[FileGroup]) -> list[FileGroup]:
    """Put the days of a month under one heading where they hold less than a row between them.

    Each heading begins a row, so a library of single pictures would be mostly empty room.
    """
    joined: list[FileGroup] = []
    for month, run in groupby(groups, key=lambda group: _month_of(group.key)):
        days = list(run)
        files = sum(day.count for day in days)
        if month and len(days) > 1 and files < _FEW_A_DAY * len(days):
            joined.append(FileGroup(month, files))
        else:
            joined += days
    return joined


def _month_of(key: str) -> str:
    """Return the month of a day or month; a longer span ("year 2019-...") stands alone."""
    return key if " " in key else key[:7]


def below(shown: Listing, fresh: Listing, rows: int) -> Listing:
    """Return `fresh` with the first `rows` of `shown` kept where they are.

    Files that are gone leave; everything else follows below in its order, under its headings.
    Once nothing has to wait the result is `fresh` itself.
    """
    import numpy as np

    old, new = _numbers(shown.ids)[:rows], _numbers(fresh.ids)
    kept = np.isin(old, new)
    stay = old[kept]
    is_rest = ~np.isin(new, stay)
    staying = np.flatnonzero(~is_rest)
    waiting = int(is_rest[: staying[-1]].sum()) if len(staying) else 0
    ids = np.concatenate((stay, new[is_rest]))
    if not waiting and np.array_equal(ids, new):
        return fresh
    groups = _runs(shown, np.flatnonzero(kept)) + _runs(fresh, np.flatnonzero(is_rest))
    return Listing(array("q", ids.tobytes()), _joined(groups), waiting)


def shared_start(one: Listing, other: Listing) -> int:
    """Return how many rows both have in common from the top on."""
    if not one.ids:
        return 0
    length = min(len(one), len(other))
    differs = _numbers(one.ids)[:length] != _numbers(other.ids)[:length]
    return int(differs.argmax()) if differs.any() else length


def rows_of(ids: "array[int]", wanted: Sequence[int]) -> dict[int, int]:
    """Return id → row for those of the wanted ids that are listed."""
    import numpy as np

    numbers = _numbers(ids)
    rows = np.flatnonzero(np.isin(numbers, np.array(wanted, dtype=np.int64)))
    return dict(zip(numbers[rows].tolist(), rows.tolist(), strict=True))


def _numbers(ids: "array[int]") -> "NDArray[np.int64]":
    import numpy as np

    return np.frombuffer(ids, dtype=np.int64)


def _runs(source: Listing, rows: "NDArray[np.intp]") -> list[FileGroup]:
    """Return the headings of these rows, with how many of the rows each holds."""
    import numpy as np

    if not source.groups:
        return []
    ends = np.cumsum([group.count for group in source.groups])
    counts = np.bincount(np.searchsorted(ends, rows, side="right"), minlength=len(ends))
    pairs = zip(source.groups, counts.tolist(), strict=True)
    return [FileGroup(group.key, count) for group, count in pairs if count]


def _joined(groups: list[FileGroup]) -> tuple[FileGroup, ...]:
    runs = groupby(groups, key=lambda group: group.key)
    return tuple(FileGroup(key, sum(group.count for group in run)) for key, run in runs)
