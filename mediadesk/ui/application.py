"""The application of Qt: made once, with its names, and woken by what others write."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from mediadesk import __version__
from mediadesk.config import APPLICATION_ID
from mediadesk.ui.resources import resource_path


def application(arguments: Sequence[str], *, on_fatal: Callable[[str], None]) -> QApplication:
    """Return the application. `on_fatal` is told why when Qt finds no window system to use."""

    def heard(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            on_fatal(message)

    before = qInstallMessageHandler(heard)
    app = QApplication(list(arguments))
    qInstallMessageHandler(before)
    app.setApplicationName("MediaDesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APPLICATION_ID)
    app.setWindowIcon(QIcon(resource_path("icons", "mediadesk.svg")))
    return app


def watch(descriptor: int, woken: Callable[[], None]) -> QObject:
    """Call `woken` when there is something to read; until the object returned is let go."""
    notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read)
    notifier.activated.connect(woken)
    return notifier
