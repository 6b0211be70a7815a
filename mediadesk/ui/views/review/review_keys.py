"""The keys and actions of the Duplicates page, tied to its list, stage and verdicts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from mediadesk.ui.actions import ActionId, Actions, Where
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.stage import Comparison
from mediadesk.ui.models.stage_geometry import STEP
from mediadesk.ui.views.review.cluster_side import ClusterSide
from mediadesk.ui.views.review.review_pane import ReviewPane
from mediadesk.ui.widgets.held_key import HeldKey

_ARROWS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}
_SWIPE_STEP = 0.01
_MOST_NUMBERS = 9


class ReviewKeys(QObject):
    """Single letters act on the page unless a text field has the focus."""

    def __init__(
        self,
        page: QWidget,
        side: ClusterSide,
        pane: ReviewPane,
        actions: Actions,
        *,
        step: Callable[[int], object],
    ) -> None:
        """Let the keys work in `page`; Enter accepts on list and stage only.

        `step` goes to another cluster.
        """
        super().__init__(page)
        self._page, self._side, self._pane, self._actions = page, side, pane, actions
        self._go = step
        actions.add_to(page, Where.REVIEW)
        for deciding in (side.list, pane.stage, pane.members):
            actions.add_to(deciding, Where.DECIDING)
        stage = pane.stage
        self._on(ActionId.SKIP, lambda: self._step(1))
        self._on(ActionId.GO_BACK, lambda: self._step(-1))
        for comparison, id_ in (
            (Comparison.SIDE_BY_SIDE, ActionId.SIDE_BY_SIDE),
            (Comparison.SWIPE, ActionId.SWIPE),
            (Comparison.BLINK, ActionId.BLINK),
            (Comparison.DIFFERENCE, ActionId.DIFFERENCE),
        ):
            self._on(id_, partial(self._compare, comparison))
        self._before = Comparison.SIDE_BY_SIDE
        held = HeldKey(actions[ActionId.DIFFERENCE], self)
        held.let_go.connect(self._compare_as_before)
        self._on(ActionId.FIT, stage.fit)
        self._on(ActionId.REAL_PIXELS, stage.show_real_pixels)
        self._on(ActionId.FIT_OR_REAL, self._fit_or_real)
        self._on(ActionId.ZOOM_IN, lambda: stage.zoom_by(STEP))
        self._on(ActionId.ZOOM_OUT, lambda: stage.zoom_by(1 / STEP))
        self._on(ActionId.KEEP_MEMBER, lambda: pane.decide_chosen(kept=True))
        self._on(ActionId.REMOVE_MEMBER, lambda: pane.decide_chosen(kept=False))
        self._on(ActionId.NEXT_DIFFERENCE, pane.finder.go_to_next)
        self._on(ActionId.NEXT_BESIDE, stage.choose_next)
        self._on(ActionId.WHY, pane.show_why)
        self._on(ActionId.LINK, self._link)
        self._on(ActionId.ALL_FIELDS, self._all_fields)
        actions[ActionId.SIDE_BY_SIDE].setChecked(True)
        actions[ActionId.LINK].setChecked(True)
        for number in range(1, _MOST_NUMBERS + 1):
            switch = tr("Action", "Keep or remove {n}").format(n=number)
            self._add(switch, str(number), partial(pane.toggle, number))
            only = tr("Action", "Keep only {n}").format(n=number)
            self._add(only, f"Shift+{number}", partial(pane.keep_only, number))
        self._add(tr("Action", "Keep or remove {n}").format(n=0), "0", partial(pane.toggle, 0))
        for arrow, (across, down) in _ARROWS.items():
            moved = tr("Action", "Move the pictures")
            self._add(moved, f"Alt+{arrow}", partial(self._pan, across, down))

    def _on(self, id_: ActionId, do: Callable[[], object]) -> None:
        self._actions[id_].triggered.connect(partial(_without_flag, do))

    def _add(self, text: str, key: str, do: Callable[[], object]) -> None:
        action = QAction(text, self._page)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(partial(_without_flag, do))
        self._page.addAction(action)

    def _compare(self, comparison: Comparison) -> None:
        now = self._pane.stage.stage.comparison
        calm = self._actions[ActionId.REDUCE_MOTION].isChecked()
        if now is not comparison:
            self._before = now
        elif calm and comparison is Comparison.BLINK:
            self._pane.stage.turn()
            return
        self._pane.compare(comparison, calm=calm)

    def _compare_as_before(self) -> None:
        """Difference was shown only while its key was held."""
        ids = {
            Comparison.SIDE_BY_SIDE: ActionId.SIDE_BY_SIDE,
            Comparison.SWIPE: ActionId.SWIPE,
            Comparison.BLINK: ActionId.BLINK,
        }
        if self._before in ids:
            self._actions[ids[self._before]].trigger()

    def _step(self, by: int) -> None:
        swiping = self._pane.stage.stage.comparison is Comparison.SWIPE
        if swiping and self._pane.stage.hasFocus():
            self._pane.stage.move_divider(by * _SWIPE_STEP)
        else:
            self._go(by)

    def _pan(self, across: int, down: int) -> None:
        self._pane.stage.pan(across, down)

    def _fit_or_real(self) -> None:
        stage = self._pane.stage
        (stage.show_real_pixels if stage.stage.is_fit else stage.fit)()

    def _link(self) -> None:
        self._pane.stage.set_linked(linked=self._actions[ActionId.LINK].isChecked())

    def _all_fields(self) -> None:
        everything = self._actions[ActionId.ALL_FIELDS].isChecked()
        self._pane.show_fields(everything=everything)


def _without_flag(do: Callable[[], object], _checked: object = None) -> None:
    do()
