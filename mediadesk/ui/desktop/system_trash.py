"""The trash of the desktop, where only Qt knows the way there: macOS and Windows."""

import os
import sys

from PySide6.QtCore import QFile

NEEDED = sys.platform != "linux"
"""On Linux the program moves files there itself, because Qt's answers are not to be trusted."""


def move_to_trash(path: bytes) -> bytes | None:
    """Move a file to the trash; return where Qt says that it lies now. Others check that."""
    answer: object = QFile.moveToTrash(os.fsdecode(path))  # False, or (True, where it is)
    held_at = answer[1] if isinstance(answer, tuple) else ""
    return os.fsencode(held_at) if held_at else None
