"""The user guide in a window of its own: topics at the left, the text at the right."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QLocale, QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from mediadesk.domain.browsing import SmartPlace
from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.guide import Topic, topics
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import surface

_SIZE = QSize(920, 640)
_SIDE_PX, _LINE_PX, _MARGIN_PX = 228, 30, 32
_LINE_PERCENT = 120
_OF_PLACE = {
    SmartPlace.DUPLICATES: "duplicates",
    SmartPlace.NEEDS_DATE: "dates",
    SmartPlace.REMOVED: "undo",
    SmartPlace.HISTORY: "undo",
    SmartPlace.VIDEOS: "video-audio",
    SmartPlace.VR: "video-audio",
    SmartPlace.AUDIO: "video-audio",
    SmartPlace.ERRORS: "trouble",
}


class HelpWindow(QWidget):
    """Shows the guide in the user's language, in English where it is not translated."""

    def __init__(self, parent: QWidget) -> None:
        """Read the guide; the first topic shows."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Help", "Help"))
        self.resize(_SIZE)
        surface(self, "content")
        self._topics = topics(QLocale().bcp47Name())
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Help", "Topics"))
        self._list.setProperty("surface", "sidebar")
        self._list.setFont(theme.font(TextSize.BODY))
        self._list.setFixedWidth(_SIDE_PX)
        for topic in self._topics:
            item = QListWidgetItem(topic.title)
            item.setSizeHint(QSize(0, _LINE_PX))
            self._list.addItem(item)
        self._text = QTextBrowser()
        self._text.setAccessibleName(tr("Help", "Guide"))
        self._text.setOpenLinks(False)
        self._text.setFont(theme.font(TextSize.LEAD))
        self._text.document().setDocumentMargin(_MARGIN_PX)
        self._text.anchorClicked.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._text, 1)
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)

    def show_place(self, place: str) -> None:
        """Show what there is to say of a place of the library."""
        name = _OF_PLACE.get(SmartPlace(place)) if place in list(SmartPlace) else None
        names = [topic.name for topic in self._topics]
        if name in names:
            self._list.setCurrentRow(names.index(name))

    @property
    def topic(self) -> Topic:
        """The topic that is shown."""
        return self._topics[max(0, self._list.currentRow())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show(self, row: int) -> None:
        if row >= 0:
            self._text.setMarkdown(self._topics[row].text)
            _space_out(self._text.document())
            self._text.verticalScrollBar().setValue(0)

    def _follow(self, link: QUrl) -> None:
        names = [topic.name for topic in self._topics]
        if link.scheme():
            QDesktopServices.openUrl(link)
        elif link.path().removesuffix(".md") in names:
            self._list.setCurrentRow(names.index(link.path().removesuffix(".md")))


def _space_out(document: QTextDocument) -> None:
    """Give headings and paragraphs the sizes and distances of the other pages."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        in_list = block.textList() is not None
        form = QTextBlockFormat(block.blockFormat())
        form.setTopMargin(20 if level == 2 else 0)
        form.setBottomMargin(4 if in_list or cursor.currentTable() else 8)
        form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(form)
        if level:
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            heading = QTextCharFormat()
            heading.setFont(theme.font(TextSize.DISPLAY if level == 1 else TextSize.TITLE))
            cursor.setCharFormat(heading)
        block = block.next()
