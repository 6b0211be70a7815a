"""What tests of the window's parts share."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediadesk.ui.threads import TaskRunner

PATIENCE_MS = 30_000
"""How long a test waits for what will come; a busy machine needs longer than a quiet one."""


class _PatientBot(QtBot):
    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:  # noqa: ANN401, N802
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE_MS) -> Any:  # noqa: ANN401, N802
        return super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 - it comes first
    """Return what plays the user, and waits for a thing rather than for the clock."""
    return _PatientBot(request)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    """Return what runs reads for the window; it ends with the test."""
    runner = TaskRunner(QThreadPool(qapp))
    yield runner
    runner.close()
