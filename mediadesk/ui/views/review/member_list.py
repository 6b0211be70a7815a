"""The members of a large cluster: a list beside the stage, with what is to happen to each."""

# ruff: noqa: N802 - camelCase names are Qt's own
from array import array
from collections.abc import Sequence

from PySide6.QtCore import (
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
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mediadesk.domain.clusters import ClusterMember
from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_pill, pill_size
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.review.verdicts import Verdicts
from mediadesk.ui.models.rows.file_reads import FileReads
from mediadesk.ui.models.rows.listing import Listing
from mediadesk.ui.models.rows.row_pages import HeadedRows
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.widgets.lists.headed_list import HeadedList

WIDTH = 288
_ROW_HEIGHT = 44
_MOST_DIGITS = 6

Index = QModelIndex | QPersistentModelIndex


class MemberModel(HeadedRows[FileRecord]):
    """Every member's id, the files of those that are looked at."""

    def __init__(self, library: FileReads, tasks: TaskRunner) -> None:
        """Start empty."""
        super().__init__(library.files, tasks)
        self.verdicts = Verdicts((), {})

    def show_members(self, members: Sequence[ClusterMember], verdicts: Verdicts) -> None:
        """Show other members."""
        self.verdicts = verdicts
        self.show_listing(Listing(array("q", [member.file_id for member in members])))

    def name(self, row: FileRecord) -> str:
        """Return what a file is called."""
        return row.name_shown

    def tip(self, row: FileRecord) -> str:
        """Return its whole path."""
        return formatting.path(row.path)

    def spoken(self, row: FileRecord, at: int) -> str:
        """Return a member as one sentence for assistive tools."""
        return f"{at + 1}, {row.name_shown}, {row.folder_shown}, {self.verdict(row.id)}"

    def verdict(self, file_id: int) -> str:
        """Return what is to happen to a member, in a word."""
        if not self.verdicts.knows(file_id):
            return tr("Review", "Gone")
        kept = self.verdicts.is_kept(file_id)
        return tr("Review", "Keep") if kept else tr("Review", "Remove")


class MemberList(HeadedList):
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
        self._model = MemberModel(library, tasks)
        self._waits, self._typed = False, ""
        delegate = _MemberDelegate(self._model, parent)
        super().__init__(self._model, _ROW_HEIGHT, str, delegate)
        self._model.failed.connect(self.failed)
        self._model.dataChanged.connect(self._page_arrived)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Review", "Files of this cluster"))
        self.setFixedWidth(WIDTH)
        self.current_changed.connect(self._chosen_changed)
        self.clicked.connect(self._clicked)

    def type_digit(self, digit: int) -> None:
        """Collect the number of a member; Enter goes there."""
        self._typed = f"{self._typed}{digit}"[-_MOST_DIGITS:].lstrip("0")
        self.said.emit(self._typed)

    def take_jump(self) -> bool:
        """Go to the member whose number was typed; False when none was."""
        typed, self._typed = self._typed, ""
        if typed:
            self.choose_row(int(typed) - 1)
        return bool(typed)

    def choose_next(self) -> None:
        """Choose the next member; the second again after the last."""
        row = self.currentIndex().row() + 1
        self.choose_row(row if row < self._model.rowCount() else 1)

    @property
    def chosen_id(self) -> int:
        """Id of the chosen member, 0 when there is none."""
        return self.current_id or 0

    def show_members(self, members: Sequence[ClusterMember], verdicts: Verdicts) -> None:
        """List other members; the first that is not the keeper is chosen."""
        self._typed = ""
        self._model.show_members(members, verdicts)
        self.choose_row(1)

    def show_verdicts(self) -> None:
        """Show what is to happen now."""
        self.viewport().update()

    def _chosen_changed(self, _id: object = None) -> None:
        row = self.currentIndex().row()
        file = self._model.row(row) if row >= 0 else None
        self._waits = file is None and row >= 0
        if file is not None:
            self.chosen.emit(file)

    def _page_arrived(self) -> None:
        if self._waits:
            self._chosen_changed()

    def _clicked(self, index: QModelIndex) -> None:
        point = self.viewport().mapFromGlobal(self.cursor().pos())
        if point.x() > self.viewport().width() - 84:
            id_ = self._model.ids[index.row()]
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
        file = self._model.row(index.row())
        if file is None:
            painter.fillRect(QRect(rect.left() + 52, rect.top() + 18, 90, 8), tokens.tile)
            return
        painter.save()
        word, kept = self._model.verdict(file.id), self._model.verdicts.is_kept(file.id)
        fill, ink, icon = tokens.remove_fill, tokens.on_accent, "check" if kept else "minus"
        if kept:
            fill = tokens.keep_fill
        elif not self._model.verdicts.knows(file.id):
            fill, ink, icon = tokens.warn_tint, tokens.warn, "x"
        size = pill_size(word, icon)
        pill = QRectF(
            rect.right() - size.width() - 10, rect.center().y() - 10, size.width(), size.height()
        )
        paint_pill(painter, pill, word, fill=fill, ink=ink, icon=icon)
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
            painter.drawText(line, start, formatting.elide_path(text, QFontMetrics(font), room))
        painter.restore()
