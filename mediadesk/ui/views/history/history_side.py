"""The right side of History: what one item was about, file by file, and one button back."""

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mediadesk.domain.history import HistoryDetail, HistoryFile, HistoryItem, HistoryKind
from mediadesk.domain.journal import EntryAction, EntryState, RemovalPlace
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.history import history_words, removal_words
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, WrappedLabel, label, surface
from mediadesk.ui.widgets.labels.lines import hairline
from mediadesk.ui.widgets.pictures.picture_line import PictureLine
from mediadesk.words import QT_TRANSLATE_NOOP

WIDTH = 340
_MOST_LINES = 40
_WROTE = MappingProxyType(
    {
        HistoryKind.WRITTEN: QT_TRANSLATE_NOOP("History", "Written"),
        HistoryKind.ORGANISED: QT_TRANSLATE_NOOP("History", "Copied"),
    }
)
"""Headings over files that went nowhere: something was written or made."""


class HistorySide(QScrollArea):
    """Shows one item; its button is the same as the one in the row."""

    undo_wanted = Signal(str)
    """Key of the item to take back."""
    stop_wanted = Signal()
    """What is being taken back is to end where it is."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        """Show nothing until `show_item`."""
        super().__init__()
        self._thumbnails = thumbnails
        self._item: HistoryItem | None = None
        self._under_way = False
        self.setAccessibleName(tr("History", "What was done"))
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title = WrappedLabel("", TextSize.TITLE)
        self._when = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self.undo = push_button("", "undo-2", look="primary")
        self.undo.clicked.connect(self._press)
        self._lines = QWidget()
        inside = QWidget()
        surface(inside, "content")
        self._down = QVBoxLayout(inside)
        self._down.setContentsMargins(20, 20, 20, 20)
        self._down.setSpacing(0)
        self._down.addWidget(self._title)
        self._down.addSpacing(2)
        self._down.addWidget(self._when)
        self._down.addSpacing(14)
        self._down.addWidget(self.undo)
        self._down.addSpacing(14)
        self._down.addWidget(self._lines)
        self._down.addStretch(1)
        self.setWidget(inside)
        self.show_item(None, under_way=False)

    def show_item(self, item: HistoryItem | None, *, under_way: bool) -> None:
        """Show what is known at once; its files come with `show_detail`."""
        same = item is not None and self._item is not None and item.key == self._item.key
        self._item, self._under_way = item, under_way
        none = tr("History", "Choose an entry to see what it was about.")
        self._title.setText(none if item is None else history_words.title(item))
        self._when.setText("" if item is None else history_words.moment(item.at))
        can = item is not None and item.undoable > 0
        self.undo.setVisible(can)
        if item is not None:
            words = tr("History", "Undoing: stop") if under_way else removal_words.offer(item)
            self.undo.setText(words)
            self.undo.setAccessibleName(words)
            keyed = tr("History", "{what}. Enter in the list does the same.")
            self.undo.setToolTip(keyed.format(what=words))
        if not same:
            self._show_lines(())

    def show_detail(self, found: HistoryDetail) -> None:
        """Name the files."""
        item = found.item
        parts: list[QWidget] = [hairline()]
        wrote = _WROTE.get(item.kind)
        became = {
            EntryState.DONE: tr("History", wrote) if wrote else _where_to(item),
            EntryState.UNDONE: tr("History", "Taken back") if wrote else tr("History", "Came back"),
            EntryState.PURGED: tr("History", "Purged, gone for good"),
        }
        shown = [(became.get(file.state, became[EntryState.DONE]), file) for file in found.went]
        for title in dict.fromkeys(title for title, _ in shown):
            mine = [file for each, file in shown if each == title]
            parts += self._files(title, mine, more=found.more if title == shown[-1][0] else 0)
        dated = item.kind in (HistoryKind.DATED, HistoryKind.CLOCK)
        stayed = tr("History", "Files") if dated else tr("History", "Stayed")
        parts += self._files(stayed, found.stayed)
        parts += self._files(tr("History", "Left where they are"), found.left)
        checks = history_words.checks(item)
        if checks:
            parts += [hairline(), _heading(tr("History", "What was checked"))]
            parts += [_check(text) for text in checks]
        self._show_lines(parts)

    def _files(self, title: str, files: Sequence[HistoryFile], *, more: int = 0) -> list[QWidget]:
        if not files:
            return []
        parts: list[QWidget] = [_heading(title)]
        for file in files[:_MOST_LINES]:
            parts += [PictureLine(file, self._thumbnails), hairline()]
        if rest := more + max(0, len(files) - _MOST_LINES):
            words = tr("History", "and {files} more").format(files=formatting.files(rest))
            parts.append(label(words, TextSize.SMALL, ink=Ink.TEXT2))
        return parts

    def _show_lines(self, parts: Sequence[QWidget]) -> None:
        before, self._lines = self._lines, QWidget()
        down = QVBoxLayout(self._lines)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        for part in parts:
            down.addWidget(part)
        self._down.replaceWidget(before, self._lines)
        before.hide()
        before.deleteLater()

    def _press(self) -> None:
        if self._under_way:
            self.stop_wanted.emit()
        elif self._item is not None:
            self.undo_wanted.emit(self._item.key)


def _where_to(item: HistoryItem) -> str:
    """Return the heading over files that are away."""
    if item.action is EntryAction.LINK:
        if item.files == 1:
            return tr("History", "Now a hard link; the original is in Removed")
        return tr("History", "Now hard links; the originals are in Removed")
    if item.place is RemovalPlace.TRASH:
        return tr("History", "Went to the system trash")
    if item.place is RemovalPlace.FOLDER:
        return tr("History", "Went to a folder")
    return tr("History", "Went to Removed")


def _heading(text: str) -> QFrame:
    frame = QFrame()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 12, 0, 6)
    row.addWidget(WrappedLabel(text, TextSize.SMALL, weight=SEMIBOLD))
    return frame


def _check(text: str) -> QWidget:
    line = QWidget()
    line.setMinimumHeight(26)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(IconLabel("check", 14))
    row.addWidget(WrappedLabel(text, TextSize.SMALL), 1)
    return line
