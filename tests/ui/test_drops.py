"""Dropped folders: any bytes, each once, only from here."""

import os
import socket
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QUrl

from mediadesk.ui.drops import dropped_paths, parse_uri_list

pytestmark = pytest.mark.usefixtures("qapp")

NAMES = st.binary(min_size=1, max_size=30).filter(
    lambda name: not set(name) & {0, 0x2F} and name not in (b".", b"..")
)


@given(st.lists(NAMES, max_size=5, unique=True))
def test_names_of_any_bytes_arrive_as_they_are(names: list[bytes]) -> None:
    paths = [b"/media/" + name for name in names]
    lines = b"".join(b"file://" + quote_from_bytes(path).encode() + b"\r\n" for path in paths)
    assert parse_uri_list(lines) == paths


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
    assert parse_uri_list(line + b"\r\n") == [path]


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
    assert parse_uri_list(line + b"\r\n") == []


def test_this_computer_may_name_itself() -> None:
    host = socket.gethostname().encode()
    assert parse_uri_list(b"file://" + host + b"/a\n") == [b"/a"]


def test_a_path_dropped_twice_comes_once() -> None:
    assert parse_uri_list(b"file:///a\r\nfile:///b\r\nfile:///a/\r\n") == [b"/a", b"/b"]


def test_qt_hands_the_bytes_through() -> None:
    mime = QMimeData()
    mime.setData("text/uri-list", b"file:///x/%FF%FE.jpg\r\n")
    assert dropped_paths(mime) == [b"/x/\xff\xfe.jpg"]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/media/ä b")])
    assert dropped_paths(mime) == [os.fsencode("/media/ä b")]


def test_a_drag_of_text_carries_no_paths() -> None:
    mime = QMimeData()
    mime.setText("/etc/passwd")
    assert dropped_paths(mime) == []
