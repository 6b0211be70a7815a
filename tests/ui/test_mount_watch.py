"""The window hears of disks that come and go, without asking."""

import os
import socket

import pytest
from pytestqt.qtbot import QtBot

from mediadesk.ui.desktop import mount_watch
from mediadesk.ui.desktop.mount_watch import MountWatch


def test_several_changes_of_the_table_are_told_as_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        there = socket.create_connection(server.getsockname())
        here, _ = server.accept()
    # urgent data is what the system makes of a changed table: an exception of its descriptor
    monkeypatch.setattr(mount_watch, "open_table", lambda: os.dup(here.fileno()))
    watch = MountWatch()
    told: list[object] = []
    watch.changed.connect(lambda: told.append(None))
    with there, here:
        there.send(b"!", socket.MSG_OOB)
        there.send(b"!", socket.MSG_OOB)
        qtbot.waitUntil(lambda: bool(told))
        watch.close()
    assert len(told) == 1


def test_without_a_table_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mount_watch, "open_table", lambda: None)
    MountWatch().close()
