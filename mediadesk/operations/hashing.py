"""Full looks at contents, only where the catalog cannot tell two files apart without."""

import os
import threading
from collections.abc import Sequence

from mediadesk.catalog import contents
from mediadesk.catalog.contents import FileContent
from mediadesk.catalog.store import Store
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import FileStat
from mediadesk.fingerprint.full_hash import calculate_sha256
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress, JobRunner

_STORED_AT_ONCE = 200
_BLOCK_BYTES = 1 << 20


class ContentHasher:
    """Hashes whole files in threads: reading and hashing both leave Python free meanwhile."""

    def __init__(
        self, store: Store, control: JobControl, progress: JobProgress, *, workers: int
    ) -> None:
        """Store what is found in `store`, a few hundred at a time."""
        self._store = store
        self._control = control
        self._progress = progress
        self._workers = workers
        self._lock = threading.Lock()

    def hash_files(self, files: Sequence[FileContent]) -> int:
        """Compute the SHA-256 of these files; returns how many could be hashed.

        A file that is not as it was when it was scanned is left out: the next scan sees to it.
        """
        waiting: dict[int, str] = {}

        def store(file: FileContent, sha256: str) -> None:
            waiting[file.id] = sha256
            if len(waiting) >= _STORED_AT_ONCE:
                self._store_hashes(waiting)

        done = JobRunner(self._workers).run(
            files,
            self._hash,
            store,
            self._progress,
            describe=lambda file: names.shown(file.path),
        )
        self._store_hashes(waiting)
        return done

    def _hash(self, file: FileContent) -> str | None:
        if not _is_as_scanned(file):
            return None
        try:
            sha256 = calculate_sha256(
                file.path, chunk_size=_BLOCK_BYTES, checkpoint=self._control.checkpoint
            )
        except OutsideError:
            return None
        return sha256 if _is_as_scanned(file) else None

    def _store_hashes(self, waiting: dict[int, str]) -> None:
        # A copy: the writer's own thread looks at it while the next ones come in.
        batch = dict(waiting)
        waiting.clear()
        if batch:
            self._store.catalog.submit(
                lambda writer: contents.store_full_hashes(writer, batch)
            ).result()


def _is_as_scanned(file: FileContent) -> bool:
    try:
        now = FileStat.of(os.lstat(file.path))
    except OSError:
        return False
    return now.size_bytes == file.stat.size_bytes and now.mtime_ns == file.stat.mtime_ns
