"""The large view: one file over the whole page, keys go on to the next."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting, theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import wording
from mediadesk.ui.models.library.file_list import FileListModel
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.widgets.controls.buttons import action_button, icon_button
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, ElidedLabel, label, surface
from mediadesk.ui.widgets.pictures.picture_box import PictureBox


class LargeView(QWidget):
    """Lies over its host until Esc or Space; tells which file it shows."""

    moved = Signal(int)
    """The row now shown."""
    closed = Signal()

    def __init__(
        self, files: FileListModel, thumbnails: Thumbnails, actions: Actions, host: QWidget
    ) -> None:
        """Lie over `host`, hidden."""
        super().__init__(host)
        self._files, self._host, self._row = files, host, 0
        surface(self, "content")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Action", "Large view"))
        self._picture = PictureBox(thumbnails, "large", on_stage=True)
        self._name = label("", TextSize.BODY, weight=SEMIBOLD)
        self._folder = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self._position = label("", TextSize.SMALL, ink=Ink.TEXT2)
        back = icon_button("arrow-left", tr("Large view", "Previous file (Left)"))
        back.clicked.connect(lambda: self._go(self._row - 1))
        ahead = icon_button("arrow-right", tr("Large view", "Next file (Right)"))
        ahead.clicked.connect(lambda: self._go(self._row + 1))
        close = icon_button("x", tr("Large view", "Close (Esc)"))
        close.clicked.connect(self.close_view)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.PAGE_MARGIN, 0, theme.PAGE_MARGIN, 0)
        bar.setSpacing(8)
        bar.addWidget(self._name)
        bar.addWidget(self._folder, 1)
        bar.addWidget(self._position)
        for button in (back, ahead, action_button(actions[ActionId.OPEN], icon_px=18), close):
            bar.addWidget(button)
        head = QWidget()
        surface(head, "header")
        head.setFixedHeight(theme.HEADER_HEIGHT)
        head.setLayout(bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._picture, 1)
        host.installEventFilter(self)
        files.dataChanged.connect(self._refresh)
        files.modelReset.connect(self.close_view)
        self.hide()

    def open_at(self, row: int) -> None:
        """Show the file at `row`."""
        self.setGeometry(self._host.rect())
        self._go(row)
        self.raise_()
        self.show()
        self.setFocus()

    def close_view(self) -> None:
        """Go back to the list."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the files, or back to the list."""
        back, ahead = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.isRightToLeft():
            back, ahead = ahead, back
        last = self._files.rowCount() - 1
        steps = {
            back: self._row - 1,
            Qt.Key.Key_Up: self._row - 1,
            ahead: self._row + 1,
            Qt.Key.Key_Down: self._row + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.close_view()
        elif key in steps:
            self._go(steps[key])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the host."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def _go(self, row: int) -> None:
        if not 0 <= row < self._files.rowCount():
            return
        is_other, self._row = row != self._row, row
        self._refresh()
        if is_other:
            self.moved.emit(row)

    def _refresh(self) -> None:
        if not 0 <= self._row < self._files.rowCount():
            return
        record: FileRecord | None = self._files.record(self._row)
        self._picture.show_file(record)
        position = tr("File", "{row} of {count}")
        count = formatting.count(self._files.rowCount())
        self._position.setText(position.format(row=formatting.count(self._row + 1), count=count))
        if record is not None:
            self._name.setText(record.name_shown)
            self._folder.setText(record.folder_shown)
            self._folder.setToolTip(formatting.path(record.path))
            self.setAccessibleDescription(wording.spoken(record, self._row, self._files.rowCount()))
