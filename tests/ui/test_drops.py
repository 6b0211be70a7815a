"""Dropped folders arrive with the bytes of their names."""

import os

import pytest
from PySide6.QtCore import QMimeData, QUrl

from mediadesk.ui.desktop.drops import dropped_paths

pytestmark = pytest.mark.usefixtures("qapp")


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
