"""What the keys overlay lists: made from the actions, and the keys Qt's own widgets have."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence

from mediadesk.domain.browsing import SmartPlace
from mediadesk.ui.action_tables.review_actions import MEMBERS, ONLY, PANS
from mediadesk.ui.actions import TABLE, ActionId, Actions, Where, key_text
from mediadesk.ui.formatting import tr
from mediadesk.ui.widgets.overlays.keys_overlay import Column

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


_ANYWHERE = (
    ActionId.SHOW_HISTORY, ActionId.SEARCH, ActionId.NEXT_REGION, ActionId.SIDEBAR, ActionId.JOBS,
    ActionId.PREFERENCES, ActionId.HELP, ActionId.KEYS,
)  # fmt: skip
_REVIEW = (
    ActionId.ACCEPT, ActionId.KEEP_ALL, ActionId.NOT_DUPLICATES, ActionId.SKIP, ActionId.GO_BACK,
    ActionId.UNDO, ActionId.REDO, ActionId.KEEP_MEMBER, ActionId.REMOVE_MEMBER, ActionId.WHY,
    ActionId.PROTECT_FOLDER, ActionId.NEVER_SUGGEST,
)  # fmt: skip
_PLAN = (
    ActionId.START_PLAN, ActionId.STRIKE_OUT, ActionId.RULE_UP, ActionId.RULE_DOWN,
    ActionId.UNDO, ActionId.REDO,
)  # fmt: skip
_ENTER = QKeySequence("Return")
PLAN = "plan"
"""The name of pages that show a plan, in `columns_of`."""
_COMPARE = (
    ActionId.SIDE_BY_SIDE, ActionId.SWIPE, ActionId.BLINK, ActionId.DIFFERENCE,
    ActionId.NEXT_DIFFERENCE, ActionId.NEXT_BESIDE, ActionId.FIT_OR_REAL, ActionId.ZOOM_IN,
    ActionId.ZOOM_OUT, ActionId.LINK, ActionId.ALL_FIELDS,
)  # fmt: skip


_DATES = (
    ActionId.ACCEPT_DATE, ActionId.TYPE_DATE, ActionId.SAME_AS_PREVIOUS, ActionId.SAME_AS_NEXT,
    ActionId.BETWEEN, ActionId.NEXT_DATE, ActionId.PREVIOUS_DATE, ActionId.UNDO,
)  # fmt: skip
_MANY_DATES = (ActionId.CHOOSE_CAMERA, ActionId.SHIFT_CAMERA, ActionId.WRITE_DATES)


def columns_of(place: str, actions: Actions) -> Sequence[Sequence[Column]]:
    """Return the columns of a place; those of the library where it has none of its own."""
    if place == SmartPlace.DUPLICATES:
        return review_columns(actions)
    if place == PLAN:
        return plan_columns(actions)
    return date_columns(actions) if place == SmartPlace.NEEDS_DATE else columns(actions)


def date_columns(actions: Actions) -> Sequence[Sequence[Column]]:
    """Return the columns of the page of dates: deciding, many files, the window."""
    deciding = [(tr("Action", TABLE[id_].text), _row(actions, id_)[1]) for id_ in _DATES]
    deciding.insert(1, (tr("Keys", "Choose a candidate"), ["1", "…", "9"]))
    many = [_row(actions, id_) for id_ in _MANY_DATES]
    many += [
        (tr("Keys", "Select more files"), ["Shift+↑↓"]),
        (tr("Keys", "Time line: go, choose"), ["↑↓", "Space"]),
        (tr("Keys", "Time line: zoom"), ["+", "-"]),
    ]
    return (
        ((tr("Keys", "Decide"), deciding),),
        ((tr("Keys", "Many files"), many),),
        (_anywhere(actions),),
    )


def review_columns(actions: Actions) -> Sequence[Sequence[Column]]:
    """Return the columns of the Duplicates page: deciding, comparing, the window."""
    deciding = [(tr("Action", TABLE[id_].text), _row(actions, id_)[1]) for id_ in _REVIEW]
    deciding.insert(1, (tr("Keys", "Keep or remove a file"), _span(actions, MEMBERS)))
    deciding.insert(2, (tr("Keys", "Keep only that file"), _span(actions, ONLY)))
    comparing = [_row(actions, id_) for id_ in _COMPARE]
    moving = [key for id_ in PANS for key in _row(actions, id_)[1]]
    usual = moving == ["Alt+←", "Alt+→", "Alt+↑", "Alt+↓"]
    comparing.append((tr("Keys", "Move the pictures"), ["Alt+←↑→↓"] if usual else moving))
    deciding.append((tr("Keys", "Of many: go to a file"), ["0", "…", "9", key_text(_ENTER)]))
    films = [
        (tr("Keys", "Play without sound"), ["Space"]),
        (tr("Keys", "Back, on by a frame"), [",", "."]),
        (tr("Keys", "Back, on by a second"), ["Shift+,", "Shift+."]),
        _row(actions, ActionId.SET_OFFSET),
    ]
    return (
        ((tr("Keys", "Decide"), deciding),),
        ((tr("Keys", "Look"), comparing),),
        (_anywhere(actions), (tr("Keys", "Films and recordings"), films)),
    )


def plan_columns(actions: Actions) -> Sequence[Sequence[Column]]:
    """Return the columns of pages that show a plan."""
    plan = [(tr("Action", TABLE[id_].text), _row(actions, id_)[1]) for id_ in _PLAN]
    plan.append((tr("Keys", "Back"), ["Esc"]))
    listed = [(tr("Keys", "Move"), ["↑↓"]), (tr("Keys", "First, last"), ["Home", "End"])]
    return (
        ((tr("Keys", "Plan"), plan),),
        ((tr("Keys", "Rows"), listed),),
        (_anywhere(actions),),
    )


def title_of(place: str) -> str:
    """Return the title of the overlay on the page of a place."""
    names = {
        SmartPlace.DUPLICATES.value: tr("Keys", "Keys in Duplicates"),
        SmartPlace.NEEDS_DATE.value: tr("Keys", "Keys in Needs a date"),
        PLAN: tr("Keys", "Keys in plans"),
    }
    return names.get(place, tr("Keys", "Keys"))


def columns(actions: Actions) -> Sequence[Sequence[Column]]:
    """Return three columns: the window, the files, getting around."""
    files = [(tr("Keys", "Move"), ["↑↓←→"]), (tr("Keys", "First, last"), ["Home", "End"])]
    files += [_row(actions, id_) for id_, e in TABLE.items() if e.where is Where.FILES and e.keys]
    around = [(tr("Keys", "Go to a place"), ["Ctrl+1", "…", "9"])]
    around += [_row(actions, ActionId.SHOW_HISTORY), _row(actions, ActionId.SEARCH)]
    around += [
        _row(actions, ActionId.NEXT_REGION),
        _row(actions, ActionId.FULL_SCREEN),
        _row(actions, ActionId.MENU),
        _row(actions, ActionId.PREFERENCES),
        _row(actions, ActionId.HELP),
        _row(actions, ActionId.KEYS),
        (tr("Keys", "Close, clear the search"), ["Esc"]),
    ]
    return (
        ((tr("Keys", "Library"), [_row(actions, id_) for id_ in _FIRST]),),
        ((tr("Keys", "Files"), files),),
        ((tr("Keys", "Anywhere"), around),),
    )


def _anywhere(actions: Actions) -> Column:
    """Return what the keys do on every page, as far as the page of files does not say more."""
    rows = [(tr("Keys", "Go to a place"), ["Ctrl+1", "…", "9"])]
    rows += [_row(actions, id_) for id_ in _ANYWHERE]
    rows.append((tr("Keys", "Close, clear the search"), ["Esc"]))
    return tr("Keys", "Anywhere"), rows


def _span(actions: Actions, ids: Sequence[ActionId]) -> list[str]:
    """Return the first and the last of keys for numbers: "Shift+1", "…", "9"."""
    first, last = (_row(actions, id_)[1] for id_ in (ids[0], ids[-1]))
    if not first or not last:
        return [*first, *last]
    held = first[0].rpartition("+")[0]
    return [first[0], "…", last[0].removeprefix(f"{held}+") if held else last[0]]


def _row(actions: Actions, id_: ActionId) -> tuple[str, list[str]]:
    keys = [key_text(key) for key in actions[id_].shortcuts()[:1]]
    return tr("Action", TABLE[id_].text), keys
