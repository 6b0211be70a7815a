"""The hashes of the views of pictures, in all orientations that are searched, as one list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming.bands import Hashes
from mediadesk.dedupe.hamming.neighbours import Rows
from mediadesk.dedupe.pictures.candidates.views import (
    DECIDED_ENOUGH,
    TURNED_VIEWS,
    VIEWS,
    WHOLE,
    ViewSigns,
)
from mediadesk.dedupe.pictures.orientations import TURNED, UPRIGHT, inverse, turn_hashes

HASHES_AT_ONCE = 2_000_000
"""View hashes searched for at a time: bounds the memory to some 400 MB beside the views themselves.
Of a million pictures twice as many take a tenth less time and 260 MB more."""

Search = tuple[int, int]
"""A view, and the orientation that turns the whole of the other picture into it."""
_UPRIGHT: Sequence[Search] = [(view, UPRIGHT) for view in range(VIEWS)]
_TURNED: Sequence[Search] = [(view, turn) for turn in TURNED for view in TURNED_VIEWS]


@dataclass(frozen=True, slots=True)
class TurnedViews:
    """Usable hashes of views, behind each other."""

    across: Hashes
    down: Hashes
    rows: npt.NDArray[np.int32]
    """The picture of each."""
    decided: npt.NDArray[np.uint8]
    views: npt.NDArray[np.uint8]
    orientations: npt.NDArray[np.uint8]


def meetings(
    whole: ViewSigns, wholes: Rows, framed: ViewSigns, rows: Rows
) -> Iterator[tuple[TurnedViews, TurnedViews]]:
    """Yield wholes of these rows, and views of those rows that they are to be compared with.

    Each picture's whole meets all views of the others upright, and TURNED_VIEWS turned. Either
    the wholes are turned or, back, the views: whichever makes the shorter lists.
    """
    upright = _stacked([_listed(whole, wholes, (WHOLE, UPRIGHT))])
    if len(wholes) >= len(rows):
        for views in _portions(framed, rows, [*_UPRIGHT, *_TURNED]):
            yield upright, views
        return
    for views in _portions(framed, rows, _UPRIGHT):
        yield upright, views
    turned = _stacked([_listed(whole, wholes, (WHOLE, turn), turned_by=turn) for turn in TURNED])
    for views in _portions(framed, rows, [(view, UPRIGHT) for view in TURNED_VIEWS]):
        yield turned, views


def _portions(signs: ViewSigns, rows: Rows, searches: Sequence[Search]) -> Iterator[TurnedViews]:
    """Stack views, turned back: few large searches cost less than many small ones."""
    waiting: list[TurnedViews] = []
    for search in searches:
        waiting.append(_listed(signs, rows, search, turned_by=inverse(search[1])))
        if sum(len(views.rows) for views in waiting) >= HASHES_AT_ONCE:
            yield _stacked(waiting)
            waiting = []
    if waiting:
        yield _stacked(waiting)


def _listed(
    signs: ViewSigns, rows: Rows, search: Search, *, turned_by: int = UPRIGHT
) -> TurnedViews:
    view, orientation = search
    mine = rows[signs.decided[rows, view] >= DECIDED_ENOUGH]
    across, down = turn_hashes(signs.across[mine, view], signs.down[mine, view], turned_by)
    return TurnedViews(
        across,
        down,
        mine.astype(np.int32),
        signs.decided[mine, view],
        np.full(len(mine), view, np.uint8),
        np.full(len(mine), orientation, np.uint8),
    )


def _stacked(parts: Sequence[TurnedViews]) -> TurnedViews:
    return TurnedViews(
        np.concatenate([part.across for part in parts]),
        np.concatenate([part.down for part in parts]),
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.decided for part in parts]),
        np.concatenate([part.views for part in parts]),
        np.concatenate([part.orientations for part in parts]),
    )
