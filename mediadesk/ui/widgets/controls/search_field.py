"""The search field of a page: tells what is looked for once typing pauses."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from mediadesk.ui import icons, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.theme import TextSize

_PAUSE_MS = 150
_LEAST_PX, _WIDTH_PX = 150, 220


class SearchField(QLineEdit):
    """A field with a magnifier; Esc clears it, Enter searches at once and goes to what is found."""

    searched = Signal(str)
    """The text, trimmed, when typing has paused."""
    left = Signal()
    """Enter, Down, or Esc where nothing is typed: the keys are for what was found from now on."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.setFont(theme.font(TextSize.BODY))
        self.setPlaceholderText(tr("Search", "Search"))
        self.setAccessibleName(tr("Search", "Search"))
        self.setToolTip(tr("Search", "Find files by name or folder (Ctrl+F)"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(False)  # folders dropped here belong to the window
        glyph = self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        glyph.setEnabled(True)
        self._clear = self.addAction(icons.icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(tr("Search", "Clear the search"))
        self._clear.setToolTip(tr("Search", "Clear the search"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._tell)

    def clear_from(self, page: QWidget) -> None:
        """Be cleared with Esc from anywhere in a page where nothing else takes it."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Clear with Esc."""
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            had_text = bool(self.text())
            self.clear()
            return had_text
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Be as wide as names need, where there is room."""
        return QSize(_WIDTH_PX, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Give way where words beside it are long."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Esc, leave with the other keys; what no page takes is done as usual."""
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and self.text():
            self.clear()
            return
        if is_escape or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._tell()
            self.left.emit()
            if not self.hasFocus():
                return
        super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start(0 if not text else _PAUSE_MS)

    def _tell(self) -> None:
        self._pause.stop()
        wanted = self.text().strip()
        if wanted != self._told:
            self._told = wanted
            self.searched.emit(wanted)
