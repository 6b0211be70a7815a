"""Opens the catalog for a session: restores, heals, and settles what a crash left open."""

import contextlib
import logging
import os
from pathlib import Path

from mediadesk.catalog import jobs
from mediadesk.catalog.journal import journal, merges, rewrites, touched_folders
from mediadesk.catalog.store import Store, open_store
from mediadesk.disk.volumes.lookup import network_file_system
from mediadesk.domain import damage
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.journal import UNFINISHED
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations import restore

log = logging.getLogger(__name__)


def opened(path: Path, choose: damage.Choose = damage.usual) -> Store:
    """Open the databases; jobs that a killed program left running can be resumed from now on.

    What the user wanted back from a backup is brought back first; `choose` says what takes the
    place of a damaged database. The caller holds the lock.
    """
    told = restore.carry_out(path)
    store = open_store(path, on_network=_is_on_network(path), choose=choose)
    if told is not None:
        store.notices.insert(0, told)
    try:
        store.catalog.submit(
            lambda writer: jobs.interrupt_running(writer, Reason.of(ReasonCode.JOB_INTERRUPTED))
        ).result()
    except BaseException:
        with contextlib.suppress(OutsideError):  # the first trouble is the one to tell
            store.close()
        raise
    try:
        _settle(store)
    except (OutsideError, OSError) as error:
        log.info("unfinished changes are settled at a later start: %s", error)
    return store


def _settle(store: Store) -> None:
    """Settle what was under way when the program ended; nearly always that is nothing."""
    with store.decision_readers.use() as reader:
        removals, changes = journal.entries(reader, states=UNFINISHED), rewrites.unfinished(reader)
        rest = touched_folders.due_batches(reader) or rewrites.kept_in_vain(reader)
        halves = merges.twice_said(reader) or merges.to_take_out(reader)
    if not removals and not changes and not rest and not halves:
        store.catch_up()
        return
    # Imported here: whatever can remove or change files takes a twentieth of a second to load.
    from mediadesk.operations import resolve  # noqa: PLC0415

    resolve.recover(store)
    resolve.settle_rewrites(store)
    resolve.settle_merges(store)
    store.notices += resolve.cut_off(store, removals, changes)


def _is_on_network(path: Path) -> bool:
    try:
        return network_file_system(os.fsencode(path.absolute())) is not None
    except OSError:
        return False
