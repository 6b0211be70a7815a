"""Hashes whole files and payloads, only where the catalog cannot tell two files apart without."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from mediadesk.catalog.contents import content_hashes, contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.store import Store
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import ReasonCode
from mediadesk.fingerprint.full_hash import calculate_sha256
from mediadesk.formats.source import open_source
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress, JobRunner
from mediadesk.operations.children import look_whole
from mediadesk.operations.lanes import Lane, Lanes
from mediadesk.operations.matching.verified_read import Look, looked_at

_READ_AT_ONCE = 500
_STORED_AT_ONCE = 200
_BLOCK_BYTES = 1 << 20
"""A full look stops for a moment after each of so many bytes."""
_LARGE_BYTES = 256 << 20

_LEAST_S, _SLOWEST_BYTES_S = 5.0, 6_000_000
"""How long a share may take for a whole file, before the patience there is with shares."""

Keep = Callable[[Connection, Mapping[int, str]], None]


class ContentHasher:
    """Hashes whole files in threads: reading and hashing both leave Python free meanwhile.

    A file that is not as it was when it was scanned is left out: the next scan sees to it.
    """

    def __init__(
        self,
        store: Store,
        control: JobControl,
        progress: JobProgress,
        *,
        workers: int,
        lanes: Lanes | None = None,
    ) -> None:
        """Store what is found in `store`, a few hundred at a time.

        Files on shares are read by the children of `lanes`; a share that does not answer is
        left alone, so that it keeps nobody waiting.
        """
        self._store = store
        self._control = control
        self._progress = progress
        self._workers = workers
        self._lanes = lanes
        self._silent: set[Lane] = set()

    def hash_files(self, file_ids: Sequence[int]) -> int:
        """Compute the SHA-256 of these files; returns how many could be hashed.

        Files that share their ends are hashed one after another, and stored together: else their
        content would not keep its id, and what is known of it would be found out again.
        """
        with self._store.readers.use() as reader:
            class_of = content_hashes.content_ids(reader, file_ids)
        ordered = sorted(file_ids, key=lambda id_: (class_of.get(id_, 0), id_))
        keep = content_hashes.store_full_hashes
        return self._run(ordered, _bytes_of, keep, lambda file: file.id, class_of)

    def hash_payloads(self, file_ids: Sequence[int]) -> int:
        """Compute the full payload keys of these files' contents; returns how many were made."""
        return self._run(
            file_ids, _payload_of, content_hashes.store_payload_hashes, lambda file: file.content_id
        )

    def _run(
        self,
        file_ids: Sequence[int],
        look: Look,
        keep: Keep,
        key: Callable[[FileContent], int],
        class_of: Mapping[int, int] | None = None,
    ) -> int:
        batch = _Batch(self._store, keep, class_of or {})
        JobRunner(self._workers).run(
            _Files(self._store, file_ids),
            lambda file: (self._looked(file, look),),
            lambda file, found: batch.add(key(file), *found),
            self._progress,
            describe=lambda file: names.shown(file.path),
        )
        batch.flush()
        return batch.kept

    def _looked(self, file: FileContent, look: Look) -> str | None:
        lane = None if self._lanes is None else self._lanes.of(file.path)
        if lane is None or not lane.is_share:
            return self._looked_here(file, look)
        if lane in self._silent:
            return None
        try:
            return lane.run(
                look_whole,
                (file, look),
                timeout_s=_LEAST_S + file.stat.size_bytes / _SLOWEST_BYTES_S,
                checkpoint=self._control.checkpoint,
            )
        except OutsideError as error:
            if error.reason.code is ReasonCode.VOLUME_STALLED:
                self._silent.add(lane)
            return None

    def _looked_here(self, file: FileContent, look: Look) -> str | None:
        """Look at a file in this process; while the job is paused, nothing is held open."""
        while True:
            try:
                return looked_at(file, look, _Reading(file, self._progress, self._go_on))
            except _LetGoError:
                self._control.checkpoint()
            finally:
                self._progress.forget_share(file.id)

    def _go_on(self) -> None:
        if self._control.is_paused and not self._control.is_cancelled:
            raise _LetGoError
        self._control.checkpoint()


class _LetGoError(Exception):
    """The job was paused in the middle of a file: it is closed, and read again later."""


class _Reading:
    """One file being read: of a large one, how far that has come is shown meanwhile."""

    def __init__(self, file: FileContent, progress: JobProgress, go_on: Checkpoint) -> None:
        self._file, self._progress, self._go_on = file, progress, go_on
        self._read_bytes = 0

    def __call__(self) -> None:
        """Say that another block was read."""
        self._go_on()
        self._read_bytes += _BLOCK_BYTES
        if self._file.stat.size_bytes > _LARGE_BYTES:
            share = self._read_bytes / self._file.stat.size_bytes
            self._progress.note_share(self._file.id, share, names.shown(self._file.path))


class _Files:
    """Files of the catalog, read some hundred at a time: a million take no more room than that."""

    def __init__(self, store: Store, file_ids: Sequence[int]) -> None:
        self._store, self._file_ids = store, file_ids

    def __len__(self) -> int:
        return len(self._file_ids)

    def __iter__(self) -> Iterator[FileContent]:
        for start in range(0, len(self._file_ids), _READ_AT_ONCE):
            with self._store.readers.use() as reader:
                page = contents.of_files(reader, self._file_ids[start : start + _READ_AT_ONCE])
            yield from page.values()


class _Batch:
    """Results on their way to the catalog; those of one class go together."""

    def __init__(self, store: Store, keep: Keep, class_of: Mapping[int, int]) -> None:
        """Take results by key. A key without a class is one of its own."""
        self._store, self._keep = store, keep
        self._class_of = class_of
        self._awaited = Counter(class_of.values())
        self._parts: dict[int, dict[int, str]] = defaultdict(dict)
        self._ready: dict[int, str] = {}
        self.kept = 0

    def add(self, key: int, found: str | None) -> None:
        """Take what a look has found, None where it found nothing."""
        class_ = self._class_of.get(key, key)
        if found is not None:
            self._parts[class_][key] = found
        self._awaited[class_] -= 1
        if self._awaited[class_] <= 0:
            self._ready |= self._parts.pop(class_, {})
        if len(self._ready) >= _STORED_AT_ONCE:
            self._store_ready()

    def flush(self) -> None:
        """Store all, also what has waited for others in vain: the search was stopped."""
        for part in self._parts.values():
            self._ready |= part
        self._parts.clear()
        self._store_ready()

    def _store_ready(self) -> None:
        batch, self._ready = self._ready, {}
        if batch:
            self._store.catalog.submit(lambda writer: self._keep(writer, batch)).result()
            self.kept += len(batch)


def _bytes_of(file: FileContent, checkpoint: Checkpoint) -> str:
    return calculate_sha256(file.path, chunk_size=_BLOCK_BYTES, checkpoint=checkpoint)


def _payload_of(file: FileContent, checkpoint: Checkpoint) -> str | None:
    from mediadesk.fingerprint.payload import full_payload  # noqa: PLC0415 - all readers with it

    with open_source(file.path) as source:
        return full_payload(source, checkpoint)
