"""The frame of pages that write files: how much, every change as a row, what is left out, Stop."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from mediadesk.domain.reasons import Reason
from mediadesk.ui import formatting
from mediadesk.ui.delegates.write_delegate import ROW_HEIGHT, WriteDelegate
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.plans.write_rows import Write, WriteRows
from mediadesk.ui.models.rows.file_reads import FileReads
from mediadesk.ui.models.rows.paged_table import PagedTable
from mediadesk.ui.views.page_parts import PageParts
from mediadesk.ui.views.plans.plan_page import PlanPage
from mediadesk.ui.views.plans.plan_run import PlanRun
from mediadesk.ui.widgets.notices.empty_state import EmptyState
from mediadesk.ui.widgets.plans.counted_card import CountedCard
from mediadesk.ui.widgets.plans.plan_parts import Numbers
from mediadesk.ui.widgets.plans.plan_table import PlanColumn, PlanTable
from mediadesk.ui.work.jobs import reason_of


class WritePage(PlanPage):
    """Nothing is written until the button is pressed; a page made from it says what and where."""

    def __init__(
        self,
        title: str,
        columns: Sequence[tuple[str, PlanColumn]],
        library: FileReads,
        parts: PageParts,
    ) -> None:
        """Be called `title`, with a table of these headings and columns."""
        super().__init__(
            title, tr("Plan", "A preview. Nothing has been written yet."), parts.actions
        )
        self.tasks = tasks = parts.tasks
        self.run = PlanRun(self, parts.doing, parts.undoing)
        self.numbers = Numbers(3)
        self.rows = WriteRows(library, tasks)
        widths = [column for _, column in columns]
        self.table = PlanTable(tr("Plan", "Changes"), widths, ROW_HEIGHT)
        self.table.setModel(PagedTable(self.rows, [heading for heading, _ in columns]))
        self.table.setItemDelegate(WriteDelegate(parts.thumbnails, self.table))
        parts.thumbnails.arrived.connect(self.table.viewport().update)
        self.left_out = CountedCard()
        self.nothing = EmptyState()
        self.right.addWidget(self.numbers)
        self.right.addSpacing(20)
        self.right.addWidget(self.table, 1)
        self.right.addWidget(self.nothing, 1)
        self.table.hide()
        self.rows.failed.connect(self.say_error)
        for changed in (parts.undoing.taken_back, parts.undoing.done_again):
            changed.connect(self._files_changed)

    def show_plan(
        self,
        writes: Sequence[Write],
        left_out: Iterable[Reason],
        numbers: Sequence[tuple[str, str]],
    ) -> None:
        """Show every change, what is left out by reason, and what it all comes to."""
        self.rows.show_writes(writes)
        counts = Counter(formatting.sentence(reason) for reason in left_out)
        self.left_out.show_lines([(files, why) for why, files in counts.most_common()])
        self.numbers.show_numbers(numbers)
        self.table.setVisible(bool(writes))
        self.nothing.setVisible(not writes)

    def _plan_again(self) -> None:
        """Plan anew what this page writes."""
        raise NotImplementedError

    def _files_changed(self, _outcome: object) -> None:
        """Plan anew: what was written is gone again, or the other way round."""
        if self.isVisible() and not self.is_running:
            self._plan_again()

    def say_error(self, error: Any) -> None:  # noqa: ANN401 - an exception, through a signal
        """Say what went wrong in a toast."""
        self.message.emit(formatting.sentence(reason_of(error)))


def ended_words(done: str, left_out: Sequence[Reason]) -> str:
    """Return what a run came to: "Dates written for 36 files. 4 files left unchanged: ..."."""
    if not left_out:
        return done
    left = tr("Plan", "{files} left unchanged: {why}")
    why = formatting.sentence(left_out[0])
    return f"{done} {left.format(files=formatting.files(len(left_out)), why=why)}"
