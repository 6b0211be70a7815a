"""The plan for all exact and identical copies: rules, numbers, folders, every change; then Stop."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal

from mediadesk.domain.changes import CatalogChanges
from mediadesk.operations.bulk import BulkPlan, Rule
from mediadesk.operations.resolve import Way, WayKind
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId
from mediadesk.ui.delegates.plan_delegates import (
    CHANGE_HEIGHT,
    FOLDER_HEIGHT,
    ChangeDelegate,
    FolderDelegate,
)
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.plans import plan_rules, plan_words, way_words
from mediadesk.ui.models.plans.bulk_planning import (
    BulkActs,
    CarriedOut,
    Planned,
    carried_out,
    planned,
)
from mediadesk.ui.models.plans.plan_rows import ChangeRows, FolderLines
from mediadesk.ui.models.plans.way_choice import WayChoice
from mediadesk.ui.models.rows.file_reads import FileReads
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.page_parts import PageParts
from mediadesk.ui.views.plans.bulk_rules import BulkRules
from mediadesk.ui.views.plans.plan_page import PlanPage
from mediadesk.ui.views.plans.plan_run import PlanRun
from mediadesk.ui.views.plans.plan_saver import PlanSaver
from mediadesk.ui.views.plans.way_menu import WayButton
from mediadesk.ui.widgets.controls.buttons import framed_button
from mediadesk.ui.widgets.notices.empty_state import EmptyState, Words
from mediadesk.ui.widgets.plans.plan_parts import Numbers
from mediadesk.ui.widgets.plans.plan_table import PlanColumn, PlanTable
from mediadesk.ui.work.change_queue import Reins
from mediadesk.ui.work.jobs import reason_of

_MOST_FOLDERS = 6


class BulkPage(PlanPage):
    """Nothing is changed until the button is pressed; rules change the plan in place."""

    done = Signal()
    """The plan was carried out to its end."""
    resolved = Signal(str, object, object)
    """(key in History, clusters, bytes) of what was done; the key is empty for nothing."""

    def __init__(
        self,
        acts: Callable[[Way], BulkActs],
        library: FileReads,
        parts: PageParts,
        ways: WayChoice,
    ) -> None:
        """Plan nothing until the page is opened."""
        title = tr("Plan", "Resolve exact and identical")
        super().__init__(title, tr("Plan", "A plan. Nothing has been changed yet."), parts.actions)
        self._acts, self._tasks, self._ways = acts, parts.tasks, ways
        self._state, self._actions = parts.state, parts.actions
        self._order: Sequence[Rule] = plan_rules.from_text(self._state.text(plan_rules.NAME))
        self._shown: Planned | None = None
        self._question, self._is_stale, self._was_stopped = 0, True, False
        self._instead: WayKind | None = None
        """What was possible where the way of the last run turned out not to be."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._plan_again)
        self.rules = BulkRules()
        self.left.addWidget(self.rules)
        self.numbers = Numbers(4)
        self.lines = FolderLines()
        self.folders = _folder_table(self.lines)
        self.changes = ChangeRows(library, parts.tasks)
        self.table = _change_table(self.changes, parts.thumbnails)
        parts.thumbnails.arrived.connect(self._pictures_arrived)
        for part, gap in ((self.numbers, 20), (self.folders, 18)):
            self.right.addWidget(part)
            self.right.addSpacing(gap)
        self.nothing = EmptyState()
        self.nothing.hide()
        self.right.addWidget(self.table, 1)
        self.right.addWidget(self.nothing, 1)
        self.run = PlanRun(self, parts.doing, parts.undoing)
        self.how = WayButton(ways)
        self.tools.addWidget(self.how)
        self.saver = PlanSaver(self._plan_shown, parts.tasks, self)
        self.saver.told.connect(self.message)
        self.keep = framed_button("file-down", tr("Plan", "Save plan"))
        self.keep.setToolTip(tr("Plan", "Save the plan as a table or as JSON"))
        self.keep.clicked.connect(self.saver.ask)
        self.tools.addWidget(self.keep)
        self._connect()

    def open_page(self) -> None:
        """Plan anew: files may have changed since."""
        if not self.is_running:
            self._was_stopped, self._instead = False, None
            self.run.forget()
            self._is_stale = True
            self._plan_again()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_changes(self, changes: CatalogChanges) -> None:
        """Plan anew when clusters changed while nothing is being removed."""
        if (changes.clusters or changes.roots) and not self.is_running:
            self._is_stale = True
            if self.isVisible():
                self._soon.start()

    def _connect(self) -> None:
        self.rules.rules_changed.connect(self._take_rules)
        self.wanted.connect(self._carry_out)
        self.run.ended.connect(self._carried_out)
        self._ways.changed.connect(self._take_way)
        self.rules.instead_wanted.connect(self._ways.take)
        for id_, do in (
            (ActionId.RULE_UP, partial(self.rules.list.move_chosen, -1)),
            (ActionId.RULE_DOWN, partial(self.rules.list.move_chosen, 1)),
            (ActionId.STRIKE_OUT, self._strike),
        ):
            self._actions.on(id_, partial(self._if_shown, do))
        self.table.doubleClicked.connect(self._strike)

    def _if_shown(self, do: Callable[[], object]) -> None:
        if self.isVisible() and not self.is_running:
            do()

    # the plan

    def _take_rules(self, rules: Sequence[Rule]) -> None:
        self._order = rules
        self._state.keep(plan_rules.NAME, plan_rules.to_text(rules))
        self._plan_again()

    def _take_way(self) -> None:
        """Plan anew: what stays, and why, follows from where copies can go."""
        self._is_stale, self._instead = True, None
        if self.isVisible() and not self.is_running:
            self._plan_again()

    def _strike(self, _index: object = None) -> None:
        if self.rules.list.hasFocus():
            self.rules.take_away()
            return
        row = self.table.currentIndex().row()
        if row >= 0 and not self.is_running:
            self.changes.strike(row)
            self._soon.start()

    def _plan_again(self) -> None:
        self._question += 1
        found = None if self._is_stale or self._shown is None else self._shown.found
        self._is_stale = False
        work = partial(
            planned, self._acts, self._ways.way, found, self._order, self.changes.struck_out
        )
        self._tasks.run(work, partial(self._planned, self._question))

    def _planned(self, question: int, found: Planned | None, error: Exception | None) -> None:
        if question != self._question:
            return  # the rules have changed meanwhile
        if found is None:
            if error is not None:
                self.message.emit(formatting.sentence(reason_of(error)))
            return
        self._shown = found
        totals = found.totals
        stay = tr("Plan", "keepers stay where they are")
        if totals.keepers == 1:
            stay = tr("Plan", "keeper stays where it is")
        merging = tr("Plan", "get metadata merged")
        if totals.merging == 1:
            merging = tr("Plan", "gets metadata merged")
        self.numbers.show_numbers((
            (formatting.count(totals.files), way_words.goes(found.way, totals.files)),
            (formatting.size(totals.size_bytes), way_words.gain(found.way)),
            (formatting.count(totals.keepers), stay),
            (formatting.count(totals.merging), merging),
        ))  # fmt: skip
        self.rules.show_rules(found.rules, found.protected)
        self.rules.show_pools(found.pools)
        self.rules.show_left_out(found.left_out)
        if self._instead is not None:
            self.rules.offer_instead(self._instead)
        self.lines.show_lines(found.folders, found.roots)
        self.folders.show_rows(_MOST_FOLDERS)
        self._show_parts(empty=not len(found.plan))
        row, top = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        self.changes.show_plan(found.plan, found.roots)
        self.table.setCurrentIndex(self.changes.index(max(0, row), 0))
        self.table.verticalScrollBar().setValue(top)
        if not self._was_stopped:
            self.say(plan_words.checks(totals))
        self._offer()

    def _plan_shown(self) -> BulkPlan | None:
        return None if self._shown is None else self._shown.plan

    def _show_parts(self, *, empty: bool) -> None:
        for part in (self.folders, self.table):
            part.setVisible(not empty)
        title = tr("Plan", "Nothing to resolve")
        text = tr("Plan", "No file is an exact or identical copy of one that stays.")
        self.nothing.say(Words("circle-check", title, text))
        self.nothing.setVisible(empty)

    def _offer(self) -> None:
        files = 0 if self._shown is None else self._shown.totals.files
        way = self._ways.way if self._shown is None else self._shown.way
        nothing = tr("Plan", "There is nothing to remove.")
        self.offer(way_words.start(way, files), "" if files else nothing)

    # carrying it out

    def _carry_out(self) -> None:
        shown = self._shown
        if shown is None or not shown.totals.files or self.is_running:
            return

        def work(reins: Reins) -> CarriedOut:
            return carried_out(
                self._acts(shown.way),
                shown.plan,
                checkpoint=reins.checkpoint,
                on_step=reins.on_step,
            )

        self.run.start(work, shown.totals.files, way_words.under_way(shown.way))

    def _carried_out(self, done: CarriedOut | None, error: Exception | None) -> None:
        self._is_stale = True
        shown = self._shown
        if done is None or shown is None:
            if error is not None:
                self.message.emit(formatting.sentence(reason_of(error)))
            self._plan_again()
            return
        found = done.outcome
        key = f"batch:{found.batch_id}" if found.removed else ""
        self.resolved.emit(key, done.clusters, found.held_bytes)
        if found.stopped is not None:
            self._was_stopped = True
            self.run.say_stopped(plan_words.planned_files(found), found.stopped, key)
        else:
            undo = tr("Review", "Undo") if found.removed else ""
            self.undo_offered.emit(plan_words.ended(found, shown.way), undo)
            self._instead = plan_words.instead(one.reason for one in found.left_out)
            if self._instead is None:
                self.done.emit()
        self._plan_again()

    def _pictures_arrived(self, _ids: frozenset[int]) -> None:
        if self.isVisible():
            self.table.viewport().update()


def _folder_table(lines: FolderLines) -> PlanTable:
    numbers = (PlanColumn(px=76), PlanColumn(px=76), PlanColumn(px=84))
    table = PlanTable(
        tr("Plan", "Folders"), [PlanColumn(0.7), *numbers, PlanColumn(0.3)], FOLDER_HEIGHT
    )
    table.setModel(lines)
    table.setItemDelegate(FolderDelegate(lines, table))
    return table


def _change_table(changes: ChangeRows, thumbnails: Thumbnails) -> PlanTable:
    table = PlanTable(
        tr("Plan", "Changes"),
        [PlanColumn(0.44), PlanColumn(0.36), PlanColumn(px=96), PlanColumn(0.2)],
        CHANGE_HEIGHT,
    )
    table.setModel(changes)
    table.setItemDelegate(ChangeDelegate(changes, thumbnails, table))
    return table
