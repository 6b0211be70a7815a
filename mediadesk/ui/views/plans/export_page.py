"""The page that copies files into a new archive by their dates: a dry run first, then Stop."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QTimer, Signal

from mediadesk.domain.browsing import FileQuery
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.operations.resolve import RemovalOutcome
from mediadesk.operations.writing.organise import Organised
from mediadesk.operations.writing.organise_plan import OrganisePlan, OrganiseStep
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.plans.write_rows import Write
from mediadesk.ui.models.rows.file_reads import FileReads
from mediadesk.ui.threads import Lazy
from mediadesk.ui.views.page_parts import PageParts
from mediadesk.ui.views.plans.export_form import ExportForm
from mediadesk.ui.views.plans.write_page import WritePage, ended_words
from mediadesk.ui.widgets.notices.empty_state import Words
from mediadesk.ui.widgets.plans.plan_table import PlanColumn
from mediadesk.ui.work.change_queue import Reins

_PLAN_AFTER_MS = 400


class ExportReads(FileReads, Protocol):
    """What is asked of the library; blocks and runs on a worker."""

    def file_ids(self, query: FileQuery) -> Sequence[int]: ...  # noqa: D102


class Organiser(Protocol):
    """Plans and copies; all of it blocks."""

    def plan(  # noqa: D102
        self, archive: bytes, file_ids: Sequence[int], *, template: str, with_tags: bool
    ) -> OrganisePlan: ...
    def copy(  # noqa: D102
        self,
        plan: OrganisePlan,
        *,
        checkpoint: Checkpoint,
        on_step: OnStep,
    ) -> Organised: ...
    def remove_originals(  # noqa: D102
        self,
        archive: bytes,
        *,
        checkpoint: Checkpoint,
        on_step: OnStep,
    ) -> RemovalOutcome: ...


class ExportPage(WritePage):
    """The originals stay, unless it is said that they may go once every copy was compared."""

    done = Signal()

    def __init__(
        self,
        organiser: Callable[[], Organiser],
        library: ExportReads,
        parts: PageParts,
    ) -> None:
        """Plan nothing until a folder was chosen."""
        columns = (
            (tr("Plan", "File"), PlanColumn(2.2)),
            (tr("Plan", "New place"), PlanColumn(2.2)),
            (tr("Plan", "Note"), PlanColumn(1.6)),
        )
        super().__init__(
            tr("Plan", "Export to a new archive"),
            columns,
            library,
            parts,
        )
        self._organiser, self._library = Lazy(organiser), library
        self._files: Sequence[int] = ()
        self._plan: OrganisePlan | None = None
        self._question, self._total = 0, 0
        self._soon = QTimer(self, singleShot=True, interval=_PLAN_AFTER_MS)
        self._soon.timeout.connect(self._plan_again)
        self.form = ExportForm()
        self.form.changed.connect(self._form_changed)
        self.form.all_wanted.connect(partial(self.begin, ()))
        self.left.addWidget(self.form)
        self.left.addWidget(self.left_out)
        self.left.addStretch(1)
        self.run.ended.connect(self._ended)
        self.wanted.connect(self._copy)

    def begin(self, files: Sequence[int], folder: str = "") -> None:
        """Start with these files, all of `folder` if it is named; with none, all of the library."""
        self._files = files
        self.form.show_files(len(files), folder)
        self.run.forget()
        self._plan_again()

    # the plan

    def _form_changed(self) -> None:
        """Nothing is copied by the plan shown before, which may have been for another place."""
        if self.form.archive and self.form.template:
            self._show_working()
        self._soon.start()

    def _show_working(self) -> None:
        self._plan = None
        title = tr("Plan", "Working out what goes where")
        text = tr("Plan", "Every copy is shown here in a moment; nothing is written yet.")
        self.nothing.say(Words("folder-output", title, text))
        self.offer(tr("Plan", "Copy files"), f"{title}. {text}")

    def _plan_again(self) -> None:
        self._soon.stop()
        self._question += 1
        archive, template, files = self.form.archive, self.form.template, self._files
        if not archive or not template:
            self._show_nothing()
            return
        self._show_working()
        with_tags = self.form.tags.isChecked()

        def work() -> OrganisePlan:
            ids = files or self._library.file_ids(FileQuery())
            return self._organiser.get().plan(archive, ids, template=template, with_tags=with_tags)

        self.tasks.run(work, partial(self._planned, self._question))

    def _show_nothing(self) -> None:
        self._plan = None
        title = tr("Plan", "Choose where the archive is to be")
        text = tr("Plan", "Then every copy is shown here before anything is written.")
        self.nothing.say(Words("folder-output", title, text))
        zero = formatting.count(0)
        numbers = (
            (zero, tr("Plan", "files are written")), (formatting.size(0), tr("Plan", "to copy")),
            (zero, tr("Plan", "left out")),
        )  # fmt: skip
        self.show_plan((), (), numbers)
        self.say(tr("Plan", "The originals stay where they are."), "shield-check")
        self.offer(tr("Plan", "Copy files"), title)

    def _planned(self, question: int, found: OrganisePlan | None, error: Exception | None) -> None:
        if question != self._question:
            return  # something else was chosen meanwhile
        if found is None:
            self._show_nothing()
            self.say_error(error)
            return
        self._plan = found
        free = found.free_bytes
        room = tr("Plan", "to copy")
        if free is not None:
            room = tr("Plan", "to copy, {free} free").format(free=formatting.size(free))
        self.nothing.say(
            Words(
                "circle-check",
                tr("Plan", "Nothing to copy"),
                tr(
                    "Plan", "Everything is in the archive already, or is left out as the list says."
                ),
            )
        )
        writes = [each for step in found.steps for each in _writes(step, found.archive)]
        self._total = len(writes)
        self.show_plan(
            writes,
            [left.reason for left in found.left_out],
            (
                (formatting.count(self._total), tr("Plan", "files are written")),
                (formatting.size(found.size_bytes), room),
                (formatting.count(len(found.left_out)), tr("Plan", "left out")),
            ),
        )
        self.say(tr("Plan", "Each copy is compared with its original, byte for byte."))
        words = tr("Plan", "Copy {files}")
        if self.form.removing.isChecked():
            words = tr("Plan", "Copy {files}, then remove the originals")
        why_not = "" if found.steps else tr("Plan", "There is nothing to copy.")
        if found.is_short:
            why_not = tr("Plan", "The disk has too little room. Choose another one.")
        self.offer(words.format(files=formatting.files(self._total)), why_not)

    # copying

    def _copy(self) -> None:
        plan, removing = self._plan, self.form.removing.isChecked()
        if plan is None or not plan.steps:
            return

        def work(reins: Reins) -> Organised | tuple[Organised, RemovalOutcome]:
            organiser = self._organiser.get()
            made = organiser.copy(plan, checkpoint=reins.checkpoint, on_step=reins.on_step)
            if not removing or made.copied.stopped is not None:
                return made
            gone = organiser.remove_originals(
                plan.archive, checkpoint=reins.checkpoint, on_step=reins.on_step
            )
            return made, gone

        self.run.start(work, self._total, tr("Plan", "Copying: {n} of {files}"))

    def _ended(
        self, found: Organised | tuple[Organised, RemovalOutcome] | None, error: Exception | None
    ) -> None:
        if found is None:
            self.say_error(error)
            self._plan_again()
            return
        made, gone = found if isinstance(found, tuple) else (found, None)
        number = len(made.copied.done)
        if made.copied.stopped is not None:
            self.run.say_stopped(number, made.copied.stopped)
        else:
            told = tr("Plan", "{files} copied.").format(files=formatting.files(number))
            left = [each.reason for each in made.copied.left_out]
            if gone is not None:
                removed = tr(
                    "Plan",
                    "{files} removed. Undo brings back what went; a second Undo removes the "
                    "copies.",
                )
                told = f"{told} {removed.format(files=formatting.files(len(gone.removed)))}"
                left += [each.reason for each in gone.left_out]
            undo = tr("Review", "Undo") if number else ""
            self.undo_offered.emit(ended_words(told, left), undo)
            self.done.emit()
        self._plan_again()


def _writes(step: OrganiseStep, archive: bytes) -> list[Write]:
    """Return the copy of a file, and the sidecar that is made for it."""
    notes = {
        "extension": tr("Plan", "gets the extension of its content"),
        "no-date": tr("Plan", "has no date"),
    }
    note = tr("Plan", "sidecar, goes along") if step.is_sidecar else notes.get(step.note, "")
    folder = formatting.path(step.target.removeprefix(archive).lstrip(b"/").rpartition(b"/")[0])
    found = [Write(step.file_id, step.path, step.target, folder, note or " ", "")]
    if step.tags or step.date is not None or step.xmp is not None:
        told = tr("Plan", "holds the date you decided")
        if step.tags:
            told = tr("Plan", "holds tags: {tags}").format(tags=", ".join(step.tags))
        sidecar = step.target + b".xmp"
        found.append(Write(step.file_id, step.path, sidecar, folder, told, ""))
    return found
