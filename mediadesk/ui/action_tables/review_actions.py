"""The actions of the Duplicates page: deciding, looking, and their keys."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from mediadesk.ui.action_tables.names import ActionId, Entry, Where
from mediadesk.words import QT_TRANSLATE_NOOP


def _t(text: str) -> str:
    return QT_TRANSLATE_NOOP("Action", text)


def _review(
    text: str, tip: str, icon: str = "", keys: tuple[str, ...] = (), *, checkable: bool = False
) -> Entry:
    return Entry(text=text, tip=tip, icon=icon, keys=keys, where=Where.REVIEW, checkable=checkable)


MEMBERS = tuple(ActionId(f"member-{number}") for number in range(1, 10))
"""Keep or remove a file of a cluster, by its number."""
ONLY = tuple(ActionId(f"only-{number}") for number in range(1, 10))
"""Keep only that file."""
PANS: Mapping[ActionId, tuple[int, int]] = MappingProxyType(
    {
        ActionId.PAN_LEFT: (-1, 0),
        ActionId.PAN_RIGHT: (1, 0),
        ActionId.PAN_UP: (0, -1),
        ActionId.PAN_DOWN: (0, 1),
    }
)
"""Which way the view goes: steps across and down."""


def _numbered(ids: Sequence[ActionId], text: str, tip: str, key: str) -> dict[ActionId, Entry]:
    return {
        id_: Entry(text=text, tip=tip, keys=(key.format(n=n),), where=Where.REVIEW, number=n)
        for n, id_ in enumerate(ids, 1)
    }


REVIEW_TABLE: Mapping[ActionId, Entry] = MappingProxyType(
    {
        ActionId.ACCEPT: Entry(
            text=_t("Accept"),
            tip=_t("Keep and remove as shown"),
            keys=("Return", "Enter"),
            where=Where.DECIDING,
        ),
        ActionId.KEEP_ALL: _review(_t("Keep all"), _t("Leave every file where it is"), "", ("A",)),
        ActionId.NOT_DUPLICATES: _review(
            _t("Not duplicates"), _t("These are different things; do not show them again"), "",
            ("X",),
        ),
        ActionId.SKIP: _review(
            _t("Skip"), _t("Go on to the next cluster and decide later"), "chevron-down",
            ("Right",),
        ),
        ActionId.GO_BACK: _review(
            _t("Previous cluster"), _t("Go back to the previous cluster"), "chevron-up", ("Left",)
        ),
        ActionId.SIDE_BY_SIDE: _review(
            _t("Side by side"), _t("Show the pictures beside each other"), "columns-2", ("S",),
            checkable=True,
        ),
        ActionId.SWIPE: _review(
            _t("Swipe"), _t("Show one picture over the other, divided by a line"),
            "between-vertical-start", ("W",), checkable=True,
        ),
        ActionId.BLINK: _review(
            _t("Blink"), _t("Show the pictures in turn at the same place"), "eye", ("B",),
            checkable=True,
        ),
        ActionId.DIFFERENCE: _review(
            _t("Difference"), _t("Show where the pictures differ"), "contrast", ("D",),
            checkable=True,
        ),
        ActionId.NEXT_DIFFERENCE: _review(
            _t("Next difference"), _t("Go to the next place that differs"), "", ("G",)
        ),
        ActionId.NEXT_BESIDE: _review(
            _t("Next beside the first"), _t("Compare the first picture with the next one"), "",
            ("C",)
        ),
        ActionId.FIT: _review(
            _t("Fit"), _t("Show the whole pictures"), "", (), checkable=True
        ),
        ActionId.REAL_PIXELS: _review(
            _t("1:1"), _t("Show every pixel of the first picture"), "", (), checkable=True
        ),
        ActionId.FIT_OR_REAL: _review(
            _t("Fit or 1:1"), _t("Switch between the whole picture and its pixels"), "", ("Z",)
        ),
        ActionId.ZOOM_IN: _review(_t("Zoom in"), _t("Show less, larger"), "", ("+", "=")),
        ActionId.ZOOM_OUT: _review(_t("Zoom out"), _t("Show more, smaller"), "", ("-",)),
        ActionId.LINK: _review(
            _t("Link"), _t("Let all pictures move and zoom together"), "link-2", ("L",),
            checkable=True,
        ),
        ActionId.ALL_FIELDS: _review(
            _t("All fields"), _t("Show also what is the same in all files"), "", ("M",),
            checkable=True,
        ),
        ActionId.WHY: _review(_t("Why?"), _t("Show what decided, file by file"), "", ("Y",)),
        ActionId.PROTECT_FOLDER: _review(
            _t("Protect a folder"), _t("Never offer anything in it for removal"), "lock", ("P",)
        ),
        ActionId.NEVER_SUGGEST: _review(
            _t("Never suggest from a folder"),
            _t("Leave its files out of all comparisons"), "ban", ("Shift+P",),
        ),
        ActionId.SET_OFFSET: _review(
            _t("Set the offset here"), _t("Treat the moments shown of both films as the same"),
            "map-pin", ("O",),
        ),
        ActionId.KEEP_MEMBER: _review(
            _t("Keep this file"), _t("Keep the file chosen in the list"), "check", ("K",)
        ),
        ActionId.REMOVE_MEMBER: _review(
            _t("Remove this file"), _t("Remove the file chosen in the list"), "minus", ("R",)
        ),
        **_numbered(
            MEMBERS, _t("Keep or remove {n}"),
            _t("Change what happens to the file of that number; of many, type it and press Enter"),
            "{n}",
        ),
        **_numbered(
            ONLY, _t("Keep only {n}"), _t("Remove every other file that can go"), "Shift+{n}"
        ),
        ActionId.PAN_LEFT: _review(
            _t("Move left"), _t("Show what is at the left"), "", ("Alt+Left",)
        ),
        ActionId.PAN_RIGHT: _review(
            _t("Move right"), _t("Show what is at the right"), "", ("Alt+Right",)
        ),
        ActionId.PAN_UP: _review(_t("Move up"), _t("Show what is above"), "", ("Alt+Up",)),
        ActionId.PAN_DOWN: _review(_t("Move down"), _t("Show what is below"), "", ("Alt+Down",)),
    }
)  # fmt: skip
