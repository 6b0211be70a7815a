"""Decisions can be kept in a file, a folder relinked and a backup brought back from the window."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from mediadesk import config
from mediadesk.catalog.databases import backups
from mediadesk.catalog.store import backups_path, decisions_path
from mediadesk.domain.reasons import ReasonCode
from mediadesk.session import Session
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.preferences.decision_files import DecisionFilesPane
from tests.support.quick_scan import scan


def opened(folder: Path, name: str = "catalog") -> Session:
    return Session(
        catalog=folder / f"{name}.db",
        locations=config.locations(),
        settings=config.Settings(),
        holder="a test",
    )


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = opened(tmp_path)
    yield made
    made.close()


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> Iterator[DecisionFilesPane]:
    pool = QThreadPool()
    tasks = TaskRunner(pool)
    made = DecisionFilesPane(session.keeping(), tasks)
    qtbot.addWidget(made)
    yield made
    tasks.close()


def photos(folder: Path) -> Path:
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jpg").write_bytes(b"picture %d" % number)
    return folder


def test_decisions_go_to_a_file_and_to_another_catalog(
    session: Session,
    pane: DecisionFilesPane,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scan(session.store, photos(tmp_path / "Pictures"))
    kept = tmp_path / "kept.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(kept), ""))
    with qtbot.waitSignal(pane.told) as told:
        pane.export.click()
    assert told.args == ["Decisions written: 1."]
    with qtbot.waitSignal(pane.told) as again:
        pane.export.click()
    assert str(kept) in again.args[0], "a file that is there is never written over"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(kept), ""))
    with qtbot.waitSignal(pane.changed), qtbot.waitSignal(pane.told) as taken:
        pane.take.click()
    assert taken.args == ["Decisions imported: 0; already there: 1."]


def test_a_folder_that_moved_is_relinked_and_another_one_is_refused(
    session: Session,
    pane: DecisionFilesPane,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old, new, other = photos(tmp_path / "Old"), tmp_path / "New", tmp_path / "Other"
    scan(session.store, old)
    old.rename(new)
    other.mkdir()
    pane.refresh()
    qtbot.waitUntil(lambda: len(pane.roots.actions()) == 1)
    for place in (other, new):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, p=place: str(p))
        with qtbot.waitSignal(pane.told) as told:
            pane.roots.actions()[0].trigger()
        assert told.args[0].startswith("Relinked") is (place == new)
    assert session.keeping().roots() == [os.fsencode(new)]


def first_backup(pane: DecisionFilesPane) -> QPushButton:
    item = pane.backups.itemAt(0)
    assert item is not None
    button = item.widget()
    assert isinstance(button, QPushButton)
    return button


def offers(pane: DecisionFilesPane, *, chosen: bool) -> bool:
    """Tell whether both backups are offered, and the first is chosen or not."""
    return pane.backups.count() == 3 and first_backup(pane).isChecked() is chosen


def test_a_backup_comes_back_at_the_next_start_and_can_be_called_off(
    session: Session, pane: DecisionFilesPane, tmp_path: Path, qtbot: QtBot
) -> None:
    scan(session.store, photos(tmp_path / "Pictures"))
    folder = backups_path(session.path)
    backups.make(decisions_path(session.path), folder, keep=backups.KEEP_DECISIONS)
    backups.make(session.path, folder, keep=backups.KEEP_CATALOG)
    pane.refresh()
    for wanted in (True, False, True):
        qtbot.waitUntil(partial(offers, pane, chosen=not wanted))
        with qtbot.waitSignal(pane.changed):
            first_backup(pane).click()
        assert (session.keeping().wanted() is not None) is wanted
    session.close()
    again = opened(tmp_path)
    try:
        assert again.notices[0].code is ReasonCode.BACKUP_REPLACED
        assert again.keeping().wanted() is None
        assert again.keeping().roots() == [os.fsencode(tmp_path / "Pictures")]
    finally:
        again.close()
