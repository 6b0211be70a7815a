"""Answers the dialog that asks for a folder."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog


def choose_folder(folder: Path) -> None:
    """Choose `folder` in the dialog that is open."""
    open_ones = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)]
    (dialog,) = (each for each in open_ones if each.isVisible())
    dialog.fileSelected.emit(str(folder))
    parent = dialog.parentWidget()
    dialog.close()
    if parent is not None:
        parent.window().activateWindow()  # without a window manager nobody else does
