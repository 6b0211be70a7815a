"""Copies what somebody who helps needs to know: checks, the end of the log, the last reports."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from mediadesk.domain.checks import Check
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.widgets.overlays.toast import Toast


class Doctor(Protocol):
    """What is asked of the session; `checks` and `log_tail` block."""

    def checks(self) -> Sequence[Check]: ...  # noqa: D102
    def log_tail(self) -> str: ...  # noqa: D102
    @property
    def log_folder(self) -> Path: ...  # noqa: D102


class DiagnosticsCopier(QObject):
    """Puts diagnostics on the clipboard."""

    told = Signal(str)
    """A sentence for the user: where they are, or why not."""

    def __init__(self, doctor: Doctor, tasks: TaskRunner, parent: QObject) -> None:
        """Ask `doctor` each time."""
        super().__init__(parent)
        self._doctor, self._tasks = doctor, tasks

    def copy(self) -> None:
        """Read everything on a worker; `told` follows."""

        def read() -> str:
            return _text(self._doctor.checks(), self._doctor.log_tail())

        self._tasks.run(read, self._copied)

    def _copied(self, text: object, error: Exception | None) -> None:
        if error is not None:
            self.told.emit(str(error))
            return
        QGuiApplication.clipboard().setText(str(text))
        self.told.emit(tr("Diagnostics", "Diagnostics are on the clipboard."))


class OwnMistakes(QObject):
    """Owns up to mistakes of the program itself: in a toast, with diagnostics to copy."""

    _made = Signal()

    def __init__(self, toast: Toast, doctor: Doctor, tasks: TaskRunner) -> None:
        """Speak through `toast`."""
        super().__init__(toast)
        self._toast = toast
        self._copier = DiagnosticsCopier(doctor, tasks, self)
        self._copier.told.connect(toast.say)
        self._made.connect(self._own_up, Qt.ConnectionType.QueuedConnection)

    def tell(self) -> None:
        """Say that there was one; from any thread, and in the middle of anything."""
        self._made.emit()

    def _own_up(self) -> None:
        words = tr(
            "Diagnostics",
            "Something went wrong inside MediaDesk. It carries on; check whether your last "
            "step was done.",
        )
        self._toast.say(
            words,
            tr("Diagnostics", "Copy diagnostics"),
            self._copier.copy,
            sign="triangle-alert",
            keys="",
        )


def _text(checks: Iterable[Check], log: str) -> str:
    """Return it as plain text."""
    lines = [
        f"{'ok' if check.ok else '!!'} {check.name}: {formatting.sentence(check.reason)}"
        for check in checks
    ]
    return "\n".join([*lines, "", log])
