"""Lets the user choose a folder."""

import os
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(
    parent: QWidget | None,
    title: str,
    then: Callable[[bytes], object],
    *,
    start: bytes | None = None,
) -> None:
    """Ask over `parent`, which stays alive; `then` is told the path of what is chosen, if any.

    The dialog opens at `start`, else where Qt's last one was.
    """
    dialog = QFileDialog(parent, title)
    if start is not None:
        dialog.setDirectory(os.fsdecode(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: then(os.fsencode(name)))
    dialog.open()
