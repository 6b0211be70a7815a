"""The second half of a scan: have files studied in child processes and store what was found."""

import logging
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mediadesk.catalog.files import studied_contents, studies
from mediadesk.catalog.files.files import Owed, PendingFile
from mediadesk.catalog.files.studies import Former
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.disk.volumes.lookup import volume_of
from mediadesk.domain import names
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.media import MediaKind
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import PASSING_TROUBLE, Reason, ReasonCode
from mediadesk.domain.study import Study, StudyRequest
from mediadesk.fingerprint.quick_hash import EDGE_BYTES
from mediadesk.fingerprint.versions import PICTURE_VERSION, PROBE_VERSION, QUICK_VERSION
from mediadesk.operations.children import is_gone, study_many
from mediadesk.operations.lanes import Lane, Lanes

PICTURE_TIMEOUT_S = 10.0
VIDEO_TIMEOUT_S = 30.0
_BATCH_TIMEOUT_S = 10.0
_LOOK_TIMEOUT_S = 2.0
_TIME_STEP_NS = 2_000_000_000
"""To which FAT rounds times."""

log = logging.getLogger(__name__)

Batch = Sequence[PendingFile]
"""Files that are studied by one request to a child process."""


@dataclass(frozen=True, slots=True)
class Studied:
    """A file with its study, or with the row of the file that it turned out to be, moved."""

    file: PendingFile
    study: Study
    moved_from: int | None = None
    changed: bool = False
    """True when the bytes are others although size and time are the same."""
    anew: bool = False
    """True when a file that moved may have been edited, too: what was known of it is not kept."""


class Claims:
    """Which rows have been taken over by a new path, in all lanes of a scan."""

    def __init__(self) -> None:
        """Begin with none."""
        self._claimed: set[int] = set()
        self._lock = threading.Lock()

    def claim(self, row_id: int) -> bool:
        """Let only one new path take over a row."""
        with self._lock:
            is_first = row_id not in self._claimed
            self._claimed.add(row_id)
            return is_first


class Analyst:
    """Studies batches of files of one lane. Any number of threads may call `study`."""

    def __init__(
        self,
        store: Store,
        lanes: Lanes,
        lane: Lane,
        settings: Settings,
        *,
        roots: Sequence[bytes],
        claims: Claims,
        checkpoint: Checkpoint,
    ) -> None:
        """Have files opened by the children of `lane` only; `store` tells which look alike."""
        self._roots = roots
        self._store = store
        self._lanes, self._lane = lanes, lane
        self._settings = settings
        self._claims = claims
        self._checkpoint = checkpoint
        self._disks: dict[int, str] = {}

    def study(self, batch: Batch) -> list[Studied]:
        """Return the study of each file of a batch.

        Files that may have moved, or may only look unchanged, are first looked at by their ends.
        """
        settled: list[Studied] = []
        rest: list[PendingFile] = []
        changed: set[int] = set()
        sizes = self._known_sizes(batch)
        for file in batch:
            if _may_be_same(file):
                if (same := self._compared(file)) is not None:
                    settled.append(same)
                    continue
                changed.add(file.id)
                rest.append(replace(file, owed=Owed.ALL))
            elif (
                file.stat.size_bytes in sizes
                and self._may_have_moved(file)
                and (moved := self._settle_by_hash(file)) is not None
            ):
                settled.append(moved)
            else:
                rest.append(file)
        found = self._studies(rest)
        hashes = self._known_hashes(found)
        for file, study in zip(rest, found, strict=True):
            former = self._former(file, study.quick_hash) if study.quick_hash in hashes else None
            if former is not None and self._claims.claim(former.id):
                anew = not _is_surely(file, former)
                settled.append(Studied(file, study, moved_from=former.id, anew=anew))
            else:
                settled.append(Studied(file, study, changed=file.id in changed))
        return settled

    def _known_sizes(self, batch: Batch) -> set[int]:
        """Return the sizes that other files have: a new one of another size has not moved."""
        sizes = {file.stat.size_bytes for file in batch if file.is_new}
        if not sizes:
            return sizes
        with self._store.readers.use() as reader:
            return studies.known_sizes(reader, sizes)

    def _known_hashes(self, found: Sequence[Study]) -> set[str]:
        """Return the quick hashes that other files have or had."""
        hashes = {study.quick_hash for study in found if study.quick_hash is not None}
        if not hashes:
            return hashes
        with self._store.readers.use() as reader:
            return studies.known_quick_hashes(reader, hashes)

    def _compared(self, file: PendingFile) -> Studied | None:
        """Look whether a file that seems unchanged is what it was; None when it is not."""
        (study,) = self._studies([file])
        if study.quick_hash is not None:
            with self._store.readers.use() as reader:
                if not studied_contents.is_known(reader, file, study):
                    return None
        return Studied(file, study)

    def _may_have_moved(self, file: PendingFile) -> bool:
        if not file.is_new:
            return False
        with self._store.readers.use() as reader:
            twins = studies.same_size(reader, file)
        return any(self._is_gone(twin, file) for twin in twins)

    def _settle_by_hash(self, file: PendingFile) -> Studied | None:
        """Find by the quick hash alone whose new place this is; None when it is nobody's.

        Also None where more than its ends must be looked at to be sure.
        """
        (study,) = self._studies([replace(file, owed=Owed.QUICK_HASH)])
        former = self._former(file, study.quick_hash)
        if former is None or not _is_surely(file, former) or not self._claims.claim(former.id):
            return None
        return Studied(file, study, moved_from=former.id)

    def _former(self, file: PendingFile, quick_hash: str | None) -> Former | None:
        """Return what a new file was before it moved: the only one gone that has its ends."""
        if quick_hash is None or not file.is_new:
            return None
        with self._store.readers.use() as reader:
            twins = studies.same_quick_hash(reader, file, quick_hash)
        gone = [twin for twin in twins if self._is_gone(twin, file)]
        return gone[0] if len(gone) == 1 else None

    def _is_gone(self, former: Former, file: PendingFile) -> bool:
        """Tell whether a file is no longer where it was, although its disk is there.

        Or its disk is where the new `file` is: it was mounted elsewhere.

        Another share is not asked, for it could keep this lane waiting: what came from there is
        told as new, and what is known of its content is known of it all the same.
        """
        lane = self._lanes.of(former.path)
        if not lane.is_share:
            asked = [former.path] if self._lane.is_share else [former.path, file.path]
            return is_gone(former.path) and former.volume in map(self._disk_of, asked)
        if lane is not self._lane:
            return False
        return lane.run(
            is_gone, former.path, timeout_s=_LOOK_TIMEOUT_S, checkpoint=self._checkpoint
        )

    def _disk_of(self, path: bytes) -> str | None:
        """Return the identity of the disk that lies at a path now: a mount point stays behind."""
        folder = os.path.dirname(path)
        while not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        try:
            device = os.stat(folder).st_dev
            if device not in self._disks:
                self._disks[device] = volume_of(folder).identity
        except OSError:
            return None
        return self._disks[device]

    def _studies(self, batch: Sequence[PendingFile]) -> list[Study]:
        """Study together what is cheap together; a file that kills its child is found alone."""
        if len(batch) > 1:
            requests = [self._request(file) for file in batch]
            try:
                return self._run(requests, _BATCH_TIMEOUT_S)
            except CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 - one of them did it; alone it shows which
                log.info("studied one by one: %s", error)
        return [self._study_alone(file) for file in batch]

    def _study_alone(self, file: PendingFile) -> Study:
        try:
            (study,) = self._run([self._request(file)], _timeout(file.kind))
        except OutsideError as error:
            return self._poisoned(file, error.reason)
        except CancelledError:
            raise
        except Exception as error:
            log.exception("the study of %s broke", names.shown(file.path))
            detail = type(error).__name__
            return self._poisoned(file, Reason.of(ReasonCode.UNEXPECTED, detail=detail))
        return study

    def _run(self, requests: list[StudyRequest], timeout_s: float) -> list[Study]:
        return self._lane.run(
            study_many, requests, timeout_s=timeout_s, checkpoint=self._checkpoint
        )

    def _poisoned(self, file: PendingFile, reason: Reason) -> Study:
        """Note a file that no child survives. Its bytes can be hashed all the same."""
        quick_hash = None
        if file.owed != Owed.QUICK_HASH and reason.code not in PASSING_TROUBLE:
            quick_hash = self._study_alone(replace(file, owed=Owed.QUICK_HASH)).quick_hash
        return Study(
            quick_hash=quick_hash,
            quick_version=QUICK_VERSION,
            picture_version=PICTURE_VERSION,
            probe_version=PROBE_VERSION,
            reason=reason,
        )

    def _request(self, file: PendingFile) -> StudyRequest:
        return StudyRequest(
            path=file.path,
            root_length=max(
                (len(root) for root in self._roots if is_inside(file.path, root)), default=0
            ),
            kind=file.kind,
            mtime_ns=file.stat.mtime_ns,
            want_quick=bool(file.owed & Owed.QUICK_HASH),
            want_picture=bool(file.owed & Owed.PICTURE),
            want_facts=bool(file.owed & Owed.FACTS),
            min_year=self._settings.dates_min_year,
            home_zone=self._settings.dates_home_zone,
        )


def _may_be_same(file: PendingFile) -> bool:
    """Tell whether only the ends of a known file are to be compared with what they were."""
    return not file.is_new and file.owed == Owed.QUICK_HASH and file.content_id is not None


def _is_surely(file: PendingFile, former: Former) -> bool:
    """Tell whether a file that begins and ends as another one has all of its bytes.

    Either nothing lies between the ends, or nobody has written to it since.
    """
    is_all_ends = file.stat.size_bytes <= 2 * EDGE_BYTES
    return is_all_ends or abs(file.stat.mtime_ns - former.mtime_ns) <= _TIME_STEP_NS


def _timeout(kind: MediaKind) -> float:
    return PICTURE_TIMEOUT_S if kind == MediaKind.PHOTO else VIDEO_TIMEOUT_S
