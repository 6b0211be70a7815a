"""What every stage of a search shares: catalog, lanes, threads, progress, and a way to stop."""

from dataclasses import dataclass

from mediadesk.catalog.store import Store
from mediadesk.domain.jobs import Checkpoint
from mediadesk.jobs.runner import JobProgress
from mediadesk.operations.lanes import Lanes


@dataclass(frozen=True, slots=True)
class SearchContext:
    """Files are opened by `lanes`, asked from `workers` threads.

    `checkpoint` is called before each file, or each part of one, and may raise to stop.
    """

    store: Store
    lanes: Lanes
    workers: int
    progress: JobProgress
    checkpoint: Checkpoint
