"""What the window remembers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from mediadesk.ui.state import FILE_NAME, WindowState

pytestmark = pytest.mark.usefixtures("qapp")


def test_everything_kept_is_there_next_time(tmp_path: Path) -> None:
    first = WindowState(tmp_path)
    first.keep("window/place", "photos")
    first.keep("cells", 192)
    first.keep("window/rail", True)
    first.keep("header", QByteArray(b"\x00\xff\x01binary"))
    first.save()
    later = WindowState(tmp_path)
    assert later.text("window/place") == "photos"
    assert later.number("cells") == 192
    assert later.flag("window/rail")
    assert later.block("header") == QByteArray(b"\x00\xff\x01binary")


def test_what_was_never_kept_has_its_default(tmp_path: Path) -> None:
    state = WindowState(tmp_path)
    assert state.text("a", "b") == "b"
    assert state.number("a", 3) == 3
    assert not state.flag("a")
    assert state.block("a").isEmpty()


def test_a_file_of_nonsense_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\x00[[[=\xff\n[window]\nrail=perhaps\ncells=many\n")
    state = WindowState(tmp_path)
    assert not state.flag("window/rail")
    assert state.number("window/cells", 5) == 5


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    state = WindowState(tmp_path / "file")
    state.keep("a", "b")
    state.save()
    assert state.text("a") == "b"
