"""Files in Removed of which no journal tells, as after a lost catalog: found, and taken in."""

import contextlib
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from mediadesk.catalog.databases.database import Connection, Readers
from mediadesk.catalog.folders import folders
from mediadesk.catalog.journal import journal
from mediadesk.catalog.store import Store, open_decision_readers, open_readers
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached
from mediadesk.disk.changing.trash import REMOVED
from mediadesk.disk.unknown_held import UnknownHeld, unknown_held
from mediadesk.disk.volumes.lookup import network_file_system
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.journal import EntryDraft, EntryState, RemovalPlace
from mediadesk.domain.media import FileStat
from mediadesk.operations.resolve.checking import quick_hash_of_open

_NO_KEEPER = FileStat(0, 0, 0, 0, 0)


def find_unknown(catalog: Path) -> list[UnknownHeld]:
    """Return what lies in Removed unknown, without holding the catalog; shares are not asked."""
    readers, decisions = open_readers(catalog), open_decision_readers(catalog)
    try:
        return [] if readers is None else list(_unknown(readers, decisions))
    finally:
        for each in (readers, decisions):
            if each is not None:
                each.close()


def take_in(store: Store) -> tuple[int, CatalogChanges]:
    """Write down that what lies in Removed unknown is held; returns how many files that is.

    From then on it can be restored, or purged once another copy of it is found.
    """
    drafts = []
    for found in _unknown(store.readers, store.decision_readers):
        with contextlib.suppress(OSError):
            drafts.append(_draft(found))
    if not drafts:
        return 0, CatalogChanges()
    uid = f"{datetime.now(UTC):%Y-%m-%d}-{secrets.token_hex(3)}"

    def write(writer: Connection) -> None:
        kind = ClusterKind.EXACT.value
        batch_id = journal.begin(writer, uid=uid, kind=kind, drafts=drafts, folder_times={})
        entries = journal.entries(writer, batch_id=batch_id)
        journal.mark_done(writer, {entry.id: entry.draft.stat for entry in entries})

    store.decisions.submit(write).result()
    return len(drafts), store.catch_up()


def _unknown(readers: Readers, decisions: Readers | None) -> Iterator[UnknownHeld]:
    with readers.use() as reader:
        roots = [root.path for root in folders.roots(reader)]
    known: set[bytes] = set()
    if decisions is not None:
        with decisions.use() as reader:
            states = (EntryState.PLANNED, EntryState.DONE, EntryState.UNDOING, EntryState.PURGING)
            known = {entry.held_at for entry in journal.entries(reader, states=states)}
    for root in roots:
        with contextlib.suppress(OSError, OutsideError):
            if network_file_system(root) is None:
                yield from unknown_held(root, REMOVED, known)


def _draft(found: UnknownHeld) -> EntryDraft:
    folder, _, name = found.held_at.rpartition(b"/")
    with reached(folder, b"") as opened, Place(opened, name).opened() as descriptor:
        quick_hash = quick_hash_of_open(descriptor)
    return EntryDraft(
        kind=ClusterKind.EXACT,
        path=found.path,
        root=found.root,
        keeper=b"",
        keeper_stat=_NO_KEEPER,
        held_at=found.held_at,
        place=RemovalPlace.REMOVED,
        stat=found.stat,
        mode=found.mode,
        quick_hash=quick_hash,
    )
