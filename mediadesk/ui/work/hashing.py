"""Hashes the videos that each scan has found, where the user wants that."""

from PySide6.QtCore import QObject

from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.ui.work.jobs import JobCenter, JobEnd


class HashingAfterScans(QObject):
    """Follows scans: what they went through is hashed, as soon as no other hashing runs."""

    def __init__(self, jobs: JobCenter, parent: QObject | None = None) -> None:
        """Follow `jobs`."""
        super().__init__(parent)
        self._jobs = jobs
        self._owed: list[tuple[bytes, ...]] = []
        jobs.finished.connect(self._finished)

    def _finished(self, end: JobEnd) -> None:
        if end.kind is JobKind.SCAN and end.report.status is JobStatus.COMPLETED:
            self._owed.append(tuple(getattr(end.report, "roots", ())))
        is_hashing = any(view.kind is JobKind.VIDEO_HASH for view in self._jobs.views)
        if self._owed and not is_hashing:  # else when that has ended
            owed, self._owed = self._owed, []
            named = {path for paths in owed for path in paths}
            # a scan that names no folder was one of all of them
            self._jobs.hash_videos(sorted(named) if all(owed) else ())
