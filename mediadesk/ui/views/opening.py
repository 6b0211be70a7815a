"""Opens folders in the desktop's own programs."""

import os
from urllib.parse import quote_from_bytes

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder_of(path: bytes) -> None:
    """Open the folder a file is in, in the desktop's file manager."""
    folder = quote_from_bytes(os.path.dirname(path))
    QDesktopServices.openUrl(QUrl.fromEncoded(b"file://" + folder.encode()))
