"""Saves the plan that a page shows, as a table or for other programs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mediadesk.operations.bulk import BulkPlan
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.plans import plan_words
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.work.jobs import reason_of


class PlanSaver(QObject):
    """Asks for a file in the desktop's own dialog, then writes it in the background."""

    told = Signal(str)
    """A sentence for the user."""

    def __init__(
        self, plan: Callable[[], BulkPlan | None], tasks: TaskRunner, page: QWidget
    ) -> None:
        """Save what `plan` returns at that moment."""
        super().__init__(page)
        self._plan, self._tasks, self._page = plan, tasks, page
        self._name = ""

    def ask(self, _checked: object = None) -> None:
        """Ask where to keep the plan."""
        dialog = QFileDialog(self._page, tr("Plan", "Save the plan"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        table, others = tr("Report", "Table (*.csv)"), tr("Report", "For other programs (*.json)")
        dialog.setNameFilters([table, others])
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if chosen == others else "csv")
        )
        dialog.selectFile("plan.csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, name: str) -> None:
        """Write the plan into the file of that name; its ending chooses the form."""
        plan = self._plan()
        if plan is None:
            return
        from mediadesk.operations.bulk.keeping_plan import keep_plan  # noqa: PLC0415 - few need it

        self._name = Path(name).name
        work = partial(
            keep_plan,
            Path(name),
            plan,
            decided=plan_words.decided,
            why=formatting.sentence,
        )
        self._tasks.run(work, self._saved)

    def _saved(self, rows: int | None, error: Exception | None) -> None:
        if rows is None:
            self.told.emit("" if error is None else formatting.sentence(reason_of(error)))
            return
        text = tr("Report", "Saved as {name}: {rows}.")
        self.told.emit(text.format(rows=formatting.rows(rows), name=self._name))
