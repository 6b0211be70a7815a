"""Counts what is held by all who tell of it, and requires them to agree."""

from mediadesk.catalog.files import records
from mediadesk.catalog.lists import place_counts, queries
from mediadesk.catalog.store import Store
from mediadesk.domain.browsing import FileQuery, SmartPlace
from mediadesk.domain.journal import HeldCount
from mediadesk.domain.records import FileRecord
from mediadesk.operations import resolve
from mediadesk.operations.past.held import Held


def rows(store: Store) -> list[FileRecord]:
    """Return what the page Removed lists."""
    with store.readers.use() as reader:
        found = queries.file_list(reader, FileQuery(place=SmartPlace.REMOVED))
        known = records.load(reader, found.ids)
    return [known[id_] for id_ in found.ids]


def counted(store: Store) -> HeldCount:
    """Return how much is held, as the bar, the page, the sidebar and the terminal say alike."""
    bar = Held(store).total()
    told = HeldCount(bar.files, bar.sidecars, bar.size_bytes)
    with store.readers.use() as reader:
        page = queries.file_list(reader, FileQuery(place=SmartPlace.REMOVED))
        beside = place_counts.place_counts(reader)[SmartPlace.REMOVED]
    assert (len(page.ids), page.size_bytes) == (told.files, told.size_bytes)
    assert (beside.files, beside.size_bytes) == (told.files, told.size_bytes)
    shown = rows(store)
    assert (len(shown), sum(record.sidecars for record in shown)) == told[:2]
    terminal = list(resolve.held(store.decision_readers))
    assert resolve.held_count(store.decision_readers) == told
    assert len(resolve.held_with(store.decision_readers)) == told.sidecars
    assert len(terminal) == told.files + told.sidecars
    assert sum(entry.size_bytes for entry in terminal) == told.size_bytes
    return told
