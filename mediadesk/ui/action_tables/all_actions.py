"""The table of actions: what a user can do in the window, with texts, icons and keys."""

from collections.abc import Mapping
from types import MappingProxyType

from mediadesk.domain.browsing import SmartPlace
from mediadesk.ui.action_tables.date_actions import DATE_TABLE
from mediadesk.ui.action_tables.names import ActionId, Entry, Where
from mediadesk.ui.action_tables.plan_actions import PLAN_TABLE
from mediadesk.ui.action_tables.review_actions import REVIEW_TABLE
from mediadesk.words import QT_TRANSLATE_NOOP

__all__ = ["PLACES", "TABLE", "ActionId", "Entry", "Where"]


def _t(text: str) -> str:
    return QT_TRANSLATE_NOOP("Action", text)


TABLE: Mapping[ActionId, Entry] = MappingProxyType(
    {
        ActionId.ADD_FOLDERS: Entry(
            text=_t("Add folders"),
            tip=_t("Choose a folder for the library; its files stay where they are"),
            icon="folder-plus",
            keys=("Ctrl+O",),
        ),
        ActionId.SCAN_AGAIN: Entry(
            text=_t("Scan again"),
            tip=_t("Look for new, changed and vanished files in all folders"),
            icon="scan-search",
            keys=("F5",),
        ),
        ActionId.SAVE_REPORT: Entry(
            text=_t("Save a report"),
            tip=_t("Save what this page shows as a page with pictures, a table or JSON"),
            icon="file-down",
        ),
        ActionId.PREFERENCES: Entry(
            text=_t("Preferences"),
            tip=_t("Change how MediaDesk works and which keys it listens to"),
            icon="settings",
            keys=("Ctrl+,",),
        ),
        ActionId.QUIT: Entry(
            text=_t("Quit"), tip=_t("Close MediaDesk; a scan can be resumed"), keys=("Ctrl+Q",)
        ),
        ActionId.SIDEBAR: Entry(
            text=_t("Sidebar"),
            tip=_t("Show places and folders with their names, or icons only"),
            icon="panel-left-open",
            keys=("Ctrl+B",),
            checkable=True,
        ),
        ActionId.DETAILS: Entry(
            text=_t("Details"),
            tip=_t("Show what is known about the chosen file"),
            icon="panel-right",
            keys=("Ctrl+I",),
            checkable=True,
        ),
        ActionId.JOBS: Entry(
            text=_t("Jobs"),
            tip=_t("Show running and finished jobs with their errors"),
            icon="chevron-up",
            keys=("Ctrl+J",),
        ),
        ActionId.GRID: Entry(
            text=_t("Grid"), tip=_t("Show files as pictures"), icon="layout-grid", checkable=True
        ),
        ActionId.TABLE: Entry(
            text=_t("Table"), tip=_t("Show files as rows"), icon="table-2", checkable=True
        ),
        ActionId.CELLS_LARGER: Entry(
            text=_t("Larger pictures"),
            tip=_t("Make the pictures larger"),
            keys=("Ctrl++", "Ctrl+="),
        ),
        ActionId.CELLS_SMALLER: Entry(
            text=_t("Smaller pictures"), tip=_t("Make the pictures smaller"), keys=("Ctrl+-",)
        ),
        ActionId.THEME_SYSTEM: Entry(
            text=_t("Same as the desktop"),
            tip=_t("Light or dark, as the desktop is"),
            checkable=True,
        ),
        ActionId.THEME_LIGHT: Entry(text=_t("Light"), tip=_t("Always light"), checkable=True),
        ActionId.THEME_DARK: Entry(text=_t("Dark"), tip=_t("Always dark"), checkable=True),
        ActionId.REDUCE_MOTION: Entry(
            text=_t("Reduce motion"),
            tip=_t("Nothing moves by itself: Blink changes with each press of its key"),
            checkable=True,
        ),
        ActionId.FULL_SCREEN: Entry(
            text=_t("Full screen"),
            tip=_t("Use the whole screen"),
            keys=("F11",),
            checkable=True,
        ),
        ActionId.SEARCH: Entry(
            text=_t("Search"),
            tip=_t("Find files by name or folder"),
            icon="search",
            keys=("Ctrl+F",),
        ),
        ActionId.SHOW_ALL: Entry(
            text=_t("All"), tip=_t("Show all files"), icon="images", keys=("Ctrl+1",)
        ),
        ActionId.SHOW_PHOTOS: Entry(
            text=_t("Photos"), tip=_t("Show all photos"), icon="image", keys=("Ctrl+2",)
        ),
        ActionId.SHOW_VIDEOS: Entry(
            text=_t("Videos"), tip=_t("Show all videos"), icon="film", keys=("Ctrl+3",)
        ),
        ActionId.SHOW_VR: Entry(
            text=_t("VR"),
            tip=_t("Show all videos for VR"),
            icon="rectangle-goggles",
            keys=("Ctrl+4",),
        ),
        ActionId.SHOW_AUDIO: Entry(
            text=_t("Audio"), tip=_t("Show all recordings"), icon="audio-lines", keys=("Ctrl+5",)
        ),
        ActionId.SHOW_DUPLICATES: Entry(
            text=_t("Duplicates"),
            tip=_t("Review files that are the same thing"),
            icon="copy",
            keys=("Ctrl+6",),
        ),
        ActionId.SHOW_DATES: Entry(
            text=_t("Needs a date"),
            tip=_t("Review files whose date is uncertain or unknown"),
            icon="calendar-clock",
            keys=("Ctrl+7",),
        ),
        ActionId.SHOW_ERRORS: Entry(
            text=_t("Errors"),
            tip=_t("Show files that could not be read"),
            icon="triangle-alert",
            keys=("Ctrl+8",),
        ),
        ActionId.SHOW_REMOVED: Entry(
            text=_t("Removed"),
            tip=_t("Show files that were removed and can come back"),
            icon="archive-restore",
            keys=("Ctrl+9",),
        ),
        ActionId.SHOW_HISTORY: Entry(
            text=_t("History"),
            tip=_t("Show everything that was done; all of it can be undone"),
            icon="rotate-ccw-clock",
            keys=("Ctrl+0",),
        ),
        ActionId.UNDO: Entry(
            text=_t("Undo"),
            tip=_t("Undo what was done last"),
            icon="undo-2",
            keys=("Ctrl+Z",),
        ),
        ActionId.REDO: Entry(
            text=_t("Redo"),
            tip=_t("Do again what was last undone"),
            icon="redo-2",
            keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        ),
        ActionId.NEXT_REGION: Entry(
            text=_t("Next region"), tip=_t("Go on to the next part of the window"), keys=("F6",)
        ),
        ActionId.PREVIOUS_REGION: Entry(
            text=_t("Previous region"),
            tip=_t("Go back to the previous part of the window"),
            keys=("Shift+F6",),
        ),
        ActionId.LARGE_VIEW: Entry(
            text=_t("Large view"),
            tip=_t("Show the chosen file as large as the page"),
            icon="eye",
            keys=("Space",),
            where=Where.FILES,
        ),
        ActionId.SELECT_ALL: Entry(
            text=_t("Select all"),
            tip=_t("Select every file of this place"),
            icon="list-checks",
            keys=("Ctrl+A",),
            where=Where.FILES,
        ),
        ActionId.COPY_PATH: Entry(
            text=_t("Copy path"),
            tip=_t("Copy the path of the file"),
            icon="copy",
            keys=("Ctrl+C",),
            where=Where.FILES,
        ),
        ActionId.OPEN: Entry(
            text=_t("Open in its program"),
            tip=_t("Open the file in the program the desktop uses for it"),
            icon="external-link",
            keys=("Ctrl+Return",),
            where=Where.FILES,
        ),
        ActionId.SHOW_IN_FOLDER: Entry(
            text=_t("Show in file manager"),
            tip=_t("Open the folder the file is in"),
            icon="folder-open",
            where=Where.FILES,
        ),
        ActionId.RESTORE: Entry(
            text=_t("Restore"),
            tip=_t("Bring the chosen files back to where they were"),
            icon="archive-restore",
            keys=("Ctrl+R",),
            where=Where.FILES,
        ),
        **REVIEW_TABLE,
        **DATE_TABLE,
        **PLAN_TABLE,
        ActionId.FIND_DUPLICATES: Entry(
            text=_t("Find duplicates"),
            tip=_t("Look for files that are the same thing"),
            icon="copy",
        ),
        ActionId.BULK_PLAN: Entry(
            text=_t("Resolve exact and identical"),
            tip=_t("Plan the removal of all exact and identical copies; the plan is shown first"),
            icon="list-checks",
        ),
        ActionId.COMPUTE_HASHES: Entry(
            text=_t("Compute hashes"),
            tip=_t("Compute the frame hashes that videos still lack"),
            icon="film",
        ),
        ActionId.PAUSE: Entry(
            text=_t("Pause"), tip=_t("Pause what runs; Resume continues from there"), icon="pause"
        ),
        ActionId.RESUME: Entry(text=_t("Resume"), tip=_t("Go on with what is paused"), icon="play"),
        ActionId.CANCEL: Entry(
            text=_t("Cancel"), tip=_t("Stop what runs; what was done stays"), icon="x"
        ),
        ActionId.HELP: Entry(
            text=_t("Help"),
            tip=_t("Open the guide at what it says about this page"),
            icon="info",
            keys=("F1",),
        ),
        ActionId.KEYS: Entry(
            text=_t("Keys"),
            tip=_t("Show what the keys do"),
            icon="keyboard",
            keys=("?",),
        ),
        ActionId.CHANGE_KEYS: Entry(
            text=_t("Change keys"), tip=_t("Choose other keys in Preferences"), icon="keyboard"
        ),
        ActionId.MENU: Entry(text=_t("Menu"), tip=_t("Open the menu"), icon="menu", keys=("F10",)),
    }
)

PLACES: Mapping[ActionId, SmartPlace] = MappingProxyType(
    {
        ActionId.SHOW_ALL: SmartPlace.ALL,
        ActionId.SHOW_PHOTOS: SmartPlace.PHOTOS,
        ActionId.SHOW_VIDEOS: SmartPlace.VIDEOS,
        ActionId.SHOW_VR: SmartPlace.VR,
        ActionId.SHOW_AUDIO: SmartPlace.AUDIO,
        ActionId.SHOW_DUPLICATES: SmartPlace.DUPLICATES,
        ActionId.SHOW_DATES: SmartPlace.NEEDS_DATE,
        ActionId.SHOW_ERRORS: SmartPlace.ERRORS,
        ActionId.SHOW_REMOVED: SmartPlace.REMOVED,
        ActionId.SHOW_HISTORY: SmartPlace.HISTORY,
    }
)
"""The place each of these actions shows. Their keys stay the same when places are added."""
