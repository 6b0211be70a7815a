"""The page that changes many dates at once: says how, shows each before and after, decides."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from mediadesk.domain.dating import DateOutcome
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.shifting import (
    CameraFiles,
    CameraKey,
    ChangedDate,
    ChangeSummary,
    DateChange,
)
from mediadesk.operations.dates.clocks import CameraClock
from mediadesk.ui import formatting
from mediadesk.ui.delegates.date_change_delegate import ROW_HEIGHT, DateChangeDelegate
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.plans.date_changes import DateChangeRows
from mediadesk.ui.models.plans.shift_wish import Way
from mediadesk.ui.models.rows.paged_table import PagedTable
from mediadesk.ui.models.rows.row_pages import Role
from mediadesk.ui.threads import Lazy
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.page_parts import PageParts
from mediadesk.ui.views.plans.plan_page import PlanPage
from mediadesk.ui.views.plans.shift_evidence import ShiftEvidence
from mediadesk.ui.views.plans.shift_form import Read, ShiftForm
from mediadesk.ui.views.plans.shift_scope import Scope, ShiftScope
from mediadesk.ui.widgets.controls.buttons import kind_chip
from mediadesk.ui.widgets.labels.lines import hairline
from mediadesk.ui.widgets.plans.plan_parts import Card, SectionHeading
from mediadesk.ui.widgets.plans.plan_table import PlanColumn, PlanTable
from mediadesk.ui.widgets.times.month_moves import MonthMoves
from mediadesk.ui.work.change_queue import Reins
from mediadesk.ui.work.jobs import reason_of

_PREVIEW_AFTER_MS = 200
_COLUMNS = (
    PlanColumn(3.0), PlanColumn(px=176), PlanColumn(px=32), PlanColumn(px=176),
    PlanColumn(px=92), PlanColumn(1.8),
)  # fmt: skip


class Shifter(Protocol):
    """Previews and carries out; all of it blocks."""

    def cameras(self) -> Sequence[CameraFiles]: ...  # noqa: D102
    def clocks(self) -> Sequence[CameraClock]: ...  # noqa: D102
    def files_of(self, camera: CameraKey) -> Sequence[int]: ...  # noqa: D102
    def rows(  # noqa: D102
        self, ids: Sequence[int], change: DateChange
    ) -> Mapping[int, ChangedDate]: ...
    def summary(  # noqa: D102
        self, ids: Sequence[int], change: DateChange, checkpoint: Checkpoint
    ) -> ChangeSummary: ...
    def carry_out(  # noqa: D102
        self, summary: ChangeSummary, change: DateChange, *, checkpoint: Checkpoint
    ) -> DateOutcome: ...


class _OvertakenError(Exception):
    """Another preview was asked for meanwhile."""


class ShiftPage(PlanPage):
    """Shows a preview for what is wished, and decides it when the button is pressed."""

    decided = Signal()

    def __init__(
        self,
        shifter: Callable[[], Shifter],
        parts: PageParts,
        *,
        read: Read,
        months: Callable[[], Mapping[str, int]],
    ) -> None:
        """Read nothing until `begin`; `months` counts the library's files by month."""
        note = tr("Plan", "A preview. Nothing has been changed yet.")
        super().__init__(tr("Plan", "Shift a camera"), note, parts.actions)
        self._shifter, self._tasks, self._doing = Lazy(shifter), parts.tasks, parts.doing
        self._months = months
        self._library: Mapping[str, int] = {}
        self._question = 0
        self._change = DateChange()
        self._summary: ChangeSummary | None = None
        self._part = 0
        self._wanted_camera: str | None = None
        self.scope = ShiftScope()
        self.form = ShiftForm(read)
        self.evidence = ShiftEvidence()
        self.moves = MonthMoves()
        self._span = SectionHeading(tr("Plan", "Where they move"))
        self.rows = DateChangeRows(self._load, parts.tasks)
        self.table = PlanTable(tr("Plan", "Files"), _COLUMNS, ROW_HEIGHT)
        self._soon = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER_MS)
        self._soon.timeout.connect(self._preview)
        self._fill(parts.thumbnails)
        self.scope.chosen.connect(self._scope_chosen)
        self.form.changed.connect(self._soon.start)
        self.rows.failed.connect(self._say_error)
        self.wanted.connect(self._carry_out)
        self.say(tr("Plan", "This stores decisions. Your files change only in Write to files."),
                 "info")  # fmt: skip

    def begin(self, camera: str | None, chosen: Scope | None = None) -> None:
        """Start with what was chosen, else with the camera called so."""
        self._wanted_camera = camera if chosen is None else None
        self.rows.show(array("q"))
        self.offer("")
        self._tasks.run(self._read_scopes, partial(self._scopes_arrived, chosen))

    def _fill(self, thumbnails: Thumbnails) -> None:
        card = Card()
        card.body.addWidget(self.scope)
        card.body.addWidget(hairline())
        card.body.addWidget(self.form)
        self._why = SectionHeading(tr("Plan", "Why this amount"))
        self._moves = moves = Card()
        moves.body.addWidget(self.moves)
        self.left.addWidget(card)
        for part in (self._why, self.evidence, self._span, moves):  # when there is something to say
            self.left.addWidget(part)
            part.hide()
        self.left.addStretch(1)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        self._chips: list[QToolButton] = []
        for place, word in enumerate(_part_words()):  # how many follows with the preview
            chip = kind_chip(word)
            chip.clicked.connect(partial(self._show_part, place))
            chips.addWidget(chip)
            self._chips.append(chip)
        chips.addStretch(1)
        self.right.addLayout(chips)
        self.right.addSpacing(8)
        headings = (
            tr("Plan", "Picture"), tr("Plan", "Before"), "", tr("Plan", "After"),
            tr("Plan", "Confidence"), tr("Plan", "Check"),
        )  # fmt: skip
        self.table.setModel(PagedTable(self.rows, headings))
        self.table.setItemDelegate(DateChangeDelegate(thumbnails, self.table))
        thumbnails.arrived.connect(self.table.viewport().update)
        self.table.selectionModel().currentChanged.connect(self._row_chosen)
        self.right.addWidget(self.table, 1)

    # what is changed

    def _read_scopes(self) -> tuple[Any, ...]:
        shifter = self._shifter.get()
        return shifter.cameras(), shifter.clocks(), self._months()

    def _scopes_arrived(
        self, chosen: Scope | None, found: tuple[Any, ...] | None, error: Exception | None
    ) -> None:
        if found is None:
            self._say_error(error)
            return
        cameras, clocks, self._library = found
        self.scope.offer(cameras, clocks, chosen)
        self.scope.take(self._wanted_camera)
        if chosen is not None:
            self.form.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scope_chosen(self, scope: Scope) -> None:
        correction = scope.correction
        self.form.show_amount(None if correction is None else correction.shift_s)
        self.form.take(Way.ONE_DATE if scope.camera is None else Way.AMOUNT)
        self.evidence.show_correction(correction)
        for part in (self._why, self.evidence):
            part.setVisible(scope.camera is not None)
        self._preview()

    # the preview

    def _preview(self) -> None:
        """Work out what the wish comes to; the old numbers stay until the new are there."""
        scope = self.scope.scope
        if scope is None:
            return
        self._soon.stop()
        self._entitle(scope)
        self._question += 1
        question, wish = self._question, self.form.wish()
        is_clock = self.form.way in (Way.AMOUNT, Way.KNOWN)
        change = DateChange(camera=scope.camera if is_clock else None)
        if wish is not None:
            change = DateChange(wish.shift, wish.date, wish.text, change.camera)

        def work() -> ChangeSummary:
            shifter = self._shifter.get()
            ids = scope.ids if scope.camera is None else shifter.files_of(scope.camera)
            return shifter.summary(ids, change, partial(self._still, question))

        self._tasks.run(work, partial(self._previewed, question, change))

    def _entitle(self, scope: Scope) -> None:
        if self.form.way is Way.ONE_DATE:
            self.entitle(tr("Plan", "Set a date"))
        elif scope.camera is None:
            self.entitle(tr("Plan", "Shift dates"))
        else:
            self.entitle(tr("Plan", "Shift a camera"))

    def _still(self, question: int) -> None:
        """Stop a preview on its worker when another one was asked for."""
        if question != self._question:
            raise _OvertakenError

    def _previewed(
        self,
        question: int,
        change: DateChange,
        found: ChangeSummary | None,
        error: Exception | None,
    ) -> None:
        if question != self._question:
            return
        if found is None:
            self._say_error(error)
            return
        self._change, self._summary = change, found
        self._show_part(self._part)
        self.moves.show_moves(self._library, found.before, found.after)
        for part in (self._span, self._moves):
            part.setVisible(bool(change) and self.moves.years is not None)
        self._show_offer_of(found)

    def _show_offer_of(self, found: ChangeSummary) -> None:
        every, changing = len(found.ids), found.changing
        counts = (every, len(found.agreeing), len(found.left) if self._change else 0)
        for chip, word, count in zip(self._chips, _part_words(), counts, strict=True):
            chip.setText(f"{word}  {formatting.count(count)}")
            chip.setAccessibleName(f"{word}, {formatting.files(count)}")
        unsaid = tr("Plan", "First choose how the dates are to change.")
        none = tr("Plan", "None of these files would get a different date.")
        is_one = self.form.way is Way.ONE_DATE
        text = tr("Plan", "Set the date of {files}") if is_one else tr("Plan", "Shift {files}")
        why_not = unsaid if not self._change else "" if changing else none
        count = changing if self._change else every
        self.offer(text.format(files=formatting.files(count)), why_not)

    def _show_part(self, place: int, _checked: object = None) -> None:
        self._part = place
        for number, chip in enumerate(self._chips):
            chip.setChecked(number == place)
        found = self._summary
        if found is not None:
            left = found.left if self._change else array("q")
            self.rows.show((found.ids, found.agreeing, left)[place])

    def _load(self, ids: Sequence[int]) -> Mapping[int, ChangedDate]:
        return self._shifter.get().rows(ids, self._change)

    def _row_chosen(self, index: QModelIndex) -> None:
        row: ChangedDate | None = index.data(Role.ROW)
        if row is not None:
            self.form.show_known(row.file.name_shown, row.before)

    # carrying out

    def _carry_out(self) -> None:
        summary, change = self._summary, self._change
        if summary is None or not change:
            return
        self.show_running(tr("Plan", "Deciding dates"), 0)

        def work(reins: Reins) -> DateOutcome:
            return self._shifter.get().carry_out(summary, change, checkpoint=reins.checkpoint)

        self._doing.run(work, self._carried_out)

    def _carried_out(self, found: DateOutcome | None, error: Exception | None) -> None:
        self.show_ended()
        if found is None:
            self._say_error(error)
            return
        self.decided.emit()
        text = tr("Dates", "Dates of {files} accepted.")
        self.undo_offered.emit(
            text.format(files=formatting.files(len(found.files))), tr("Review", "Undo")
        )
        self.back_wanted.emit()

    def _say_error(self, error: Any) -> None:  # noqa: ANN401 - an exception, through a signal
        self.message.emit(formatting.sentence(reason_of(error)))


def _part_words() -> Sequence[str]:
    """Return what the chips are called that choose which rows are shown."""
    return (
        tr("Plan", "All"),
        tr("Plan", "Agree with another source"),
        tr("Plan", "Left as they are"),
    )
