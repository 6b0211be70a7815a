"""Opens files and folders in the desktop's own programs."""

import os
from urllib.parse import quote_from_bytes

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from mediadesk.ui.formatting import tr


def open_folder_of(path: bytes) -> bool:
    """Open the folder a file is in, in the desktop's file manager; False where there is none."""
    return open_file(os.path.dirname(path))


def open_file(path: bytes) -> bool:
    """Open a file in the program the desktop has for it; False where it has none."""
    return QDesktopServices.openUrl(QUrl.fromEncoded(b"file://" + quote_from_bytes(path).encode()))


def no_program(name: str) -> str:
    """Return what is said where the desktop has no program for a file."""
    return tr("File", "No program on this computer opens {name}.").format(name=name)
