"""What the window is built from, and what it asks of the page that shows files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.reasons import Reason
from mediadesk.ui.actions import Actions
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.jobs_panel import JobReads
from mediadesk.ui.views.sidebar import PlaceReads
from mediadesk.ui.work.jobs import JobCenter


class WindowReads(PlaceReads, JobReads, Protocol):
    """What sidebar and jobs panel ask of the library."""


class FilesPage(Protocol):
    """The page that shows the files of a place or a folder."""

    @property
    def message(self) -> SignalInstance: ...  # noqa: D102
    def show_place(self, place: SmartPlace) -> None: ...  # noqa: D102
    def show_folder(self, folder_id: int, title: str) -> None: ...  # noqa: D102
    def apply_changes(self, changes: CatalogChanges) -> None: ...  # noqa: D102
    def focus_search(self) -> None: ...  # noqa: D102
    def set_scanning(self, scanning: bool) -> None: ...  # noqa: D102, FBT001


class PlacePage(Protocol):
    """A page of its own for one place, as Duplicates has."""

    @property
    def message(self) -> SignalInstance: ...  # noqa: D102
    @property
    def undo_offered(self) -> SignalInstance: ...  # noqa: D102
    def open_page(self) -> None: ...  # noqa: D102
    def apply_changes(self, changes: CatalogChanges) -> None: ...  # noqa: D102
    def focus_search(self) -> None: ...  # noqa: D102
    def set_scanning(self, scanning: bool) -> None: ...  # noqa: D102, FBT001


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the window is built from; all of it outlives the window."""

    library: WindowReads
    tasks: TaskRunner
    jobs: JobCenter
    actions: Actions
    state: WindowState
    themes: ThemeSwitch
    notices: Sequence[Reason] = ()
