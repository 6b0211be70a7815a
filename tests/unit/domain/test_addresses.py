"""Addresses of files: any bytes, each once, only from here."""

import os
import socket
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.addresses import argument_path, local_paths

NAMES = st.binary(min_size=1, max_size=30).filter(
    lambda name: not set(name) & {0, 0x2F} and name not in (b".", b"..")
)


@given(st.lists(NAMES, max_size=5, unique=True))
def test_names_of_any_bytes_arrive_as_they_are(names: list[bytes]) -> None:
    paths = [b"/media/" + name for name in names]
    lines = b"".join(b"file://" + quote_from_bytes(path).encode() + b"\r\n" for path in paths)
    assert local_paths(lines) == paths


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (b"file:///a/b%20c", b"/a/b c"),
        (b"file:/a", b"/a"),
        (b"FILE:///a", b"/a"),
        (b"file://localhost/a", b"/a"),
        (b"file:///a/", b"/a"),
        (b"file:///", b"/"),
        (b"file:///a%23b?c#d", b"/a#b?c#d"),
        (b"file:///caf%E9", b"/caf\xe9"),
    ],
)
def test_an_address_becomes_its_path(line: bytes, path: bytes) -> None:
    assert local_paths(line + b"\r\n") == [path]


@pytest.mark.parametrize(
    "line",
    [
        b"# a comment",
        b"https://example.org/a",
        b"file://elsewhere/a",
        b"file:a",
        b"",
        b"file:///a%00b",
    ],
)
def test_what_is_no_local_path_is_left_out(line: bytes) -> None:
    assert local_paths(line + b"\r\n") == []


def test_this_computer_may_name_itself() -> None:
    host = socket.gethostname().encode()
    assert local_paths(b"file://" + host + b"/a\n") == [b"/a"]


def test_a_path_dropped_twice_comes_once() -> None:
    assert local_paths(b"file:///a\r\nfile:///b\r\nfile:///a/\r\n") == [b"/a", b"/b"]


def test_an_argument_may_be_an_address_or_a_path() -> None:
    assert argument_path(b"file:///a%20b") == b"/a b"
    assert argument_path(b"/plain/file:///x") == b"/plain/file:///x"
    assert argument_path(b"https://example.org/a") == b"https://example.org/a"


def test_a_file_whose_name_looks_like_an_address_is_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    odd = Path("file:")
    odd.mkdir()
    assert argument_path(os.fsencode(odd)) == b"file:"
