"""What was done and what is held, as it is listed."""

from collections.abc import Iterator

from mediadesk.catalog import batches, held_files
from mediadesk.catalog.database import Readers
from mediadesk.domain.journal import BatchRecord, Entry, HeldCount


def history(readers: Readers) -> Iterator[BatchRecord]:
    """Yield everything that was done, the newest first."""
    with readers.use() as reader:
        yield from batches.batches(reader)


def held(readers: Readers) -> Iterator[Entry]:
    """Yield every file that is held, the newest first, sidecars among them."""
    with readers.use() as reader:
        yield from batches.held(reader)


def held_count(readers: Readers) -> HeldCount:
    """Return how much is held: files, the sidecars that Removed lists with them, bytes of all."""
    with readers.use() as reader:
        return held_files.journalled_count(reader)


def held_with(readers: Readers) -> dict[int, int]:
    """Return those entries that Removed lists with another one, with that one."""
    with readers.use() as reader:
        return held_files.journalled_with(reader)
