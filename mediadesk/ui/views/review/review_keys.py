"""The keys and actions of the Duplicates page, tied to its list, stage and verdicts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mediadesk.ui.action_tables.review_actions import MEMBERS, ONLY, PANS
from mediadesk.ui.actions import ActionId, Actions, Where, bind_key
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.review.stage import Comparison
from mediadesk.ui.models.review.stage_geometry import STEP
from mediadesk.ui.views.review.cluster_side import ClusterSide
from mediadesk.ui.views.review.review_pane import ReviewPane
from mediadesk.ui.widgets.keys.held_key import HeldKey

_SWIPE_STEP = 0.01


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
        actions.on(ActionId.SKIP, lambda: self._step(1))
        actions.on(ActionId.GO_BACK, lambda: self._step(-1))
        for comparison, id_ in (
            (Comparison.SIDE_BY_SIDE, ActionId.SIDE_BY_SIDE),
            (Comparison.SWIPE, ActionId.SWIPE),
            (Comparison.BLINK, ActionId.BLINK),
            (Comparison.DIFFERENCE, ActionId.DIFFERENCE),
        ):
            actions.on(id_, partial(self._compare, comparison))
        self._before = Comparison.SIDE_BY_SIDE
        held = HeldKey(actions[ActionId.DIFFERENCE], self)
        held.let_go.connect(self._compare_as_before)
        actions.on(ActionId.FIT, stage.fit)
        actions.on(ActionId.REAL_PIXELS, stage.show_real_pixels)
        actions.on(ActionId.FIT_OR_REAL, self._fit_or_real)
        actions.on(ActionId.ZOOM_IN, lambda: stage.zoom_by(STEP))
        actions.on(ActionId.ZOOM_OUT, lambda: stage.zoom_by(1 / STEP))
        actions.on(ActionId.KEEP_MEMBER, lambda: pane.decide_chosen(kept=True))
        actions.on(ActionId.REMOVE_MEMBER, lambda: pane.decide_chosen(kept=False))
        actions.on(ActionId.NEXT_DIFFERENCE, pane.finder.go_to_next)
        actions.on(ActionId.NEXT_BESIDE, pane.choose_next)
        actions.on(ActionId.WHY, pane.show_why)
        actions.on(ActionId.LINK, self._link)
        actions.on(ActionId.ALL_FIELDS, self._all_fields)
        actions[ActionId.SIDE_BY_SIDE].setChecked(True)
        actions[ActionId.LINK].setChecked(True)
        for number, (switch, only) in enumerate(zip(MEMBERS, ONLY, strict=True), 1):
            actions.on(switch, partial(pane.toggle, number))
            actions.on(only, partial(pane.keep_only, number))
        bind_key(page, "0", tr("Action", "Keep or remove {n}").format(n=0), partial(pane.toggle, 0))
        for id_, (across, down) in PANS.items():
            actions.on(id_, partial(stage.pan, across, down))

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

    def _fit_or_real(self) -> None:
        stage = self._pane.stage
        (stage.show_real_pixels if stage.stage.is_fit else stage.fit)()

    def _link(self) -> None:
        self._pane.stage.set_linked(linked=self._actions[ActionId.LINK].isChecked())

    def _all_fields(self) -> None:
        everything = self._actions[ActionId.ALL_FIELDS].isChecked()
        self._pane.show_fields(everything=everything)
