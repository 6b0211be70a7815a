"""What the window needs of the session; each page states the reads it needs itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from mediadesk.config import Locations
from mediadesk.domain.journal import SystemTrash
from mediadesk.domain.reasons import Reason
from mediadesk.domain.roots import RootLook
from mediadesk.operations.room import Waiting
from mediadesk.operations.scanning.watching import WatchPlan
from mediadesk.ui.views.dates.dates_place import DateSession
from mediadesk.ui.views.history.removed_bar import HeldFiles
from mediadesk.ui.views.preferences.preferences import Changeable
from mediadesk.ui.views.review.duplicates_place import ReviewSession
from mediadesk.ui.views.taking_out import Leavable
from mediadesk.ui.work.job_shapes import Hasher, Job


class Session(Changeable, DateSession, Leavable, ReviewSession, Protocol):
    """What the window needs of the session."""

    @property
    def library(self) -> Any: ...  # noqa: D102, ANN401 - each page states the reads it needs
    @property
    def scanner(self) -> Any: ...  # noqa: D102, ANN401 - see ui.work.jobs.Scanner
    @property
    def video_hasher(self) -> Hasher: ...  # noqa: D102
    @property
    def thumbnails(self) -> Any: ...  # noqa: D102, ANN401 - see ui.thumbnails.Source
    @property
    def locations(self) -> Locations: ...  # noqa: D102
    @property
    def path(self) -> Path: ...  # noqa: D102
    @property
    def notices(self) -> Sequence[Reason]: ...  # noqa: D102

    system_trash: SystemTrash | None

    def find_duplicates(self) -> Job: ...  # noqa: D102
    def history(self) -> Any: ...  # noqa: ANN401, D102 - see ui.views.history.history_page and undoing
    def held(self) -> HeldFiles: ...  # noqa: D102
    def start_decoders(self) -> None: ...  # noqa: D102
    def dismiss_decoders(self) -> None: ...  # noqa: D102
    def jobs_waiting_for_room(self) -> Waiting: ...  # noqa: D102
    def folders_to_watch(self, limit: int) -> WatchPlan: ...  # noqa: D102
    def look_at_roots(self) -> RootLook: ...  # noqa: D102
