"""The names of what a user can do in the window, and what is written down of each."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class ActionId(StrEnum):
    """The name of each action."""

    ADD_FOLDERS = "add-folders"
    SCAN_AGAIN = "scan-again"
    SAVE_REPORT = "save-report"
    PREFERENCES = "preferences"
    QUIT = "quit"
    SIDEBAR = "sidebar"
    DETAILS = "details"
    JOBS = "jobs"
    GRID = "grid"
    TABLE = "table"
    CELLS_LARGER = "cells-larger"
    CELLS_SMALLER = "cells-smaller"
    THEME_SYSTEM = "theme-system"
    THEME_LIGHT = "theme-light"
    THEME_DARK = "theme-dark"
    REDUCE_MOTION = "reduce-motion"
    FULL_SCREEN = "full-screen"
    SEARCH = "search"
    SHOW_ALL = "show-all"
    SHOW_PHOTOS = "show-photos"
    SHOW_VIDEOS = "show-videos"
    SHOW_VR = "show-vr"
    SHOW_AUDIO = "show-audio"
    SHOW_DUPLICATES = "show-duplicates"
    SHOW_DATES = "show-dates"
    SHOW_ERRORS = "show-errors"
    SHOW_REMOVED = "show-removed"
    SHOW_HISTORY = "show-history"
    NEXT_REGION = "next-region"
    PREVIOUS_REGION = "previous-region"
    LARGE_VIEW = "large-view"
    SELECT_ALL = "select-all"
    COPY_PATH = "copy-path"
    OPEN = "open"
    SHOW_IN_FOLDER = "show-in-folder"
    ACCEPT = "accept"
    KEEP_ALL = "keep-all"
    NOT_DUPLICATES = "not-duplicates"
    SKIP = "skip"
    GO_BACK = "go-back"
    UNDO = "undo"
    REDO = "redo"
    SIDE_BY_SIDE = "side-by-side"
    SWIPE = "swipe"
    BLINK = "blink"
    DIFFERENCE = "difference"
    NEXT_DIFFERENCE = "next-difference"
    NEXT_BESIDE = "next-beside"
    FIT = "fit"
    REAL_PIXELS = "real-pixels"
    FIT_OR_REAL = "fit-or-real"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    LINK = "link"
    ALL_FIELDS = "all-fields"
    WHY = "why"
    PROTECT_FOLDER = "protect-folder"
    NEVER_SUGGEST = "never-suggest"
    SET_OFFSET = "set-offset"
    KEEP_MEMBER = "keep-member"
    REMOVE_MEMBER = "remove-member"
    START_PLAN = "start-plan"
    RULE_UP = "rule-up"
    RULE_DOWN = "rule-down"
    STRIKE_OUT = "strike-out"
    ACCEPT_DATE = "accept-date"
    TYPE_DATE = "type-date"
    SAME_AS_PREVIOUS = "same-as-previous"
    SAME_AS_NEXT = "same-as-next"
    BETWEEN = "between"
    NEXT_DATE = "next-date"
    PREVIOUS_DATE = "previous-date"
    CHOOSE_CAMERA = "choose-camera"
    SHIFT_CAMERA = "shift-camera"
    WRITE_DATES = "write-dates"
    EXPORT = "export"
    SET_DATES = "set-dates"
    RESTORE = "restore"
    ACCEPT_SURE = "accept-sure"
    HISTOGRAM = "histogram"
    FIND_DUPLICATES = "find-duplicates"
    BULK_PLAN = "bulk-plan"
    COMPUTE_HASHES = "compute-hashes"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    HELP = "help"
    KEYS = "keys"
    CHANGE_KEYS = "change-keys"
    MENU = "menu"


class Where(Enum):
    """Where an action's key works."""

    EVERYWHERE = auto()
    FILES = auto()
    """In the grid and the table of files: the library page adds these to its views."""
    REVIEW = auto()
    """On the Duplicates page, unless a text field has the focus."""
    DECIDING = auto()
    """On the list and the stage of the Duplicates page: Enter on a button presses that button."""
    DATES = auto()
    """On the page of dates, unless a text field has the focus."""
    DATING = auto()
    """On its list, its picture and its candidates: Enter on a button presses that button."""
    PLAN = auto()
    """On pages that show a plan before it is carried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One action as written down: source texts, Lucide icon, keys, what the status tip says."""

    text: str
    tip: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    where: Where = Where.EVERYWHERE
    checkable: bool = False
