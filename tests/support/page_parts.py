"""What a page stands on, as the window would give it, for one page alone."""

from pathlib import Path

from mediadesk.operations.past.history import History
from mediadesk.ui.actions import Actions
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.history.undoing import UndoHistory, Undoing
from mediadesk.ui.views.page_parts import PageParts
from mediadesk.ui.work.change_queue import ChangeQueue
from tests.support.fake_clusters import StageSource


def page_parts(
    folder: Path,
    tasks: TaskRunner,
    *,
    changing: TaskRunner | None = None,
    source: StageSource | None = None,
    history: UndoHistory | None = None,
) -> PageParts:
    """Return parts that keep what they remember in `folder` and change things on `changing`."""
    actions, doing = Actions(), ChangeQueue(changing or tasks)
    pictures, past = source or StageSource(), history or History([])
    return PageParts(
        thumbnails=Thumbnails(pictures, tasks),
        pictures=StagePictures(pictures, tasks),
        tasks=tasks,
        doing=doing,
        undoing=Undoing(lambda: past, doing, tasks, actions),
        actions=actions,
        state=WindowState(folder),
    )
