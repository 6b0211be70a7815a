"""Reminds the user, at most once a week, of what has long been held in Removed."""

import time
from collections.abc import Callable
from functools import partial

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.history import HeldTotal
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.history.removed_bar import HeldFiles
from mediadesk.ui.views.main_window import MainWindow

_REMINDED = "removed/reminded"
_WEEK_S = 7 * 86_400


def remind(
    held: Callable[[], HeldFiles], tasks: TaskRunner, state: WindowState, window: MainWindow
) -> None:
    """Say how much is waiting, with a button that shows it; nothing is changed."""
    if time.time() - state.number(_REMINDED) >= _WEEK_S:
        tasks.run(lambda: held().waiting(), partial(_say, state, window))


def _say(
    state: WindowState, window: MainWindow, found: HeldTotal | None, _error: Exception | None
) -> None:
    if found is None or not found.files:
        return
    state.keep(_REMINDED, int(time.time()))
    one = tr("Removed", "{files}, {size}, has long been held in Removed.")
    many = tr("Removed", "{files}, {size}, have long been held in Removed.")
    text = one if found.files + found.sidecars == 1 else many
    files = formatting.with_sidecars(found.files, found.sidecars)
    words = text.format(files=files, size=formatting.size(found.size_bytes))
    show = partial(window.sidebar.choose_place, SmartPlace.REMOVED)
    window.toast.say(words, tr("Removed", "Show them"), show, sign="archive-restore", keys="")
