"""F6: from one part of the window to the next, back to where one was in it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


class Regions(QObject):
    """The parts of the window in their order, and where the focus last was in each."""

    def __init__(self, parts: Sequence[QWidget], parent: QObject) -> None:
        """Walk through `parts`, leaving out those that are hidden."""
        super().__init__(parent)
        self._parts = tuple(parts)
        self._last: dict[int, QWidget] = {}

    def enter(self, part: QWidget) -> None:
        """Put the focus on the part's list, as opening a page does; no ring is shown.

        Without a list to be seen, the part itself takes it: a button that goes away later would
        hand it to whatever comes next.
        """
        target = _first(part)
        listed = isinstance(target, QAbstractItemView)
        (target if listed and target else part).setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, step: int) -> None:
        """Move the focus `step` parts on, or back."""
        shown = [part for part in self._parts if part.isVisible()]
        focused = QApplication.focusWidget()
        here = next(
            (n for n, part in enumerate(shown) if focused and part.isAncestorOf(focused)), -1
        )
        if here >= 0 and focused is not None:
            self._last[self._parts.index(shown[here])] = focused
        if not shown:
            return
        part = shown[(here + step) % len(shown) if here >= 0 else 0]
        target = self._remembered(part) or _first(part)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _remembered(self, part: QWidget) -> QWidget | None:
        last = self._last.get(self._parts.index(part))
        try:
            usable = last is not None and last.isVisible() and last.isEnabled()
        except RuntimeError:  # Qt has deleted it since
            return None
        return last if usable else None


def _first(part: QWidget) -> QWidget | None:
    """Return the part's list, or else the first thing in it that Tab would reach."""
    inside = [
        widget
        for widget in part.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    lists = [widget for widget in inside if isinstance(widget, QAbstractItemView)]
    return next(iter(lists or inside), None)
