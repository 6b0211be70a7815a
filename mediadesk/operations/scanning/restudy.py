"""Looks again, at once, into files that a change of ours has given other bytes."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.files import files, studies
from mediadesk.catalog.files.files import PendingFile
from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.changes import CatalogChanges
from mediadesk.operations.dates.timestamps import DateKeeper
from mediadesk.operations.lanes import Lane, Lanes
from mediadesk.operations.scanning.analysis import Analyst, Claims, Studied

_AT_ONCE = 12


def restudy(
    store: Store, lanes: Lanes, settings: Settings, changed: Sequence[int]
) -> CatalogChanges:
    """Study changed files and judge all dates that are owed; returns what that touched.

    What is not reached is still owed: the next scan does it.
    """
    with store.readers.use() as reader:
        pending = files.pending_of(reader, changed)
        roots = [root.path for root in folders.roots(reader)]
    by_lane: dict[Lane, list[PendingFile]] = defaultdict(list)
    for file in pending:
        by_lane[lanes.of(file.path)].append(file)
    batches = [
        (lane, of_lane[start : start + _AT_ONCE])
        for lane, of_lane in by_lane.items()
        for start in range(0, len(of_lane), _AT_ONCE)
    ]
    claims, changes = Claims(), CatalogChanges()
    for lane, batch in batches:
        analyst = Analyst(
            store, lanes, lane, settings, roots=roots, claims=claims, checkpoint=lambda: None
        )
        found = analyst.study(batch)
        changes |= store.catalog.submit(partial(_keep, found=found)).result()
    touched: list[CatalogChanges] = []
    DateKeeper(store, settings, lanes).run(checkpoint=lambda: None, on_changes=touched.append)
    for each in touched:
        changes |= each
    return changes


def _keep(writer: Connection, found: Sequence[Studied]) -> CatalogChanges:
    changes = CatalogChanges()
    for studied in found:
        changes |= studies.store(writer, studied.file, studied.study)
    return changes
