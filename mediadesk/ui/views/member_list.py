"""The members of a large cluster: a list beside the stage, with what is to happen to each."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mediadesk.domain.clusters import ClusterMember
from mediadesk.domain.media import FileRecord
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_pill, pill_size
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.verdicts import Verdicts
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner

WIDTH = 288
_ROW_HEIGHT, _PAGE, _PAGES_KEPT = 44, 128, 40
_MOST_DIGITS = 6

Index = QModelIndex | QPersistentModelIndex


class FileReads(Protocol):
    """What the list asks of the library; blocks and runs on a worker."""

    def files(self, ids: Sequence[int]) -> Mapping[int, FileRecord]: ...  # noqa: D102


class MemberModel(QAbstractListModel):
    """Every member's id, the files of those that are looked at."""

    failed = Signal(object)

    def __init__(self, library: FileReads, tasks: TaskRunner) -> None:
        """Start empty."""
        super().__init__()
        self._library, self._tasks = library, tasks
        self.members: Sequence[ClusterMember] = ()
        self.verdicts = Verdicts((), {})
        self._pages: dict[int, Mapping[int, FileRecord]] = {}
        self._asked: set[int] = set()
        self._question = 0

    def show(self, members: Sequence[ClusterMember], verdicts: Verdicts) -> None:
        """Show other members."""
        self.beginResetModel()
        self.members, self.verdicts = members, verdicts
        self._question += 1
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def file(self, row: int) -> FileRecord | None:
        """Return the file of a row, or None while it is on its way."""
        page = row // _PAGE
        files = self._pages.get(page)
        if files is None:
            self._fetch(page)
            return None
        return files.get(self.members[row].file_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many members there are."""
        return 0 if parent.isValid() else len(self.members)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one row."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        file = self.file(index.row())
        if file is None:
            return tr("File", "Still being read")
        if role == Qt.ItemDataRole.ToolTipRole:
            return formatting.path(file.path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kept = self.verdicts.is_kept(file.id)
            verdict = tr("Review", "Keep") if kept else tr("Review", "Remove")
            return f"{index.row() + 1}, {file.name_shown}, {file.folder_shown}, {verdict}"
        return file.name_shown

    def _fetch(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        if len(self._pages) >= _PAGES_KEPT:
            oldest = next(iter(self._pages))
            del self._pages[oldest]
            self._asked.discard(oldest)
        ids = [each.file_id for each in self.members[page * _PAGE : (page + 1) * _PAGE]]
        answer = partial(self._arrived, self._question, page)
        self._tasks.run(partial(self._library.files, ids), answer)

    def _arrived(
        self, question: int, page: int, files: Mapping[int, FileRecord], error: Exception | None
    ) -> None:
        if question != self._question:
            return  # other members are shown by now
        if error is not None:
            self.failed.emit(error)  # the page stays asked: painting must not retry for ever
            return
        self._pages[page] = files
        last = min((page + 1) * _PAGE, len(self.members)) - 1
        self.dataChanged.emit(self.index(page * _PAGE), self.index(last))


class MemberList(QListView):
    """Rows with number, name, folder and verdict; a click on the verdict changes it."""

    chosen = Signal(object)
    """FileRecord of the member chosen now."""
    kept = Signal(object, bool)
    """(file id, True for Keep)."""
    failed = Signal(object)
    said = Signal(str)
    """Digits typed so far: the number of a member to go to."""

    def __init__(self, library: FileReads, tasks: TaskRunner, parent: QWidget) -> None:
        """List nothing until `show_members`."""
        super().__init__(parent)
        self._model = MemberModel(library, tasks)
        self._model.failed.connect(self.failed)
        self._model.dataChanged.connect(self._page_arrived)
        self.setModel(self._model)
        self.setItemDelegate(_MemberDelegate(self._model, self))
        self.setAccessibleName(tr("Review", "Files of this cluster"))
        self.setFixedWidth(WIDTH)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.clicked.connect(self._clicked)
        self._waits = False
        self._typed = ""

    def type_digit(self, digit: int) -> None:
        """Collect the number of a member; Enter goes there."""
        self._typed = f"{self._typed}{digit}"[-_MOST_DIGITS:].lstrip("0")
        self.said.emit(self._typed)

    def take_jump(self) -> bool:
        """Go to the member whose number was typed; False when none was."""
        typed, self._typed = self._typed, ""
        if not typed:
            return False
        row = min(int(typed), self._model.rowCount()) - 1
        self.setCurrentIndex(self._model.index(row))
        return True

    @property
    def chosen_id(self) -> int:
        """Id of the chosen member, 0 when there is none."""
        row = self.currentIndex().row()
        return self._model.members[row].file_id if row >= 0 else 0

    def show_members(self, members: Sequence[ClusterMember], verdicts: Verdicts) -> None:
        """List other members; the first that is not the keeper is chosen."""
        self._typed = ""
        self._model.show(members, verdicts)
        self.setCurrentIndex(self._model.index(min(1, len(members) - 1)))

    def show_verdicts(self) -> None:
        """Show what is to happen now."""
        self.viewport().update()

    def _current_changed(self, current: QModelIndex) -> None:
        file = self._model.file(current.row()) if current.isValid() else None
        self._waits = file is None and current.isValid()
        if file is not None:
            self.chosen.emit(file)

    def _page_arrived(self) -> None:
        if self._waits:
            self._current_changed(self.currentIndex())

    def _clicked(self, index: QModelIndex) -> None:
        point = self.viewport().mapFromGlobal(self.cursor().pos())
        if point.x() > self.viewport().width() - 84:
            id_ = self._model.members[index.row()].file_id
            self.kept.emit(id_, not self._model.verdicts.is_kept(id_))


class _MemberDelegate(QStyledItemDelegate):
    """Paints one member."""

    def __init__(self, model: MemberModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect = theme.current(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.sel)
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), tokens.rowline)
        file = self._model.file(index.row())
        if file is None:
            painter.fillRect(QRect(rect.left() + 52, rect.top() + 18, 90, 8), tokens.tile)
            return
        painter.save()
        kept = self._model.verdicts.is_kept(file.id)
        word, icon = (tr("Review", "Keep"), "check") if kept else (tr("Review", "Remove"), "minus")
        size = pill_size(word, icon)
        pill = QRectF(
            rect.right() - size.width() - 10, rect.center().y() - 10, size.width(), size.height()
        )
        fill = tokens.keep_fill if kept else tokens.remove_fill
        paint_pill(painter, pill, word, fill=fill, ink=tokens.on_accent, icon=icon)
        small, body = theme.font(TextSize.CAPTION), theme.font(TextSize.SMALL)
        start = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(tokens.text3)
        painter.setFont(small)
        number = QRect(rect.left() + 12, rect.top(), 36, rect.height())
        painter.drawText(number, start, formatting.count(index.row() + 1))
        room = round(pill.left()) - rect.left() - 52 - 8
        for top, font, ink, text in (
            (5, body, tokens.text, file.name_shown),
            (22, small, tokens.text2, file.folder_shown),
        ):
            painter.setFont(font)
            painter.setPen(ink)
            line = QRect(rect.left() + 52, rect.top() + top, room, 18)
            painter.drawText(line, start, formatting.elide(text, QFontMetrics(font), room))
        painter.restore()
