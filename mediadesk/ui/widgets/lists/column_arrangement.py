"""Which columns a table shows, in which order and how wide: as suits the place, or as arranged."""

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.browsing import SmartPlace
from mediadesk.ui.models.library import columns
from mediadesk.ui.models.library.file_list import FileListModel
from mediadesk.ui.widgets.lists.file_header import FileHeader

_NAME_MOST = 440
"""What is left beyond goes to the folder."""


class ColumnArrangement(QObject):
    """Arranges the sections of a header; what the user changes by hand is theirs from then on."""

    changed = Signal()
    """The user moved, resized, showed or hid a column."""

    def __init__(self, head: FileHeader, files: FileListModel) -> None:
        """Arrange `head`, which shows the columns of `files`."""
        super().__init__(head)
        self._head, self._files = head, files
        self._place, self._room = SmartPlace.ALL, 0
        self._is_own, self._own_name_width = False, 0
        self._is_arranging = False
        head.sectionMoved.connect(self._moved)
        head.sectionResized.connect(self._resized)

    def first_shown(self) -> int:
        """Return the column at the start of a row."""
        visuals = (self._head.logicalIndex(visual) for visual in range(self._head.count()))
        return next((n for n in visuals if not self._head.isSectionHidden(n)), 0)

    def arrange(self, place: SmartPlace, arrangement: str) -> None:
        """Take the columns of a place as `arrangement` says; "" means as they are at first."""
        self._place = place
        self._is_own, self._own_name_width = False, 0
        self._is_arranging = True
        try:
            if not self._take(arrangement):
                self._take_usual()
        finally:
            self._is_arranging = False
        self.spread(self._room)

    def arrangement(self) -> str:
        """Return the columns as the user arranged them, "" when nothing was changed."""
        if not self._is_own:
            return ""
        parts = []
        for visual in range(self._head.count()):
            logical = self._head.logicalIndex(visual)
            width = self._width_of(logical)
            parts.append(f"{self._files.columns[logical].key}:{width}")
        return " ".join(parts)

    def is_shown(self, key: str) -> bool:
        """Tell whether a column is shown."""
        return not self._head.isSectionHidden(self._logical(key))

    def show_column(self, key: str, *, shown: bool) -> None:
        """Show or hide a column, as the user asks."""
        self._head.setSectionHidden(self._logical(key), not shown)
        self._is_own = True
        self.spread(self._room)
        self.changed.emit()

    def usual_columns(self) -> None:
        """Forget the user's own arrangement."""
        self.arrange(self._place, "")
        self.changed.emit()

    def _take(self, arrangement: str) -> bool:
        """Take a stored arrangement; columns it does not name stay hidden at the end."""
        known = {column.key: n for n, column in enumerate(self._files.columns)}
        pairs = [part.partition(":") for part in arrangement.split()]
        stored = [(known[key], int(w)) for key, _, w in pairs if key in known and _is_number(w)]
        if not any(width > 0 for _, width in stored):
            return False
        named = {logical for logical, _ in stored}
        stored += [(logical, 0) for logical in known.values() if logical not in named]
        for visual, (logical, width) in enumerate(stored):
            self._head.moveSection(self._head.visualIndex(logical), visual)
            self._head.setSectionHidden(logical, width <= 0)
            usual = self._files.columns[logical].width
            self._head.resizeSection(logical, width if width > 0 else usual)
            if logical == known["name"] and width > columns.NAME_LEAST:
                self._own_name_width = width  # else it goes on taking what others leave
        self._is_own = True
        return True

    def _take_usual(self) -> None:
        shown = columns.shown(self._place, self._room)
        for logical, column in enumerate(self._files.columns):
            self._head.moveSection(self._head.visualIndex(logical), logical)
            self._head.setSectionHidden(logical, column.key not in shown)
            self._head.resizeSection(logical, column.width)

    def spread(self, room: int) -> None:
        """Fit a table `room` wide: name and folder share what the other columns leave."""
        suits = columns.shown(self._place, self._room) == columns.shown(self._place, room)
        self._room = room
        if not self._files.columns:
            return
        if not suits and not self._is_own:
            self.arrange(self._place, "")
            return
        name, folder = self._logical("name"), self._logical("folder")
        shares = not self._is_own and not self._head.isSectionHidden(folder)
        fixed = (name, folder) if shares else (name,)
        left = room - sum(
            self._head.sectionSize(n)
            for n in range(self._head.count())
            if n not in fixed and not self._head.isSectionHidden(n)
        )
        folder_width = _folder_width(left, self._files.columns[folder].width) if shares else 0
        wanted = self._own_name_width or max(columns.NAME_LEAST, left - folder_width)
        was, self._is_arranging = self._is_arranging, True
        self._head.resizeSection(name, wanted)
        if shares:
            self._head.resizeSection(folder, folder_width)
        self._is_arranging = was

    def _width_of(self, logical: int) -> int:
        if self._head.isSectionHidden(logical):
            return 0
        if self._files.columns[logical].key == "name":
            return self._own_name_width or columns.NAME_LEAST
        return self._head.sectionSize(logical)

    def _logical(self, key: str) -> int:
        return next(n for n, column in enumerate(self._files.columns) if column.key == key)

    def _moved(self) -> None:
        if not self._is_arranging:
            self._is_own = True
            self.spread(self._room)
            self.changed.emit()

    def _resized(self, logical: int, _old: int, new: int) -> None:
        if self._is_arranging or self._head.isSectionHidden(logical):
            return
        self._is_own = True
        if self._files.columns[logical].key == "name":
            self._own_name_width = new
        self.changed.emit()


def _folder_width(room: int, usual: int) -> int:
    """Return the folder's share of `room`: its usual width, less where that is little."""
    return max(min(usual, room - columns.NAME_LEAST), columns.FOLDER_LEAST, room - _NAME_MOST)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
