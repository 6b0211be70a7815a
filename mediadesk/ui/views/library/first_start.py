"""The first page: a field to drop folders on, and the picture folders found on this computer."""

# ruff: noqa: N802 - camelCase names are Qt's own

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QStandardPaths, QStorageInfo, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mediadesk.disk.volumes.mounts import read_mounts
from mediadesk.ui import formatting, theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.widgets.controls.buttons import action_button, push_button
from mediadesk.ui.widgets.controls.drop_target import SIZE, DropTarget
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import MEDIUM, SEMIBOLD, ElidedLabel, label, surface
from mediadesk.ui.widgets.rows.folder_rows import card

_MOST_ROWS = 5
_ROOM_BELOW = 206
"""Kept free until it is known which folders there are: most often the field need not move."""
_SMALLEST_CARD = 32_000_000
_CARD_PLACES = ("/media/", "/run/media/", "/Volumes/", "/mnt/")


@dataclass(frozen=True, slots=True)
class OfferedFolder:
    """A folder worth offering. `note` is what it is, in words."""

    path: bytes
    name: str
    note: str
    icon: str


def find_places() -> list[OfferedFolder]:
    """Return the user's picture and video folders and mounted cards that exist. Blocks."""
    kinds = QStandardPaths.StandardLocation
    wanted = (
        (kinds.PicturesLocation, tr("First", "Your pictures folder"), "image"),
        (kinds.MoviesLocation, tr("First", "Your videos folder"), "film"),
    )
    home = QStandardPaths.writableLocation(kinds.HomeLocation)
    found: dict[bytes, OfferedFolder] = {}
    for kind, note, icon in wanted:
        folder = QStandardPaths.writableLocation(kind)
        path = os.fsencode(folder)
        if folder and folder != home and os.path.isdir(path):
            name = formatting.name(os.path.basename(path))
            found.setdefault(path, OfferedFolder(path, name, note, icon))
    for volume in _volumes():
        path = os.fsencode(volume.rootPath())
        if _is_card(volume):
            used = volume.bytesTotal() - volume.bytesFree()
            note = tr("First", "Disk or card, {used} of {total} used").format(
                used=formatting.size(used), total=formatting.size(volume.bytesTotal())
            )
            name = volume.name() or formatting.name(os.path.basename(path))
            found.setdefault(path, OfferedFolder(path, name, note, "hard-drive"))
    return list(found.values())[:_MOST_ROWS]


def _volumes() -> Iterator[QStorageInfo]:
    """Yield what may be a card. Where the system has a table of mounts, nothing else is asked.

    A share that hangs would keep whoever asks it, and the interpreter's lock with it: the window.
    """
    mounts = read_mounts()
    for mount in mounts:
        place = os.fsdecode(mount.mount_point)
        if place.startswith(_CARD_PLACES) and mount.source.startswith(b"/dev/"):
            yield QStorageInfo(place)
    if not mounts:
        yield from QStorageInfo.mountedVolumes()


def _is_card(volume: QStorageInfo) -> bool:
    """Tell whether this is a disk or card someone plugged in, not a mount of the system."""
    mounted = volume.rootPath().startswith(_CARD_PLACES)
    real = bytes(volume.device().data()).startswith(b"/dev/")
    return mounted and real and volume.isReady() and volume.bytesTotal() >= _SMALLEST_CARD


class FirstStart(QWidget):
    """No sidebar, no settings: one invitation."""

    chosen = Signal(object)
    """list[bytes] of folders to add."""

    def __init__(self, tasks: TaskRunner, actions: Actions) -> None:
        """Show the field at once; what is found on this computer follows with `look`."""
        super().__init__()
        self._tasks = tasks
        surface(self, "content")
        self.menu_button = action_button(actions[ActionId.MENU])
        self.target = DropTarget()
        self.target.pressed.connect(actions[ActionId.ADD_FOLDERS].trigger)
        self._found = QWidget()
        self._found.setFixedWidth(SIZE.width())
        self._found.setMinimumHeight(_ROOM_BELOW)
        self._rows = QVBoxLayout(self._found)
        self._rows.setContentsMargins(0, 24, 0, 0)
        self._rows.setSpacing(8)
        header = QWidget()
        header.setFixedHeight(theme.HEADER_HEIGHT)
        row = QHBoxLayout(header)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.menu_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addStretch(1)
        column.addWidget(self.target, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._found, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addSpacing(40)
        self.setFocusProxy(self.target)
        # its height must not keep the jobs panel small on the other pages
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def look(self) -> None:
        """Look for picture folders and cards, away from the window."""
        self._tasks.run(find_places, self._arrived)

    def show_found(self, places: Sequence[OfferedFolder]) -> None:
        """Offer these folders, one row each."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._found.setMinimumHeight(0)
        if not places:
            return
        heading = label(
            tr("First", "Found on this computer"), TextSize.CAPTION, weight=SEMIBOLD, ink=Ink.TEXT2
        )
        heading.setContentsMargins(2, 0, 0, 0)
        self._rows.addWidget(heading)
        self._rows.addWidget(card([self._row(place) for place in places]))
        self._rows.addStretch(1)

    def _arrived(self, places: list[OfferedFolder] | None, _error: Exception | None) -> None:
        self.show_found(places or [])

    def _row(self, place: OfferedFolder) -> QWidget:
        row_widget = _PlaceRow()
        row = QHBoxLayout(row_widget)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel(place.icon, 20))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(label(place.name, TextSize.BODY, weight=MEDIUM))
        note = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        note.setText(place.note)
        note.setToolTip(formatting.path(place.path))
        words.addWidget(note)
        words.addStretch(1)
        row.addLayout(words, 1)
        add = push_button(tr("First", "Add"), look="link")
        add.setAccessibleName(tr("First", "Add {name}").format(name=place.name))
        add.clicked.connect(partial(self.chosen.emit, [place.path]))
        row_widget.pressed.connect(add.click)
        row.addWidget(add)
        return row_widget


class _PlaceRow(QWidget):
    """A row that takes a click anywhere for one on its button, the only part that has the focus."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(52)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        surface(self, "place")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be told when the button is let go."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Add what the row names."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.pressed.emit()
