"""Preferences of diagnostics: what the doctor finds, and what to send when asking for help."""

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mediadesk.domain.checks import Check
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.diagnosing import DiagnosticsCopier, Doctor
from mediadesk.ui.views.preferences.decision_files import DecisionFilesPane, Keeper
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import WrappedLabel, label
from mediadesk.ui.widgets.labels.lines import hairline

_ICON_PX = 16


class KeepingDoctor(Doctor, Protocol):
    """What is asked of the session."""

    def keeping(self) -> Keeper: ...  # noqa: D102


class Diagnostics(QWidget):
    """A list of checks, and buttons to copy them or to open the log."""

    told = Signal(str)
    """A sentence for the user."""
    changed = Signal(object)
    """CatalogChanges, when folders of the library may have changed."""

    def __init__(self, doctor: KeepingDoctor, tasks: TaskRunner) -> None:
        """Be empty until `refresh`."""
        super().__init__()
        self._doctor, self._tasks = doctor, tasks
        self._card = QFrame()
        self._card.setProperty("surface", "card")
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        self._copy = push_button(tr("Diagnostics", "Copy diagnostics"), "copy")
        copier = DiagnosticsCopier(doctor, tasks, self)
        copier.told.connect(self.told)
        self._copy.clicked.connect(copier.copy)
        self._open = push_button(tr("Diagnostics", "Open the log folder"), "folder-open")
        self._open.clicked.connect(self._open_log)
        again = push_button(tr("Diagnostics", "Check again"), "stethoscope")
        again.clicked.connect(self.refresh)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._copy, self._open, again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        note = label(
            tr("Diagnostics", "They may contain names of your folders; nothing is sent anywhere."),
            TextSize.SMALL,
            ink=Ink.TEXT2,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._card)
        column.addLayout(buttons)
        column.addWidget(note)
        self._keeping = DecisionFilesPane(doctor.keeping(), tasks)
        self._keeping.told.connect(self.told)
        self._keeping.changed.connect(self.changed)
        column.addWidget(self._keeping)

    def refresh(self, _checked: object = None) -> None:
        """Look at everything again."""
        self._keeping.refresh()
        self._tasks.run(self._doctor.checks, self._arrived)

    def narrow(self, search: str) -> bool:
        """Show it only when nothing in particular is looked for, or just this."""
        words = f"{self._copy.text()} {self._open.text()}".casefold()
        found = all(word in words for word in search.casefold().split())
        self.setVisible(found)
        return found

    def _arrived(self, checks: object, error: Exception | None) -> None:
        if error is not None:
            self.told.emit(str(error))
            return
        while (old := self._rows.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        for number, check in enumerate(cast("Sequence[Check]", checks)):
            if number:
                self._rows.addWidget(hairline())
            self._rows.addWidget(_row(check))

    def _open_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._doctor.log_folder)))


def _row(check: Check) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 9, 16, 9)
    row.setSpacing(10)
    row.addWidget(
        IconLabel("circle-check", _ICON_PX, Ink.KEEP)
        if check.ok
        else IconLabel("triangle-alert", _ICON_PX, Ink.WARN)
    )
    sentence = formatting.sentence(check.reason)
    row.addWidget(WrappedLabel(sentence, TextSize.SMALL), 1)
    made.setAccessibleName(sentence)
    return made
