from pathlib import Path

import pytest

from mediadesk.ui.desktop import system_trash


def test_qt_tells_where_a_file_went_or_the_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    path = tmp_path / "1.jpg"
    path.write_bytes(b"one")
    held_at = system_trash.move_to_trash(bytes(path))
    assert path.exists() == (held_at is None)


def test_a_file_that_is_gone_goes_nowhere(tmp_path: Path) -> None:
    assert system_trash.move_to_trash(bytes(tmp_path / "none.jpg")) is None
