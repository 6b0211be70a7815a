"""What tests of the window's parts share."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from mediadesk.ui.threads import TaskRunner


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    """Return what runs reads for the window; it ends with the test."""
    runner = TaskRunner(QThreadPool(qapp))
    yield runner
    runner.close()
