"""What was done and what is held, as it is listed."""

from collections.abc import Iterator

from mediadesk.catalog import batches
from mediadesk.catalog.database import Readers
from mediadesk.domain.journal import BatchRecord, Entry


def history(readers: Readers) -> Iterator[BatchRecord]:
    """Yield everything that was done, the newest first."""
    with readers.use() as reader:
        yield from batches.batches(reader)


def held(readers: Readers) -> Iterator[Entry]:
    """Yield every file that is held, the newest first."""
    with readers.use() as reader:
        yield from batches.held(reader)
