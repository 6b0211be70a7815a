"""Segmented control: a few choices side by side, exactly one of them taken."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from mediadesk.ui.widgets.buttons import prepared

_ICON_PX = 18


class Segments(QFrame):
    """Shows exclusive, checkable actions as one control of 32 px height."""

    def __init__(
        self, actions: Sequence[QAction], name: str, *, words: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Show `actions`, which exclude each other; `words` shows their texts beside the icons."""
        super().__init__(parent)
        self.setProperty("look", "segments")
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for action in actions:
            button = prepared(QToolButton(), action.text())
            button.setDefaultAction(action)
            button.setProperty("look", "segment")
            button.setIconSize(QSize(_ICON_PX, _ICON_PX))
            if words:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                button.setFixedHeight(28)
            else:
                button.setFixedSize(34, 28)
            row.addWidget(button)
        self.setFixedHeight(32)
