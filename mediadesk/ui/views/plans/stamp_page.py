"""The page that writes decided dates into files: what, where, before and after; then Stop."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.stamping import StampTarget
from mediadesk.operations.resolve import Rewritten
from mediadesk.operations.writing.stamp_plan import StampPlan, StampStep
from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import date_words
from mediadesk.ui.models.plans.write_rows import Write
from mediadesk.ui.models.rows.file_reads import FileReads
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import Lazy
from mediadesk.ui.views.page_parts import PageParts
from mediadesk.ui.views.plans.write_page import WritePage, ended_words
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.controls.choice_rows import ChoiceRows
from mediadesk.ui.widgets.labels.labels import WrappedLabel
from mediadesk.ui.widgets.notices.empty_state import Words
from mediadesk.ui.widgets.plans.plan_parts import Card, SectionHeading
from mediadesk.ui.widgets.plans.plan_table import PlanColumn

_TARGETS = tuple(StampTarget)
_PLAN_AFTER_MS = 300


class Stamper(Protocol):
    """Plans and writes; all of it blocks."""

    def plan(  # noqa: D102
        self,
        target: StampTarget | None = None,
        *,
        file_ids: Sequence[int] | None = None,
        template: str | None = None,
    ) -> StampPlan: ...
    def write(  # noqa: D102
        self,
        plan: StampPlan,
        *,
        checkpoint: Checkpoint,
        on_step: OnStep,
    ) -> Rewritten: ...


class StampPage(WritePage):
    """Another target is another plan."""

    def __init__(
        self,
        stamper: Callable[[], Stamper],
        library: FileReads,
        parts: PageParts,
    ) -> None:
        """Plan nothing until the page is opened."""
        columns = (
            (tr("Plan", "File"), PlanColumn(2.2)),
            (tr("Plan", "Where"), PlanColumn(1.6)),
            (tr("Plan", "Before"), PlanColumn(1.3)),
            ("", PlanColumn(px=32)),
            (tr("Plan", "After"), PlanColumn(1.5)),
        )
        super().__init__(
            tr("Plan", "Write to files"),
            columns,
            library,
            parts,
        )
        self._stamper = Lazy(stamper)
        self._plan: StampPlan | None = None
        self._target: StampTarget | None = None
        self._instead: Sequence[int] = ()
        self._question = 0
        self._soon = QTimer(self, singleShot=True, interval=_PLAN_AFTER_MS)
        self._soon.timeout.connect(self._plan_again)
        self.name = QLineEdit()
        self._fill()
        self.run.ended.connect(self._written)
        self.wanted.connect(self._write)

    def open_page(self) -> None:
        """Plan anew: files may have changed since."""
        if not self.is_running:
            self.run.forget()
            self._instead = ()
            self._plan_again()

    def apply_changes(self, changes: CatalogChanges) -> None:
        """Plan anew when files changed while nothing is being written."""
        if changes.files and not self.is_running and self.isVisible():
            self._soon.start()

    def _fill(self) -> None:
        self.name.setAccessibleName(tr("Plan", "Name made from the date"))
        self.name.setFont(theme.font(TextSize.BODY))
        self.name.setPlaceholderText("YYYYMMDD_HHMMSS.ext")
        self.name.textEdited.connect(self._soon.start)
        self.targets = ChoiceRows(
            (
                (
                    tr("Plan", "Beside each file"),
                    tr("Plan", "An XMP file; the picture is not touched."),
                    None,
                ),
                (
                    tr("Plan", "Into the file"),
                    tr("Plan", "EXIF and XMP, or a film's own dates."),
                    None,
                ),
                (
                    tr("Plan", "As the time of the file"),
                    tr("Plan", "What file managers sort by."),
                    None,
                ),
                (
                    tr("Plan", "As the name of the file"),
                    tr("Plan", "Made from the date by a template."),
                    _indented(self.name),
                ),
            )
        )
        self.targets.take(0)
        self.targets.chosen.connect(self._target_chosen)
        where = Card()
        where.body.addWidget(self.targets)
        self._beside = push_button("", look="link", ink=Ink.ACCENT)
        self._beside.clicked.connect(self._write_beside)
        self._beside.hide()
        self._notes = WrappedLabel("", TextSize.SMALL, ink=Ink.TEXT2)
        self._notes.hide()
        self.left.addWidget(SectionHeading(tr("Plan", "Where the dates go")))
        for part in (where, self._notes, self.left_out, self._beside):
            self.left.addWidget(part)
        self.left.addStretch(1)

    # the plan

    def _target_chosen(self, place: int) -> None:
        self._target, self._instead = _TARGETS[place], ()
        self._plan_again()

    def _write_beside(self, _checked: object = None) -> None:
        """Plan sidecars for the files that cannot be written otherwise."""
        plan = self._plan
        if plan is not None:
            self._instead = [left.file_id for left in plan.left_out if left.sidecar_helps]
            self._target = StampTarget.SIDECAR
            self._plan_again()

    def _plan_again(self) -> None:
        self._soon.stop()
        self._question += 1
        target, files = self._target, self._instead or None
        template = self.name.text().strip() or None

        def work() -> StampPlan:
            return self._stamper.get().plan(target, file_ids=files, template=template)

        self.tasks.run(work, partial(self._planned, self._question))

    def _planned(self, question: int, found: StampPlan | None, error: Exception | None) -> None:
        if question != self._question:
            return  # another target was chosen meanwhile
        if found is None:
            self.say_error(error)
            return
        self._plan = found
        self.targets.take(_TARGETS.index(found.target))
        files = len({step.file_id for step in found.steps})
        self.show_plan(
            [_write(step) for step in found.steps],
            [left.reason for left in found.left_out],
            (
                (
                    formatting.count(files),
                    tr("Plan", "file gets its date")
                    if files == 1
                    else tr("Plan", "files get their date"),
                ),
                (
                    formatting.count(len(found.steps)),
                    _changes_words(found.target, len(found.steps)),
                ),
                (formatting.count(len(found.left_out)), tr("Plan", "left out")),
            ),
        )
        helped = sum(left.sidecar_helps for left in found.left_out)
        text = tr("Plan", "Write beside {files} instead")
        self._beside.setText(text.format(files=formatting.files(helped)))
        self._beside.setAccessibleName(self._beside.text())
        self._beside.setVisible(helped > 0 and found.target is not StampTarget.SIDECAR)
        self._show_notes(found)
        self._show_offer_of(found)

    def _show_notes(self, found: StampPlan) -> None:
        """Say what is assumed, or said otherwise than it is known."""
        notes = (
            (found.zone_assumed, tr("Plan", "{files}: the home time zone is assumed.")),
            (
                found.shortened,
                tr("Plan", "{files}: only the year is written, no tag has seasons. MediaDesk"
                   " keeps the season."),
            ),
            (
                found.stood_for,
                tr("Plan", "{files}: one day stands for a month, season or year."),
            ),
        )  # fmt: skip
        told = [words.format(files=formatting.files(count)) for count, words in notes if count]
        self._notes.setText("\n".join(told))
        self._notes.setVisible(bool(told))

    def _show_offer_of(self, found: StampPlan) -> None:
        number = len(found.steps)
        self.nothing.say(
            Words(
                "calendar-check",
                tr("Plan", "Nothing to write"),
                tr(
                    "Plan",
                    "Every date you decided is in its file, or is left out as the list says.",
                ),
            )
        )
        told = tr(
            "Plan",
            "Each file is written as a copy, read back and compared before it takes the old one's"
            " place. One Undo takes all of it back.",
        )
        self.say(told)
        words = tr("Plan", "Write {files}").format(files=formatting.files(number))
        self.offer(words, "" if number else tr("Plan", "There is nothing to write."))

    # writing

    def _write(self) -> None:
        plan = self._plan
        if plan is None or not plan.steps:
            return
        self.run.start(
            lambda reins: self._stamper.get().write(
                plan, checkpoint=reins.checkpoint, on_step=reins.on_step
            ),
            len(plan.steps),
            tr("Plan", "Writing: {n} of {files}"),
        )

    def _written(self, found: Rewritten | None, error: Exception | None) -> None:
        if found is None:
            self.say_error(error)
        elif found.stopped is not None:
            self.run.say_stopped(len(found.done), found.stopped)
        else:
            words = tr("Plan", "Dates written for {files}.")
            told = words.format(files=formatting.files(len(found.done)))
            told = told if found.done else tr("Plan", "Nothing was written.")
            left = [each.reason for each in found.left_out]
            undo = tr("Review", "Undo") if found.done else ""
            self.undo_offered.emit(ended_words(told, left), undo)
        self._plan_again()


def _changes_words(target: StampTarget, number: int) -> str:
    one = {
        StampTarget.SIDECAR: tr("Plan", "sidecar is written"),
        StampTarget.INSIDE: tr("Plan", "file is rewritten"),
        StampTarget.FILE_TIME: tr("Plan", "file time changes"),
        StampTarget.FILE_NAME: tr("Plan", "name changes, its sidecar's too"),
    }
    many = {
        StampTarget.SIDECAR: tr("Plan", "sidecars are written"),
        StampTarget.INSIDE: tr("Plan", "files are rewritten"),
        StampTarget.FILE_TIME: tr("Plan", "file times change"),
        StampTarget.FILE_NAME: tr("Plan", "names change, sidecars' too"),
    }
    return (one if number == 1 else many)[target]


def _write(step: StampStep) -> Write:
    what = date_words.source(step.field)
    return Write(step.file_id, step.path, step.where, what, step.before, step.after)


def _indented(field: QWidget) -> QWidget:
    whole = QWidget()
    down = QVBoxLayout(whole)
    down.setContentsMargins(38, 0, 12, 12)
    down.addWidget(field)
    return whole
