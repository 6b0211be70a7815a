"""The filter of the cluster list: how alike, how much to gain, what is held, in which folders."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from mediadesk.domain.clusters import ClusterFilter
from mediadesk.domain.roots import FolderRecord, RootRecord
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import kind_chip, push_button
from mediadesk.ui.widgets.controls.check_list import CheckList, CheckRow
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, label
from mediadesk.ui.widgets.overlays.popover import Popover

_WIDTH, _MOST_HEIGHT = 300, 300
_GAINS = (0, 1_000_000, 10_000_000, 100_000_000)
_PAUSE_MS = 150
_MOST_INSIDE = 200


class FolderReads(Protocol):
    """What is asked of the library; blocks and runs on a worker."""

    def roots(self) -> Sequence[RootRecord]: ...  # noqa: D102
    def folders(self, parent_id: int) -> Sequence[FolderRecord]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that clusters can be narrowed to."""

    id: int
    name_shown: str
    path: bytes


def read_folders(library: FolderReads) -> list[Folder]:
    """Read the roots, and below each the folders in it. Runs on a worker."""
    found = []
    for root in library.roots():
        found.append(Folder(root.folder_id, root.name_shown, root.path))
        for inside in library.folders(root.folder_id)[:_MOST_INSIDE]:
            name = f"{root.name_shown}/{inside.name_shown}"
            found.append(Folder(inside.id, name, inside.path))
    return found


class ClusterFilterPopover(Popover):
    """Acts at once: the list behind it follows."""

    chosen = Signal(object)
    """ClusterFilter."""

    def __init__(self, folders: Sequence[Folder], chosen: ClusterFilter, parent: QWidget) -> None:
        """Offer `folders`; `chosen` is how it stands."""
        super().__init__(tr("Filter", "Filter"), parent)
        self._filter = chosen
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._alike = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName(tr("Filter", "At least this alike, in percent"))
        self.slider.setFixedWidth(_WIDTH)
        heading = QHBoxLayout()
        heading.addWidget(label(tr("Filter", "Alike"), TextSize.SMALL, weight=SEMIBOLD))
        heading.addStretch(1)
        heading.addWidget(self._alike)
        self.body.addLayout(heading)
        self.body.addWidget(self.slider)
        self.body.addWidget(label(tr("Filter", "To gain"), TextSize.SMALL, weight=SEMIBOLD))
        self.body.addLayout(self._gain_row())
        self.apart = kind_chip(tr("Filter", "Each holds something"))
        self.apart.setToolTip(
            tr("Filter", "Identical copies that each hold what the other does not")
        )
        self.apart.clicked.connect(self._toggle_apart)
        self.body.addWidget(self.apart, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = CheckList(_WIDTH, _MOST_HEIGHT)
        if folders:
            self._list.add_section(tr("Filter", "Folders"))
        for folder in folders:
            row = CheckRow(folder.name_shown)
            row.setToolTip(formatting.path(folder.path))
            held = folder.id in chosen.folder_ids
            self._list.add_row(row, checked=held, toggled=partial(self._toggle, folder.id))
        self._list.fit()
        self.body.addWidget(self._list)
        self._clear = push_button(tr("Filter", "Clear the filters"), look="flat")
        self._clear.clicked.connect(self._clear_all)
        self.body.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        self.slider.valueChanged.connect(self._moved)
        self.slider.setValue(round(chosen.least_alike * 100))
        self._moved(self.slider.value())

    def _gain_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._gains: dict[int, QToolButton] = {}
        for least in _GAINS:
            any_size = tr("Filter", "Any")
            more = tr("Filter", "{size} or more").format(size=_short(least))
            chip = kind_chip(_short(least) if least else any_size)
            chip.setAccessibleName(more if least else any_size)
            chip.setToolTip(more if least else any_size)
            chip.clicked.connect(partial(self._choose_gain, least))
            row.addWidget(chip)
            self._gains[least] = chip
        row.addStretch(1)
        return row

    def _moved(self, percent: int) -> None:
        everything, least = tr("Filter", "any"), tr("Filter", "{n} % or more")
        text = least.format(n=formatting.count(percent)) if percent else everything
        self._alike.setText(text)
        self.slider.setAccessibleDescription(text)
        self._take(replace(self._filter, least_alike=percent / 100))

    def _choose_gain(self, least: int, _checked: object = None) -> None:
        self._take(replace(self._filter, least_bytes=least))

    def _toggle_apart(self) -> None:
        self._take(replace(self._filter, apart=not self._filter.apart))

    def _toggle(self, folder_id: int) -> None:
        folders = self._filter.folder_ids ^ {folder_id}
        self._take(replace(self._filter, folder_ids=folders))

    def _clear_all(self) -> None:
        for row in self._list.rows:
            row.setChecked(False)
        self.slider.setValue(0)
        self._take(ClusterFilter(search=self._filter.search))

    def _take(self, wanted: ClusterFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._pause.start()
        self._show()

    def _show(self) -> None:
        for least, chip in self._gains.items():
            chip.setChecked(least == self._filter.least_bytes)
        self.apart.setChecked(self._filter.apart)
        self._clear.setEnabled(len(self._filter) > 0)

    def _tell(self) -> None:
        self.chosen.emit(self._filter)


def _short(size_bytes: int) -> str:
    return formatting.size(size_bytes).replace(formatting.locale().decimalPoint() + "0 ", " ")
