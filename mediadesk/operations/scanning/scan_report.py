"""What a scan tells: how far it is while it runs, and what it came to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mediadesk.domain import names
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.reasons import Reason
from mediadesk.jobs.runner import JobProgress, ProgressFigures
from mediadesk.operations.lanes import Lane
from mediadesk.operations.scanning.tally import Tally


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
    """Add the errors of work that followed a completed scan."""
    return replace(report, errors=(*report.errors, *errors), status=status, reason=reason)


class LaneProgress(JobProgress):
    """Progress of one lane; stops with its scan, or alone when its own volume is in trouble."""

    def __init__(self, whole: "ScanProgress", tally: Tally, lane: Lane) -> None:
        """Count what is studied in `lane`, beside what the walk counts in `tally`."""
        self._whole, self._is_stopped = whole, False
        super().__init__()
        self.tally, self.lane = tally, lane

    @property
    def cancel_requested(self) -> bool:
        """True when this lane is to stop."""
        return self._is_stopped or self._whole.cancel_requested

    @cancel_requested.setter
    def cancel_requested(self, stopped: bool) -> None:
        self._is_stopped = stopped

    def update(self, processed: int, current_file: str) -> None:
        """Say how many files of this lane have been studied, and which was last."""
        super().update(processed, current_file)
        self._whole.studied(current_file)


class ScanProgress(JobProgress):
    """Progress of a scan in files: what needs no study counts as processed at once."""

    def __init__(self, earlier: tuple[int, int] = (0, 0)) -> None:
        """Start without a lane. `earlier` is how far the same scan had come, as (done, of all).

        That is told until the walk has come through what was done then.
        """
        super().__init__()
        self._lanes: list[LaneProgress] = []
        self._earlier = earlier

    def open_lane(self, tally: Tally, lane: Lane) -> LaneProgress:
        """Count one more lane in."""
        opened = LaneProgress(self, tally, lane)
        self._lanes.append(opened)
        return opened

    def studied(self, current_file: str) -> None:
        """Say that files have been studied, and which was last."""
        self.update(self._done, current_file)

    def walked(self, folder: str) -> None:
        """Say which folder a walk has just seen."""
        self.total = sum(lane.tally.seen for lane in self._lanes)
        self.anew = sum(lane.tally.anew for lane in self._lanes)
        has_studied = any(lane.processed for lane in self._lanes)
        self.update(self._done, self.current_file if has_studied else folder)

    def counted(self) -> None:
        """Say that the walks are over: how many files there are is known now."""
        self._earlier = (0, 0)

    def to_dict(self) -> ProgressFigures:
        """Return everything as one dictionary; folders that could not be read are errors too."""
        figures = super().to_dict()
        done, total = self._earlier
        if figures["processed"] < done:  # what was done before takes no time and tells no pace
            total = max(total, figures["total"])
            figures |= {"processed": done, "total": total, "rate": 0.0, "eta": None}
            figures["percent"] = 100.0 * done / total
        figures["error_count"] += sum(
            lane.error_count + len(lane.tally.errors) for lane in self._lanes
        )
        slow = (lane.lane.label for lane in self._lanes if lane.lane.is_waiting)
        figures["waiting_for"] = next(slow, "")
        return figures

    @property
    def _done(self) -> int:
        return sum(lane.processed + lane.tally.settled for lane in self._lanes)


def label_of(paths: Sequence[bytes]) -> str:
    """Return what a scan of these paths is called: "Pictures", "Pictures and 2 more"."""
    if not paths:
        return ""
    first = names.shown(paths[0].rstrip(b"/").rpartition(b"/")[2] or paths[0])
    return first if len(paths) == 1 else f"{first} +{len(paths) - 1}"
