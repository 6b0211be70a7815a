"""Finds exact copies while a scan still runs: the first are listed seconds after the drop."""

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from mediadesk.catalog.clusters import cluster_bases
from mediadesk.catalog.contents import content_hashes, contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.dedupe.copies import classes
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import CancelledError, DefectError, OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.operations.children import full_hashes
from mediadesk.operations.folder_rules import in_force
from mediadesk.operations.lanes import Lane, Lanes
from mediadesk.operations.matching.file_keys import Whereabouts, keys_of
from mediadesk.operations.matching.verified_read import is_as_scanned

_EVERY_S = 1.5
_REST = 4
"""A round is followed by a rest so many times as long, so that the scan has the disk."""
_ROUND_BYTES = 128_000_000
"""Read in one round at most; larger files wait for the search that follows the scan."""
_PORTION_BYTES = 12_000_000
"""Read by one request; what it found is shown before the next one."""
_TIMEOUT_S = 20.0

log = logging.getLogger(__name__)


class LiveCopies:
    """Looks, beside a scan, whether what was just stored has exact copies.

    The search that follows the scan finds everything again, but what is hashed here is not hashed
    twice, and a cluster made here stands there. Shares are left to it: whole files are not read
    twice over a network.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        lanes: Lanes,
        *,
        checkpoint: Checkpoint,
        on_changes: Callable[[CatalogChanges], None],
    ) -> None:
        """Look in `store`; files are read by the children of `lanes`."""
        self._store, self._settings, self._lanes = store, settings, lanes
        self._checkpoint, self._on_changes = checkpoint, on_changes
        self._lock = threading.Lock()
        self._new: set[int] = set()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="scan-copies", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def note(self, changes: CatalogChanges) -> None:
        """Take what a scan has just stored."""
        with self._lock:
            self._new |= changes.added | changes.files

    def stop(self, patience_s: float) -> None:
        """Look no more; what is being read is left unread."""
        self._over.set()
        self._thread.join(patience_s)

    def _run(self) -> None:
        rest_s = _EVERY_S
        while not self._over.wait(rest_s):
            with self._lock:
                new, self._new = self._new, set()
            begun_s = time.monotonic()
            try:
                self._look_at(sorted(new))
            except CancelledError:
                return
            except OutsideError as error:
                log.info("copies are not shown during this scan: %s", error)
                return
            except DefectError:
                if self._over.is_set():
                    return  # bidden farewell, it read on until the catalog was closed
                raise
            rest_s = max(_EVERY_S, _REST * (time.monotonic() - begun_s))

    def _look_at(self, ids: Sequence[int]) -> None:
        where = Whereabouts(in_force(self._store, self._settings))
        files = self._twins(ids, where)
        wanting = set(classes.wanting_sha256(keys_of(files, where)))
        room = _ROUND_BYTES
        for portion in _portions([file for file in files if file.id in wanting]):
            room -= sum(file.stat.size_bytes for file in portion)
            if room < 0 or self._over.is_set():
                return
            if found := self._hashed(portion):
                self._store.catalog.submit(
                    partial(content_hashes.store_full_hashes, hashed=found)
                ).result()
                self._show([file.id for file in portion], where)

    def _show(self, ids: Sequence[int], where: Whereabouts) -> None:
        # Imported here: a scan that meets no copies does not wait for numbers it does not need.
        from mediadesk.operations.matching.copies import copy_clusters  # noqa: PLC0415
        from mediadesk.operations.matching.keepers.contenders import Contenders  # noqa: PLC0415
        from mediadesk.operations.matching.keepers.evidence import Evidence  # noqa: PLC0415

        contenders = Contenders(where.is_protected, Evidence(), only_places=True)
        drafts = copy_clusters.drafts_of(
            ClusterKind.EXACT, self._twins(ids, where), where, contenders
        )
        if copies := {draft.basis: draft.make() for draft in drafts}:
            self._on_changes(
                self._store.catalog.submit(
                    lambda writer: cluster_bases.add_to_kind(writer, ClusterKind.EXACT, copies)
                ).result()
            )

    def _twins(self, ids: Sequence[int], where: Whereabouts) -> list[FileContent]:
        with self._store.readers.use() as reader:
            found = contents.twins_of(reader, ids)
        return [file for file in found if where.is_suggested(file)]

    def _hashed(self, files: Sequence[FileContent]) -> dict[int, str]:
        """Read files whole, those of one disk in one request."""
        by_lane: dict[Lane, list[FileContent]] = defaultdict(list)
        for file in files:
            lane = self._lanes.of(file.path)
            if not lane.is_share and is_as_scanned(file.path, file.stat):
                by_lane[lane].append(file)
        found: dict[int, str] = {}
        for lane, there in by_lane.items():
            paths = [file.path for file in there]
            try:
                read = lane.run(
                    full_hashes, paths, timeout_s=_TIMEOUT_S, checkpoint=self._checkpoint
                )
            except OutsideError:
                continue  # the search that follows says what is the matter
            found |= {
                file.id: sha256
                for file, sha256 in zip(there, read, strict=True)
                if sha256 is not None and is_as_scanned(file.path, file.stat)
            }
        return found


def _portions(files: Sequence[FileContent]) -> Iterator[list[FileContent]]:
    """Yield files in portions, the smallest first; all that share their ends in one portion."""
    classes: dict[str, list[FileContent]] = defaultdict(list)
    for file in files:
        classes[file.quick_hash].append(file)
    portion: list[FileContent] = []
    for alike in sorted(classes.values(), key=lambda alike: alike[0].stat.size_bytes):
        portion += alike
        if sum(file.stat.size_bytes for file in portion) > _PORTION_BYTES:
            yield portion
            portion = []
    if portion:
        yield portion
