"""The frame of every page that shows what would be done: rules, numbers, rows, one button."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mediadesk.domain.changes import CatalogChanges
from mediadesk.ui import theme
from mediadesk.ui.actions import ActionId, Actions, Where, tooltip
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.views.plans.plan_bar import PlanBar
from mediadesk.ui.widgets.controls.buttons import icon_button
from mediadesk.ui.widgets.labels.labels import label, surface
from mediadesk.ui.widgets.labels.lines import column, margins

_LEFT, _WIDE_LEFT = 316, 380
_BESIDE_BAR = 8
"""Between the scroll bar of the left side and the right one."""
_WIDEST_RIGHT = 1280
_TOP = 20


class PlanPage(QWidget):
    """Header with Back, `left` for rules, `right` for numbers and tables, a bar that acts.

    A page made from it fills `left`, `right` and `tools` (the header's end), says what will be
    done with `offer`, and acts on `wanted`.
    """

    back_wanted = Signal()
    wanted = Signal()
    """The primary button was pressed, or its key."""
    stop_wanted = Signal()
    message = Signal(str)
    """A sentence for a toast."""
    undo_offered = Signal(str, str)
    """(sentence, word of the button that takes it back)."""

    def __init__(self, title: str, note: str, actions: Actions) -> None:
        """Be called `title`; `note` says that nothing has been changed yet."""
        super().__init__()
        surface(self, "content")
        self.setAccessibleName(title)
        self._action = actions[ActionId.START_PLAN]
        self._offered, self._why_not = "", ""
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self._inside = QWidget()
        surface(self._inside, "content")
        self.left = QVBoxLayout(self._inside)
        self.left.setSpacing(8)
        self.right = QVBoxLayout()
        self.right.setSpacing(0)
        self._rules = QScrollArea()
        self._rules.setWidgetResizable(True)
        self._rules.setWidget(self._inside)
        self._rules.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rules.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bar = PlanBar(self._action)
        self._body = QWidget()
        self._across = QHBoxLayout(self._body)
        self._across.setSpacing(0)
        self._across.addWidget(self._rules)
        self._across.addLayout(self.right, 1)
        self._header = self._made_header(title, note)
        column(self, self._header, self._body, self.bar, growing=self._body)
        actions.add_to(self, Where.PLAN)
        self._action.triggered.connect(self._start)
        self.bar.cancelled.connect(self.back_wanted)
        self.bar.stopped.connect(self.stop_wanted)
        self._arrange()

    @property
    def is_running(self) -> bool:
        """Tell whether what the page showed is being done now."""
        return self.bar.is_running

    def say(self, text: str, icon: str = "shield-check") -> None:
        """Say what is checked, or what happened, at the start of the bar."""
        self.bar.say(text, icon)

    def offer(self, text: str, why_not: str = "") -> None:
        """Offer to do it: `text` says what and how many; with `why_not` it cannot be done now."""
        self._offered, self._why_not = text, why_not
        self._show_note()
        if self.isVisible():
            self._show_offer()

    def regions(self) -> Sequence[QWidget]:
        """Return the parts F6 goes through: header, rules, numbers and rows, bar."""
        items = (self.right.itemAt(at) for at in range(self.right.count()))
        rows = [each.widget() for each in items if each is not None]
        return (self._header, self._rules, *(row for row in rows if row is not None), self.bar)

    def open_page(self) -> None:
        """Be shown: a page that has to read something begins to."""

    def apply_changes(self, changes: CatalogChanges) -> None:
        """Show what a write touched; a page that shows rows of the catalog overrides this."""

    def show_running(self, text: str, percent: float) -> None:
        """Say how far it is, with a button that stops it."""
        self.bar.show_running(text, percent)
        self._show_note()

    def show_ended(self) -> None:
        """Offer again what can be done."""
        self.bar.show_ended()
        self._show_note()

    def entitle(self, title: str) -> None:
        """Be called otherwise: what the page is about to do."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Put this page's own words on the action all plan pages share."""
        super().showEvent(event)
        self._show_offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give wide windows wider margins and rules; the right part stops at 1280 px."""
        super().resizeEvent(event)
        self._arrange()

    def _made_header(self, title: str, note: str) -> QWidget:
        header = QWidget()
        surface(header, "header")
        header.setFixedHeight(theme.HEADER_HEIGHT)
        row = QHBoxLayout(header)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, theme.PAGE_MARGIN, 0)
        row.setSpacing(8)
        self.back = icon_button("arrow-left", tr("Plan", "Back"))
        self.back.setToolTip(tr("Plan", "Back (Esc)"))
        self.back.clicked.connect(self.back_wanted)
        row.addWidget(self.back)
        self._title = label(title, TextSize.TITLE)
        row.addWidget(self._title)
        self._note = label(note, TextSize.SMALL, ink=Ink.TEXT2)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addLayout(self.tools)
        return header

    def _arrange(self) -> None:
        wide = self.window().width() >= theme.WIDE_FROM
        margin = theme.WIDE_PLAN_MARGIN if wide else theme.PLAN_MARGIN
        left = _WIDE_LEFT if wide else _LEFT
        margins(self.left, margin, margin - _BESIDE_BAR, top=_TOP, bottom=16)
        self._rules.setFixedWidth(margin + left + margin - _BESIDE_BAR)
        free = self.width() - self._rules.width() - _BESIDE_BAR - _WIDEST_RIGHT
        margins(self.right, _BESIDE_BAR, max(margin, free), top=_TOP)
        self._across.setContentsMargins(0, 0, 0, 0)

    def _show_note(self) -> None:
        """Say that nothing has been changed while that is true: not during a run, nor after it."""
        self._note.setVisible(not self._why_not and not self.is_running)

    def _show_offer(self) -> None:
        action = self._action
        action.setText(self._offered or tr("Action", "Start the plan"))
        action.setEnabled(bool(self._offered) and not self._why_not)
        told = f"{action.text()}. {self._why_not}" if self._why_not else tooltip(action)
        action.setToolTip(told)

    def _start(self) -> None:
        if self.isVisible() and not self.is_running:
            self.wanted.emit()
