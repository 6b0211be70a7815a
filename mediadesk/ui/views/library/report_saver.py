"""Saves what a place shows as a report: asks for a file, then writes it in the background."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mediadesk import words
from mediadesk.domain.browsing import SmartPlace
from mediadesk.operations.reports import Form, Phrases, Subject
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import cluster_words
from mediadesk.ui.models.dates import date_filters
from mediadesk.ui.threads import TaskRunner

_SUBJECTS: Mapping[SmartPlace, Subject] = MappingProxyType(
    {SmartPlace.NEEDS_DATE: Subject.DATES, SmartPlace.ERRORS: Subject.ERRORS}
)


class Reports(Protocol):
    """What writes reports; it blocks and returns the number of rows."""

    def save(  # noqa: D102
        self, target: Path, subject: Subject, phrases: Phrases, texts: Mapping[str, str]
    ) -> int: ...


class ReportSaver(QObject):
    """One dialog, one report at a time."""

    told = Signal(str)
    """A sentence for the user."""
    failed = Signal(object)
    """An Exception that kept the report from being written."""

    def __init__(self, reports: Reports, tasks: TaskRunner, window: QWidget) -> None:
        """Ask above `window`."""
        super().__init__(window)
        self._reports, self._tasks, self._window = reports, tasks, window
        self._name = ""

    def ask(self, place: str) -> None:
        """Ask where to keep the report of a place: of dates, of errors, else of duplicates."""
        subject = Subject.DUPLICATES
        if place in list(SmartPlace):
            subject = _SUBJECTS.get(SmartPlace(place), subject)
        title = tr("Report", "Save a report: {what}")
        what = tr("Report", words.REPORTS[subject])
        dialog = QFileDialog(self._window, title.format(what=what))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [
                tr("Report", "Page with small pictures (*.html)"),
                tr("Report", "Table (*.csv)"),
                tr("Report", "For other programs (*.json)"),
            ]
        )
        dialog.setDefaultSuffix(Form.HTML)
        dialog.filterSelected.connect(partial(_take_ending, dialog))
        dialog.selectFile(f"{subject}.{Form.HTML}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self.save, subject))
        dialog.open()

    def save(self, subject: Subject, name: str) -> None:
        """Write a report into the file of that name; its ending chooses the form."""
        work: Callable[[], int] = partial(
            self._reports.save, Path(name), subject, _PHRASES, _texts()
        )
        self._name = Path(name).name
        self._tasks.run(work, self._saved)

    def _saved(self, rows: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
            return
        text = tr("Report", "Saved as {name}: {rows}.")
        self.told.emit(text.format(rows=formatting.rows(cast("int", rows)), name=self._name))


def _take_ending(dialog: QFileDialog, shown: str) -> None:
    """Let a name without an ending get that of the chosen filter."""
    dialog.setDefaultSuffix(next((form for form in Form if f"*.{form}" in shown), Form.HTML))


def _texts() -> dict[str, str]:
    date = formatting.moment(time.time())
    return {name: tr("Report", text).format(date=date) for name, text in words.REPORTS.items()}


_PHRASES = Phrases(
    member=cluster_words.why, flag=date_filters.flag_words, reason=formatting.sentence
)
