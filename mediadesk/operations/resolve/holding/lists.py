"""What was done and what is held, as it is listed."""

from collections.abc import Iterator

from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.files import held_files
from mediadesk.catalog.past import batches
from mediadesk.domain.journal import BatchRecord, Entry, HeldCount


def history(readers: Readers) -> Iterator[BatchRecord]:
    """Yield everything that was done, the newest first."""
    with readers.use() as reader:
        yield from batches.batches(reader)


def held(readers: Readers) -> Iterator[Entry]:
    """Yield every file that is held, the newest first, sidecars among them."""
    with readers.use() as reader:
        yield from batches.held(reader)


def held_count(readers: Readers, *, settled: bool = False) -> HeldCount:
    """Return how much is held: files, the sidecars that Removed lists with them, bytes of all.

    `settled` leaves out what is about to come back or to go, or was when the program ended.
    """
    with readers.use() as reader:
        return held_files.journalled_count(reader, " AND state = 'done'" if settled else "")


def unsettled(readers: Readers) -> tuple[int, int]:
    """Return of how many files, and sidecars beside them, it is open what became of them."""
    with readers.use() as reader:
        return batches.unsettled(reader)


def held_with(readers: Readers) -> dict[int, int]:
    """Return those entries that Removed lists with another one, with that one."""
    with readers.use() as reader:
        return held_files.journalled_with(reader)
