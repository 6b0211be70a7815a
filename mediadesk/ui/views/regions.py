"""F6: from one part of the window to the next, back to where one was in it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget


class Regions(QObject):
    """The parts of the window in their order, and where the focus last was in each."""

    def __init__(
        self,
        parts: Sequence[QWidget],
        parent: QObject,
        *,
        inside: Callable[[], Sequence[QWidget]] = tuple,
    ) -> None:
        """Walk through `parts`, leaving out those that are hidden.

        `inside` are the regions of the page that is shown; they stand for the part they lie in.
        """
        super().__init__(parent)
        self._parts, self._inside = tuple(parts), inside
        self._last: dict[QWidget, QWidget] = {}
        self._is_moving = False

    @contextmanager
    def moved_by_key(self) -> Iterator[None]:
        """While it holds, the focus goes where a key sends it, buttons included."""
        self._is_moving = True
        try:
            yield
        finally:
            self._is_moving = False

    def is_stray(self, before: QWidget | None, now: QWidget) -> bool:
        """Tell whether the focus fell from `before` on `now` by itself.

        Qt hands it to the next button when what had it is hidden or disabled; a ring would then
        show where nobody went, and Enter would press it. A button that took the place of another,
        as Resume does of Pause, may have it.
        """
        beside = before is not None and before.parentWidget() is now.parentWidget()
        return isinstance(now, QAbstractButton) and not self._is_moving and not beside

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
        shown = self._shown()
        focused = QApplication.focusWidget()
        here = next((n for n, part in enumerate(shown) if focused and _holds(part, focused)), -1)
        if here >= 0 and focused is not None:
            self._last[shown[here]] = focused
        if not shown:
            return
        part = shown[(here + step) % len(shown) if here >= 0 else 0]
        target = self._remembered(part) or _first(part)
        if target is not None:
            with self.moved_by_key():
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _shown(self) -> list[QWidget]:
        """Return what is in sight and can take the focus, in order."""
        inner = [part for part in self._inside() if part.isVisible()]
        found: list[QWidget] = []
        for part in (part for part in self._parts if part.isVisible()):
            own = [each for each in inner if part.isAncestorOf(each)]
            found += own or [part]
        return [part for part in found if part in self._parts or _first(part) is not None]

    def _remembered(self, part: QWidget) -> QWidget | None:
        last = self._last.get(part)
        try:
            usable = last is not None and last.isVisible() and last.isEnabled()
        except RuntimeError:  # Qt has deleted it since
            return None
        return last if usable else None


def _holds(part: QWidget, focused: QWidget) -> bool:
    return part is focused or part.isAncestorOf(focused)


def _first(part: QWidget) -> QWidget | None:
    """Return the part itself if Tab reaches it, its list, or the first thing Tab would reach."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled():
        return part
    inside = [
        widget
        for widget in part.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    lists = [widget for widget in inside if isinstance(widget, QAbstractItemView)]
    return next(iter(lists or inside), None)


def takes_focus_of(page: QWidget, body: QWidget) -> bool:
    """Give the page the focus that is inside `body`, which is about to be hidden.

    Else it would fall to whatever part of the window comes next, and the page's keys would end.
    Tells whether it was there.
    """
    focused = QApplication.focusWidget()
    if focused is None or not body.isAncestorOf(focused):
        return False
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
