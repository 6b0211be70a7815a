"""Segmented control: a few choices side by side, exactly one of them taken."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from mediadesk.ui import theme
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import prepared
from mediadesk.ui.widgets.labels.labels import MEDIUM

_ICON_PX, _LOW_ICON_PX, _GAP_PX = 18, 16, 4


class Segments(QFrame):
    """Shows exclusive, checkable actions as one control of 32 px height, 28 in a low bar."""

    def __init__(
        self, actions: Sequence[QAction], name: str, *, words: bool = False, low: bool = False,
    ) -> None:  # fmt: skip
        """Show `actions`, which exclude each other; `words` shows their texts beside the icons."""
        super().__init__()
        self.setProperty("look", "segments")
        self.setAccessibleName(name)
        self._buttons: list[QToolButton] = []
        self._height = 24 if low else 28
        icon_px = _LOW_ICON_PX if low else _ICON_PX
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for action in actions:
            button = prepared(QToolButton(), action.text())
            button.setDefaultAction(action)
            button.setProperty("look", "segment")
            button.setFont(theme.font(TextSize.SMALL, MEDIUM))
            button.setIconSize(
                QSize(icon_px + (_GAP_PX if not action.icon().isNull() else 0), icon_px)
            )
            row.addWidget(button)
            self._buttons.append(button)
        self.show_words(every=words, chosen=words)
        self.setFixedHeight(self._height + 4)

    def show_words(self, *, every: bool, chosen: bool) -> None:
        """Show the texts of all segments, or of the chosen one only."""
        style = Qt.ToolButtonStyle
        for button in self._buttons:
            worded = every or (chosen and button.defaultAction().isChecked())
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if worded else style.ToolButtonIconOnly
            )
            button.setMinimumWidth(0 if worded else 34)
            button.setMaximumWidth(16_777_215 if worded else 34)
            button.setFixedHeight(self._height)
