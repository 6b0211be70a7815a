"""What the keys overlay lists: made from the actions, and the keys Qt's own widgets have."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence

from mediadesk.ui.actions import PLACES, TABLE, ActionId, Actions, Where
from mediadesk.ui.formatting import tr
from mediadesk.ui.widgets.keys_overlay import Column

_FIRST = (
    ActionId.ADD_FOLDERS,
    ActionId.SCAN_AGAIN,
    ActionId.SEARCH,
    ActionId.SIDEBAR,
    ActionId.DETAILS,
    ActionId.JOBS,
    ActionId.CELLS_LARGER,
    ActionId.CELLS_SMALLER,
)


def columns(actions: Actions) -> Sequence[Column]:
    """Return three columns: the window, the files, getting around."""
    files = [(tr("Keys", "Move"), ["↑↓←→"]), (tr("Keys", "First, last"), ["Home", "End"])]
    files += [_row(actions, id_) for id_, e in TABLE.items() if e.where is Where.FILES and e.keys]
    around = [_row(actions, id_) for id_ in PLACES]
    around += [
        _row(actions, ActionId.NEXT_REGION),
        _row(actions, ActionId.FULL_SCREEN),
        _row(actions, ActionId.MENU),
        _row(actions, ActionId.KEYS),
        (tr("Keys", "Close, clear the search"), ["Esc"]),
    ]
    return (
        (tr("Keys", "Library"), [_row(actions, id_) for id_ in _FIRST]),
        (tr("Keys", "Files"), files),
        (tr("Keys", "Anywhere"), around),
    )


def _row(actions: Actions, id_: ActionId) -> tuple[str, list[str]]:
    shape = QKeySequence.SequenceFormat.NativeText
    keys = [key.toString(shape) for key in actions[id_].shortcuts()]
    return actions[id_].text(), keys if id_ is ActionId.KEYS else keys[:1]
