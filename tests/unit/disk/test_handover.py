"""What one MediaDesk may say to another, and where."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.disk.handover import Handover, address, decode, encode, hand_over

PATHS = st.binary(max_size=40).map(lambda name: b"/" + name.replace(b"\0", b""))


@given(st.lists(PATHS, max_size=5), st.booleans())
def test_paths_of_any_bytes_arrive_as_they_were_sent(paths: list[bytes], show: bool) -> None:
    handover = Handover(tuple(paths), show=show)
    message = encode(handover)
    assert message.isascii()
    assert message.endswith(b"\n")
    assert decode(message) == handover


@given(st.binary(max_size=200))
def test_nonsense_is_a_value_error_and_nothing_else(message: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode(message)


@pytest.mark.parametrize(
    "message",
    [
        '{"version": 2, "paths": [], "show": true}',
        '{"version": 1, "paths": [], "show": 1}',
        '{"version": 1, "paths": "/x", "show": true}',
        '{"version": 1, "paths": [1], "show": true}',
        '{"version": 1, "paths": ["x"], "show": true}',
        '{"version": 1, "paths": ["/x\\u0000"], "show": true}',
        '{"version": 1, "paths": ["/\\ud800"], "show": true}',
        '{"version": 1, "paths": [], "show": true, "more": 0}',
        '{"version": 1, "paths": []}',
    ],
)
def test_a_message_with_anything_unexpected_is_refused(message: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode(message.encode())


def test_one_catalog_has_one_socket_however_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert address(tmp_path / "a.db") == address(tmp_path / "link" / "a.db")
    assert address(tmp_path / "a.db") != address(tmp_path / "b.db")


def test_nobody_else_may_enter_the_folder_of_the_sockets(tmp_path: Path) -> None:
    where = address(tmp_path / "a.db")
    assert where is not None
    assert stat.S_IMODE(where.parent.stat().st_mode) == 0o700
    assert len(str(where)) < 100  # a socket's path has 108 bytes at most, 104 on macOS


def test_without_a_window_nothing_is_handed_over(tmp_path: Path) -> None:
    assert not hand_over(tmp_path / "a.db", Handover((b"/x",)))
