"""The window's program over a real session: what it shows when it is started again."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediadesk.disk.lock import WINDOW
from mediadesk.domain.media import Place
from mediadesk.session import open_session
from mediadesk.ui import program
from tests.support.media import picture


def test_removed_has_its_bar_when_it_is_the_place_of_last_time(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    folder = tmp_path / "Pictures"
    folder.mkdir()
    picture(folder / "a.jpg")
    for paths in ([bytes(folder)], []):
        session = open_session(catalog=catalog, holder=WINDOW)
        running = program.Program(qapp, session)
        try:
            running.start(paths)
            qtbot.waitUntil(running.window.sidebar.isVisible, timeout=30_000)
            if paths:
                running.window.sidebar.choose_place(Place.REMOVED)
            qtbot.waitUntil(running._removed.isVisible, timeout=10_000)
            running.window.close()
        finally:
            running.close()
            assert session.close()
