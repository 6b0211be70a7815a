"""What others ask of the window arrives as one kind of request."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediadesk.disk.handover import Handover
from mediadesk.ui.desktop.requests import Requests


@pytest.fixture
def requests(qapp: QApplication) -> Requests:
    return Requests(qapp)


def test_a_folder_dropped_on_the_dock_is_wanted(
    requests: Requests, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(requests.wanted) as heard:
        qapp.sendEvent(qapp, QFileOpenEvent(QUrl("file:///media/a%20%C3%A4")))
    assert heard.args == [Handover(("/media/a ä".encode(),), show=True)]
    requests.close()
