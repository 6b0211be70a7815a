"""What lists of files ask of the library."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from mediadesk.domain.records import FileRecord


class FileReads(Protocol):
    """Blocks, so on workers only."""

    def files(self, ids: Sequence[int]) -> Mapping[int, FileRecord]:
        """Return the files that there are still, by their ids."""
