"""What the status strip says when nothing runs: how the scans stand, in one sentence."""

from collections.abc import Sequence

from mediadesk.domain.browsing import PlaceCount
from mediadesk.domain.jobs import JobKind, JobRecord, JobStatus
from mediadesk.domain.reasons import ReasonCode
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.work.jobs import covers

FINE, TROUBLE = "circle-check", "triangle-alert"


def on_dates() -> str:
    """Return what is said while dates are decided."""
    return tr("Strip", "Accepting stores your decision. Files change only in Write to files.")


def total(everything: PlaceCount) -> str:
    """Return how large the library is: "128,406 files, 1.3 TB"; no file is left out of it."""
    files, size = formatting.files(everything.files), formatting.size(everything.size_bytes)
    if not everything.halves:
        return tr("Library", "{files}, {size}").format(files=files, size=size)
    told = tr("Standing", "{files} and {n} films of Live Photos, {size}")
    if everything.halves == 1:
        told = tr("Standing", "{files} and the film of a Live Photo, {size}")
    return told.format(files=files, n=formatting.count(everything.halves), size=size)


def sentence(records: Sequence[JobRecord], now: float | None = None) -> tuple[str, str]:
    """Return (sentence, icon) for the stored jobs.

    A scan that stands still and waits for an answer is told first, else the newest one.
    """
    records = [record for record in records if record.kind is JobKind.SCAN]
    if not records:
        return tr("Standing", "Ready"), FINE
    unfinished = [record for record in records if not _is_settled(record, records)]
    newest = max(unfinished or records, key=_age)
    files = formatting.files(newest.processed)
    when = formatting.moment(newest.finished_at or newest.created_at, now)
    if newest.status is JobStatus.COMPLETED:
        return tr("Standing", "Up to date. Last scan {when}").format(when=when), FINE
    if newest.status is JobStatus.CANCELLED:
        text = tr("Standing", "The last scan was cancelled after {files}, {when}")
        return text.format(files=files, when=when), FINE
    if newest.reason is not None:
        text = tr("Standing", "Stopped at {files}: {reason}")
        if newest.reason.code is ReasonCode.JOB_DISK_FULL:
            text = tr("Standing", "Paused at {files}: {reason}")
        return text.format(files=files, reason=formatting.sentence(newest.reason)), TROUBLE
    text = tr("Standing", "Stopped at {files}. Resume continues from here.")
    return text.format(files=files), TROUBLE


def _is_settled(record: JobRecord, records: Sequence[JobRecord]) -> bool:
    """Tell whether a scan needs no answer, or a later one went through all of its folders."""
    return record.status.is_over or any(
        later.status is JobStatus.COMPLETED
        and _age(later) > _age(record)
        and covers(later.paths, record.paths)
        for later in records
    )


def _age(record: JobRecord) -> tuple[float, int]:
    return (record.created_at, record.id)
