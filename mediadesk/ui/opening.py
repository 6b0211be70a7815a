"""Opens the catalog while the program stays awake: a notice says why one has to wait."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mediadesk.domain.damage import Choose, Damage, Remedy
from mediadesk.domain.errors import CancelledError
from mediadesk.domain.waits import Wait

_AFTER_MS = 700
"""Whoever waits for less sees the window and nothing else."""
_END_LIMIT_S = 2.0
"""How long the end waits for what is being opened: it is written whole or not at all."""

Opened_co = TypeVar("Opened_co", covariant=True)


class Factory(Protocol[Opened_co]):
    """Opens what the window stands on; `choose` may be called in any thread."""

    def __call__(self, *, choose: Choose) -> Opened_co: ...  # noqa: D102


class Opening(QObject):
    """Runs a factory in a thread of its own, and serves the user meanwhile."""

    _asked = Signal(object, object)
    _came = Signal()

    def __init__(self, app: QApplication, ask: Choose, why: Callable[[], Wait]) -> None:
        """Ask on this thread what becomes of a damaged catalog; `why` is called on the other."""
        super().__init__(app)
        self._app, self._ask, self._why = app, ask, why
        self._wait = Wait.OPENING
        self._running: Future[Any] | None = None
        self._loop = QEventLoop(self)
        self._late = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._late.timeout.connect(self._show)
        self._shown: tuple[QWidget, QObject] | None = None
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._came.connect(self._loop.quit, Qt.ConnectionType.QueuedConnection)

    @property
    def is_over(self) -> bool:
        """Whether nothing is being opened any more."""
        return self._running is None or self._running.done()

    def run(self, factory: Factory[Opened_co]) -> Opened_co:
        """Return what the factory makes, or raise what it raises.

        Raises `CancelledError` when `end` was called and it goes on for longer.
        """
        opened: Future[Opened_co] = Future()
        self._running = opened

        def work() -> None:
            try:
                self._wait = self._why()
                opened.set_result(factory(choose=self._choose))
            except BaseException as error:  # noqa: BLE001 - goes to whoever called
                opened.set_exception(error)
            self._came.emit()

        self._late.start()
        threading.Thread(target=work, name="opening", daemon=True).start()
        self._loop.exec()
        self._late.stop()
        wait([opened], timeout=_END_LIMIT_S)
        if not opened.done():
            raise CancelledError
        return opened.result()

    def end(self) -> None:
        """Wait no longer: somebody wants the program to end."""
        self._app.closeAllWindows()
        self._loop.quit()

    def close(self) -> None:
        """Take the notice away: the window is there, or something is asked."""
        if self._shown is not None:
            notice, themes = self._shown
            notice.hide()  # where something is asked, what is let go stays until it is answered
            notice.deleteLater()
            themes.deleteLater()  # the window follows the desktop by one of its own
            self._shown = None

    def _show(self) -> None:
        # Imported here: most starts are over before.
        from mediadesk.ui.views.before_window import OpeningNotice, dress  # noqa: PLC0415

        themes = dress(self._app)
        notice = OpeningNotice(self._wait)
        self._shown = notice, themes
        notice.show()

    def _choose(self, damage: Damage) -> Remedy:
        answer: Future[Remedy] = Future()
        self._asked.emit(damage, answer)
        return answer.result()

    def _answer(self, damage: Damage, answer: "Future[Remedy]") -> None:
        self._late.stop()
        self.close()
        try:
            answer.set_result(self._ask(damage))
        except BaseException as error:  # noqa: BLE001 - goes to whoever asked
            answer.set_exception(error)
        self._late.start()
