"""The second half of a scan: have files studied in child processes and store what was found."""

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mediadesk.catalog import studies
from mediadesk.catalog.files import Owed, PendingFile
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason
from mediadesk.domain.study import Study, StudyRequest
from mediadesk.fingerprint.versions import PICTURE_VERSION, PROBE_VERSION, QUICK_VERSION
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.children import study_many

PICTURE_TIMEOUT_S = 10.0
VIDEO_TIMEOUT_S = 30.0
_BATCH_TIMEOUT_S = 5.0

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


class Analyst:
    """Studies batches of files. Any number of threads may call `study`."""

    def __init__(
        self, store: Store, sandbox: Sandbox, settings: Settings, *, roots: Sequence[bytes]
    ) -> None:
        """Have files opened in `sandbox` only; `store` tells which files look alike."""
        self._roots = roots
        self._store = store
        self._sandbox = sandbox
        self._settings = settings
        self._claims: set[int] = set()
        self._claiming = threading.Lock()

    def study(self, batch: Batch) -> list[Studied]:
        """Return the study of each file of a batch.

        Files that may have moved, or may only look unchanged, are first looked at by their ends.
        """
        uncertain = [file for file in batch if self._may_have_moved(file) or _may_be_same(file)]
        done = [self._settle_by_hash(file) for file in uncertain]
        settled = {studied.file.id: studied for studied in done if studied is not None}
        rest = [file for file in batch if file.id not in settled]
        fresh = [file if not _may_be_same(file) else replace(file, owed=Owed.ALL) for file in rest]
        studies_ = self._studies(fresh)
        return list(settled.values()) + [
            Studied(file, study, changed=_may_be_same(old))
            for old, file, study in zip(rest, fresh, studies_, strict=True)
        ]

    def _may_have_moved(self, file: PendingFile) -> bool:
        if not file.is_new:
            return False
        with self._store.readers.use() as reader:
            twins = studies.same_size(reader, file)
        return any(_is_gone(path) for _, path in twins)

    def _settle_by_hash(self, file: PendingFile) -> Studied | None:
        """Compare the quick hash alone; None when the file needs its full study."""
        (study,) = self._studies([replace(file, owed=Owed.QUICK_HASH)])
        if study.quick_hash is None:
            return None
        with self._store.readers.use() as reader:
            if not file.is_new:
                same = studies.has_quick_hash(reader, file, study.quick_hash)
                return Studied(replace(file, owed=Owed.QUICK_HASH), study) if same else None
            former = studies.same_quick_hash(reader, file, study.quick_hash)
        gone = [row_id for row_id, path in former if _is_gone(path)]
        if len(gone) != 1 or not self._claim(gone[0]):
            return None
        return Studied(file, study, moved_from=gone[0])

    def _claim(self, row_id: int) -> bool:
        """Let only one new path take over a row."""
        with self._claiming:
            is_first = row_id not in self._claims
            self._claims.add(row_id)
            return is_first

    def _studies(self, batch: Sequence[PendingFile]) -> list[Study]:
        """Study together what is cheap together; a file that kills its child is found alone."""
        if len(batch) > 1:
            requests = [self._request(file) for file in batch]
            try:
                return self._sandbox.run(study_many, requests, timeout_s=_BATCH_TIMEOUT_S)
            except OutsideError:
                pass  # one of them did it; which one shows when each is alone
        return [self._study_alone(file) for file in batch]

    def _study_alone(self, file: PendingFile) -> Study:
        try:
            (study,) = self._sandbox.run(
                study_many, [self._request(file)], timeout_s=_timeout(file.kind)
            )
        except OutsideError as error:
            return self._poisoned(file, error.reason)
        return study

    def _poisoned(self, file: PendingFile, reason: Reason) -> Study:
        """Note a file that no child survives. Its bytes can be hashed all the same."""
        quick_hash = None
        if file.owed != Owed.QUICK_HASH:
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
            root_length=max((len(r) for r in self._roots if file.path.startswith(r)), default=0),
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


def _is_gone(path: bytes) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _timeout(kind: MediaKind) -> float:
    return PICTURE_TIMEOUT_S if kind == MediaKind.PHOTO else VIDEO_TIMEOUT_S
