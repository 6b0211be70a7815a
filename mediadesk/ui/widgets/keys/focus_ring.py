"""Tells a painted widget whether its focus came by key: only then a ring is painted."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Why a focus ring is painted: only when the focus came by key."""


class FocusRing(QObject):
    """Watches one widget and paints it again when its focus comes or goes."""

    def __init__(self, widget: QWidget) -> None:
        """Watch `widget`."""
        super().__init__(widget)
        self._widget = widget
        self.by_key = False
        """True while the focus was last moved, or used, by key."""
        widget.installEventFilter(self)

    @property
    def is_shown(self) -> bool:
        """True when a ring is to be painted."""
        return self.by_key and self._widget.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note why the focus came; a widget that is being deleted loses it, and paints no more."""
        if isinstance(event, QFocusEvent) and isValid(self._widget):
            if event.gotFocus():
                self.by_key = event.reason() in BY_KEY
            widget = self._widget
            painted = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
            painted.update()
        return super().eventFilter(watched, event)
