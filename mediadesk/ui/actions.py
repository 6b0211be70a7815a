"""Everything a user can do in the window, as Qt's actions: made once from the table.

Buttons, menus, shortcuts and the list of keys are all made from these actions.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from mediadesk.ui import icons
from mediadesk.ui.action_tables.all_actions import PLACES, TABLE, ActionId, Entry, Where
from mediadesk.ui.formatting import tr
from mediadesk.ui.state import WindowState
from mediadesk.words import QT_TRANSLATE_NOOP

__all__ = ["PLACES", "TABLE", "ActionId", "Actions", "Entry", "Where", "tooltip"]

_THEMES = (ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK)
_COMPARISONS = (
    ActionId.SIDE_BY_SIDE, ActionId.SWIPE, ActionId.BLINK, ActionId.DIFFERENCE
)  # fmt: skip
_ZOOMS = (ActionId.FIT, ActionId.REAL_PIXELS)
_SEPARATOR = None
_KEYS = "keys/{}"
_CAPS = {"Return": "Enter", "Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
"""What stands on the keys, where Qt calls them otherwise."""
_NAMED = frozenset({"Space", "Home", "End"})
"""Keys that are called otherwise in other languages."""
_NO_KEY = "none"
_MENUS: tuple[tuple[str, tuple[ActionId | None, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Menu", "File"),
        (
            ActionId.ADD_FOLDERS, ActionId.SCAN_AGAIN, _SEPARATOR,
            ActionId.EXPORT, ActionId.SAVE_REPORT, _SEPARATOR,
            ActionId.PREFERENCES, _SEPARATOR, ActionId.QUIT,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menu", "Edit"),
        (ActionId.UNDO, ActionId.REDO),
    ),
    (
        QT_TRANSLATE_NOOP("Menu", "View"),
        (
            ActionId.SIDEBAR, ActionId.DETAILS, ActionId.JOBS, _SEPARATOR,
            ActionId.GRID, ActionId.TABLE, _SEPARATOR,
            ActionId.CELLS_LARGER, ActionId.CELLS_SMALLER, _SEPARATOR,
            *_THEMES, _SEPARATOR, ActionId.REDUCE_MOTION, ActionId.FULL_SCREEN,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menu", "Go"),
        (
            ActionId.SEARCH, _SEPARATOR, *PLACES, _SEPARATOR,
            ActionId.NEXT_REGION, ActionId.PREVIOUS_REGION,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menu", "Jobs"),
        (
            ActionId.FIND_DUPLICATES, ActionId.BULK_PLAN, ActionId.COMPUTE_HASHES, _SEPARATOR,
            ActionId.PAUSE, ActionId.RESUME, ActionId.CANCEL,
        ),
    ),
    (QT_TRANSLATE_NOOP("Menu", "Help"), (ActionId.HELP, ActionId.KEYS, ActionId.CHANGE_KEYS)),
)  # fmt: skip


class Actions(QObject):
    """The QActions, made once. `actions[ActionId.X]` is the one for every button and menu."""

    rebound = Signal(object)
    """The ActionId whose keys were changed."""

    def __init__(self) -> None:
        """Make all actions; those that work everywhere still need `add_to(window)`."""
        super().__init__()
        self._state: WindowState | None = None
        self._actions = {id_: self._made(id_, entry) for id_, entry in TABLE.items()}
        for exclusive in ((ActionId.GRID, ActionId.TABLE), _THEMES, _COMPARISONS, _ZOOMS):
            group = QActionGroup(self)
            for id_ in exclusive:
                group.addAction(self._actions[id_])
            if exclusive is _ZOOMS:  # any other zoom is neither
                group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)

    def __getitem__(self, id_: ActionId) -> QAction:
        """Return the action of that name."""
        return self._actions[id_]

    def __iter__(self) -> Iterator[ActionId]:
        """Go through the names, in the table's order."""
        return iter(self._actions)

    def on(self, id_: ActionId, do: Callable[[], object]) -> None:
        """Let an action do something; `do` is not told whether the action is checked."""
        self._actions[id_].triggered.connect(partial(_without_flag, do))

    def take_keys(self, state: WindowState) -> None:
        """Take the keys the user chose, and remember in `state` what is chosen from now on."""
        self._state = state
        for id_ in self._actions:
            if chosen := state.text(_KEYS.format(id_)):
                self._set_keys(id_, [] if chosen == _NO_KEY else [chosen])

    def rebind(self, id_: ActionId, key: QKeySequence | None) -> None:
        """Let a key do this action; None: the keys it comes with. An empty key: none at all."""
        chosen = "" if key is None else key.toString() or _NO_KEY
        self._set_keys(
            id_, list(TABLE[id_].keys) if key is None else [key.toString()] if key else []
        )
        if self._state is not None:
            self._state.keep(_KEYS.format(id_), chosen)
        self.rebound.emit(id_)

    def is_rebound(self, id_: ActionId) -> bool:
        """Tell whether an action has other keys than it comes with."""
        usual = [QKeySequence(key) for key in TABLE[id_].keys]
        return self._actions[id_].shortcuts() != usual

    def taken_by(self, key: QKeySequence, id_: ActionId) -> ActionId | None:
        """Return the action that has this key already where `id_` would use it."""
        where = TABLE[id_].where
        for other, entry in TABLE.items():
            meets = Where.EVERYWHERE in (where, entry.where) or _page(where) == _page(entry.where)
            if other is not id_ and meets and key in self._actions[other].shortcuts():
                return other
        return None

    def add_to(self, widget: QWidget, where: Where) -> None:
        """Let the keys of these actions work in `widget` and what it holds."""
        widget.addActions([self._actions[id_] for id_, e in TABLE.items() if e.where is where])

    def menu(self, parent: QWidget) -> QMenu:
        """Return the full menu, made from the actions."""
        menu = QMenu(parent)
        menu.setAccessibleName(tr("Menu", "Menu"))
        for title, ids in _MENUS:
            part = menu.addMenu(tr("Menu", title))
            for id_ in ids:
                if id_ is None:
                    part.addSeparator()
                else:
                    part.addAction(self._actions[id_])
        return menu

    def _set_keys(self, id_: ActionId, keys: Sequence[str]) -> None:
        action = self._actions[id_]
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(tooltip(action))

    def _made(self, id_: ActionId, entry: Entry) -> QAction:
        action = QAction(action_text(id_), self)
        action.setObjectName(id_.value)
        tip = tr("Action", entry.tip)
        action.setStatusTip(tip)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setToolTip(tooltip(action))
        action.setCheckable(entry.checkable)
        if entry.icon:
            action.setIcon(icons.icon(entry.icon))
        if entry.where is not Where.EVERYWHERE:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action


def action_text(id_: ActionId) -> str:
    """Return what an action is called, whatever its button says at the moment."""
    entry = TABLE[id_]
    text = tr("Action", entry.text)
    return text if entry.number is None else text.format(n=entry.number)


def bind_key(page: QWidget, key: str, text: str, do: Callable[[], object]) -> None:
    """Let a key do something in `page` and in what it holds; it is in no menu, and stays."""
    action = QAction(text, page)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(partial(_without_flag, do))
    page.addAction(action)


def _without_flag(do: Callable[[], object], _checked: object = None) -> None:
    do()


def _page(where: Where) -> Where:
    """Return the page an action belongs to: some work only in a part of it."""
    return {Where.DECIDING: Where.REVIEW, Where.DATING: Where.DATES}.get(where, where)


def tooltip(action: QAction) -> str:
    """Return the text of an action with its first key: "Add folders (Ctrl+O)"."""
    key = key_text(action.shortcut())
    return f"{action.text()} ({key})" if key else action.text()


def key_words(keys: str) -> str:
    """Return keys written as Qt writes a shortcut ("Ctrl+1") as this computer calls them."""
    held, plus, last = keys.rpartition("+")
    if not held:
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        return native if keys in _NAMED else keys
    named = QKeySequence(f"{held}+A").toString(QKeySequence.SequenceFormat.NativeText)
    return f"{named.removesuffix('A').removesuffix('+')}{plus}{last}" if named else keys


def key_text(key: QKeySequence) -> str:
    """Return a key for the eye, as it is called on keyboards: "Ctrl+Enter", "Shift+→"."""
    held, plus, last = key.toString(QKeySequence.SequenceFormat.NativeText).rpartition("+")
    name = key.toString(QKeySequence.SequenceFormat.PortableText).rpartition("+")[2]
    return f"{held}{plus}{_CAPS.get(name, last)}"
