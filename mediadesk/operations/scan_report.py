"""What a scan tells: how far it is while it runs, and what it came to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mediadesk.domain import names
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.reasons import Reason
from mediadesk.jobs.runner import JobProgress, ProgressFigures
from mediadesk.operations.discover import Tally


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan came to.

    `roots` are the folders scanned; `size_bytes` is of all files seen; `errors` is what could not
    be read, `notes` what was left alone on purpose; `reason` says why the scan ended early.
    """

    status: JobStatus
    roots: tuple[bytes, ...] = ()
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    moved: int = 0
    missing: int = 0
    size_bytes: int = 0
    seconds: float = 0.0
    errors: tuple[tuple[bytes, Reason], ...] = ()
    notes: tuple[tuple[bytes, Reason], ...] = ()
    reason: Reason | None = None

    @property
    def files(self) -> int:
        """Regular files of a known kind that were seen."""
        return self.new + self.changed + self.unchanged + self.moved


def with_errors(
    report: ScanReport,
    errors: Sequence[tuple[bytes, Reason]],
    *,
    status: JobStatus,
    reason: Reason | None,
) -> ScanReport:
    """Add what work that followed a completed scan came to."""
    return replace(report, errors=(*report.errors, *errors), status=status, reason=reason)


class ScanProgress(JobProgress):
    """Progress of a scan in files: what needs no study counts as processed at once."""

    def __init__(self, tally: Tally) -> None:
        """Count on top of what the walk counts in `tally`."""
        super().__init__()
        self._tally = tally
        self._studied = 0

    def update(self, processed: int, current_file: str) -> None:
        """Say how many files have been studied, and which was last."""
        self._studied = processed
        super().update(processed + self._tally.settled, current_file)

    def walked(self, folder: str) -> None:
        """Say which folder the walk has just seen."""
        self.total = self._tally.seen
        current = folder if self._studied == 0 else self.current_file
        super().update(self._studied + self._tally.settled, current)

    def to_dict(self) -> ProgressFigures:
        """Return everything as one dictionary; folders that could not be read are errors too."""
        figures = super().to_dict()
        figures["error_count"] += len(self._tally.errors)
        return figures


def label_of(paths: Sequence[bytes]) -> str:
    """Return what a scan of these paths is called: "Pictures", "Pictures and 2 more"."""
    if not paths:
        return ""
    first = names.shown(paths[0].rstrip(b"/").rpartition(b"/")[2] or paths[0])
    return first if len(paths) == 1 else f"{first} +{len(paths) - 1}"
