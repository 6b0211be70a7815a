"""Opens folders in the desktop's own programs."""

import os
from urllib.parse import quote_from_bytes

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder_of(path: bytes) -> None:
    """Open the folder a file is in, in the desktop's file manager."""
    folder = quote_from_bytes(os.path.dirname(path))
    QDesktopServices.openUrl(QUrl.fromEncoded(b"file://" + folder.encode()))


def open_file(path: bytes) -> None:
    """Open a file in the program the desktop has for it."""
    QDesktopServices.openUrl(QUrl.fromEncoded(b"file://" + quote_from_bytes(path).encode()))
