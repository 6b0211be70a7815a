"""What pages that decide and change things stand on."""

from dataclasses import dataclass

from mediadesk.ui.actions import Actions
from mediadesk.ui.models.library.selection import FileSelection
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.history.undoing import Undoing
from mediadesk.ui.work.change_queue import ChangeQueue


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """All of it outlives the pages."""

    thumbnails: Thumbnails
    pictures: StagePictures
    tasks: TaskRunner
    doing: ChangeQueue
    undoing: Undoing
    actions: Actions
    state: WindowState


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceParts(PageParts):
    """What whole places stand on, besides."""

    selection: FileSelection
    """The files of the library page, and those of them that are selected."""
