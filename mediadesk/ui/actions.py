"""Everything a user can do in the window, as Qt's actions: made once from the table.

Buttons, menus, shortcuts and the list of keys are all made from these actions.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from mediadesk.ui import icons
from mediadesk.ui.action_table import PLACES, TABLE, ActionId, Entry, Where
from mediadesk.ui.formatting import tr
from mediadesk.words import QT_TRANSLATE_NOOP

__all__ = ["PLACES", "TABLE", "ActionId", "Actions", "Entry", "Where", "tooltip"]

_THEMES = (ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK)
_COMPARISONS = (
    ActionId.SIDE_BY_SIDE, ActionId.SWIPE, ActionId.BLINK, ActionId.DIFFERENCE
)  # fmt: skip
_ZOOMS = (ActionId.FIT, ActionId.REAL_PIXELS)
_SEPARATOR = None
_MENUS: tuple[tuple[str, tuple[ActionId | None, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Menu", "File"),
        (
            ActionId.ADD_FOLDERS, ActionId.SCAN_AGAIN, _SEPARATOR, ActionId.EXPORT, _SEPARATOR,
            ActionId.QUIT,
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
            *_THEMES, _SEPARATOR, ActionId.FULL_SCREEN,
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
            ActionId.FIND_DUPLICATES, _SEPARATOR,
            ActionId.PAUSE, ActionId.RESUME, ActionId.CANCEL,
        ),
    ),
    (QT_TRANSLATE_NOOP("Menu", "Help"), (ActionId.KEYS,)),
)  # fmt: skip


class Actions(QObject):
    """The QActions, made once. `actions[ActionId.X]` is the one for every button and menu."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make all actions; those that work everywhere still need `add_to(window)`."""
        super().__init__(parent)
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

    def _made(self, id_: ActionId, entry: Entry) -> QAction:
        action = QAction(tr("Action", entry.text), self)
        action.setObjectName(id_.value)
        tip = tr("Action", entry.tip)
        action.setStatusTip(tip)
        keys = [QKeySequence(key) for key in entry.keys]
        action.setShortcuts(keys)
        action.setToolTip(tooltip(action))
        action.setCheckable(entry.checkable)
        if entry.icon:
            action.setIcon(icons.icon(entry.icon))
        if entry.where is not Where.EVERYWHERE:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action


def tooltip(action: QAction) -> str:
    """Return the text of an action with its first key: "Add folders (Ctrl+O)"."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()} ({key})" if key else action.text()
