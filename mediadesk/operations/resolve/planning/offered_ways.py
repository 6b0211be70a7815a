"""Which ways copies can go from where they lie, and why others are not possible."""

import os
from collections.abc import Iterable, Sequence

from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import Reason
from mediadesk.operations.resolve.planning.guard import Guard, Surroundings
from mediadesk.operations.resolve.planning.hard_links import why_no_link
from mediadesk.operations.resolve.planning.ways import Way, WayKind, instead_of


def why_not(
    store: Store,
    settings: Settings,
    ways: Iterable[Way],
    kind: ClusterKind,
    *,
    keeper: bytes,
    copies: Sequence[bytes],
) -> dict[WayKind, Reason]:
    """Return the ways that none of these copies can go, with the reason. Looks at folders only.

    What keeps a copy from going at all, such as a protected folder, is no reason against a way.
    """
    found: dict[WayKind, Reason] = {}
    of_folders = {os.path.dirname(path): path for path in copies}
    for way in ways:
        guard = Guard(store, settings, way)
        by_keeper = guard.around(keeper)
        around = [guard.around(path) for path in of_folders.values()]
        reasons = [
            _why_not(way, kind, one, by_keeper) for one in around if not _is_closed_anyway(one)
        ]
        first = next(iter(reasons), None)
        if first is not None and all(reason is not None for reason in reasons):
            found[way.kind] = first
    return found


def _is_closed_anyway(around: Surroundings) -> bool:
    return around.closed is not None and instead_of(around.closed.code) is None


def _why_not(
    way: Way, kind: ClusterKind, around: Surroundings, by_keeper: Surroundings
) -> Reason | None:
    if way.link and (reason := why_no_link(kind, around, by_keeper)) is not None:
        return reason
    return around.closed
