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


_REVIEW = (
    ActionId.ACCEPT, ActionId.KEEP_ALL, ActionId.NOT_DUPLICATES, ActionId.SKIP, ActionId.GO_BACK,
    ActionId.UNDO, ActionId.KEEP_MEMBER, ActionId.REMOVE_MEMBER, ActionId.WHY,
)  # fmt: skip
_COMPARE = (
    ActionId.SIDE_BY_SIDE, ActionId.SWIPE, ActionId.BLINK, ActionId.DIFFERENCE,
    ActionId.NEXT_DIFFERENCE, ActionId.FIT_OR_REAL, ActionId.ZOOM_IN, ActionId.ZOOM_OUT,
    ActionId.LINK, ActionId.ALL_FIELDS,
)  # fmt: skip


def review_columns(actions: Actions) -> Sequence[Column]:
    """Return the columns of the Duplicates page: deciding, comparing, the window."""
    deciding = [(tr("Action", TABLE[id_].text), _row(actions, id_)[1]) for id_ in _REVIEW]
    deciding.insert(1, (tr("Keys", "Keep or remove a file"), ["1", "…", "9"]))
    deciding.insert(2, (tr("Keys", "Keep only that file"), ["Shift+1", "…", "9"]))
    comparing = [_row(actions, id_) for id_ in _COMPARE]
    comparing.append((tr("Keys", "Move the pictures"), ["Alt+←↑→↓"]))
    return (
        (tr("Keys", "Decide"), deciding),
        (tr("Keys", "Compare"), comparing),
        (tr("Keys", "Anywhere"), columns(actions)[2][1]),
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
