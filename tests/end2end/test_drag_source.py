"""The drag source and the display of the journeys, tried on a window of a few lines."""

import subprocess
import sys

import pytest

from tests.support.display import Desktop
from tests.support.xdnd import Drag, uri_list

TARGET = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Target(QWidget):
    def dragEnterEvent(self, event):
        if takes:
            event.acceptProposedAction()

    def dropEvent(self, event):
        sys.stdout.write(bytes(event.mimeData().data("text/uri-list").data()).decode())
        event.acceptProposedAction()
        QTimer.singleShot(100, QApplication.quit)

takes = sys.argv[1] == "takes"
app = QApplication(sys.argv)
target = Target()
target.setAcceptDrops(True)
target.setWindowTitle(sys.argv[2])
target.resize(300, 200)
target.show()
app.exec()
"""


def start_target(x11: Desktop, title: str, *, takes: bool) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", TARGET, "takes" if takes else "refuses", title]
    return subprocess.Popen(command, env=x11.env, stdout=subprocess.PIPE, text=True)


def middle(x11: Desktop, title: str) -> tuple[int, int]:
    x, y, width, height = x11.place(x11.window(title))
    return x + width // 2, y + height // 2


def test_a_window_receives_the_names_of_dropped_files(x11: Desktop) -> None:
    names: list[str | bytes] = ["/pictures/a b.jpg", b"/pictures/\xff\xfe.jpg"]
    with start_target(x11, "takes drops", takes=True) as target:
        assert Drag(uri_list(names)).drop_at(x11.display, *middle(x11, "takes drops"))
        heard, _ = target.communicate(timeout=20)
    assert heard.split() == ["file:///pictures/a%20b.jpg", "file:///pictures/%FF%FE.jpg"]


def test_a_refused_drop_is_told(x11: Desktop) -> None:
    with start_target(x11, "refuses drops", takes=False) as target:
        drag = Drag(uri_list(["/pictures"]))
        assert not drag.drop_at(x11.display, *middle(x11, "refuses drops"))
        assert drag.answers == ["XdndStatus"]
        target.kill()


def test_a_place_without_a_window_takes_no_drop(x11: Desktop) -> None:
    with pytest.raises(LookupError, match="no window"):
        Drag(uri_list(["/pictures"])).drop_at(x11.display, 1, 1)
