"""What the window says while something is dragged over it, and what it takes when it is dropped."""

import os
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from mediadesk.ui import formatting
from mediadesk.ui.desktop.drops import dropped_paths
from mediadesk.ui.formatting import tr
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.widgets.controls.drop_target import DropTarget

_NAMES_SHOWN = 2


class DropHint(QObject):
    """Says "Let go to add 3 folders": in the field of the first page, else over the page shown."""

    def __init__(self, field: DropTarget, host: QWidget, tasks: TaskRunner) -> None:
        """Show the hint in `field` while that is visible, else in the middle of `host`."""
        super().__init__(host)
        self._field, self._host, self._tasks = field, host, tasks
        self._over = DropTarget(host)
        self._over.hide()
        self._ticket = 0

    def enter(self, event: QDragEnterEvent) -> None:
        """Take a drag that carries folders or files."""
        if paths := dropped_paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.promise(paths)

    def take(self, event: QDropEvent) -> list[bytes]:
        """Return what was let go over the window."""
        self.withdraw()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return dropped_paths(event.mimeData())

    def promise(self, paths: Sequence[bytes]) -> None:
        """Show what letting go would do; whether these are folders is looked up on a worker."""
        self._show(*words(paths, folders=len(paths)))
        self._tasks.forget(self._ticket)
        read = partial(_count_folders, tuple(paths))
        self._ticket = self._tasks.run(read, partial(self._counted, tuple(paths)))

    def withdraw(self) -> None:
        """Show the usual page again."""
        self._tasks.forget(self._ticket)
        self._field.invite()
        self._over.hide()

    def _counted(
        self, paths: Sequence[bytes], folders: int | None, _error: Exception | None
    ) -> None:
        if folders is not None:
            self._show(*words(paths, folders=folders))

    def _show(self, title: str, text: str) -> None:
        if self._field.isVisible():
            self._field.promise(title, text)
            return
        self._over.promise(title, text)
        self._over.move(
            (self._host.width() - self._over.width()) // 2,
            (self._host.height() - self._over.height()) // 2,
        )
        self._over.show()
        self._over.raise_()


def words(paths: Sequence[bytes], *, folders: int) -> tuple[str, str]:
    """Return title and text for dragging these paths, `folders` of which are folders."""
    files = len(paths) - folders
    if not files:
        one, many = tr("Drop", "Let go to add 1 folder"), tr("Drop", "Let go to add {n} folders")
    elif not folders:
        one, many = tr("Drop", "Let go to add 1 file"), tr("Drop", "Let go to add {n} files")
    else:
        one = many = tr("Drop", "Let go to add {n} folders and files")
    title = one if len(paths) == 1 else many.format(n=formatting.count(len(paths)))
    names = [formatting.name(os.path.basename(path)) or "/" for path in paths[:_NAMES_SHOWN]]
    rest = len(paths) - len(names)
    listed = ", ".join(names)
    if rest == 1:
        listed = tr("Drop", "{names} and one more").format(names=listed)
    elif rest:
        listed = tr("Drop", "{names} and {n} more").format(names=listed, n=formatting.count(rest))
    elif len(names) == _NAMES_SHOWN:
        listed = tr("Drop", "{first} and {second}").format(first=names[0], second=names[1])
    return title, tr("Drop", "{names}. Your files stay where they are.").format(names=listed)


def _count_folders(paths: Sequence[bytes]) -> int:
    return sum(map(os.path.isdir, paths))
