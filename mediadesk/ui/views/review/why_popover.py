"""What decided which file to keep: a sentence for each file, then every criterion with values."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from mediadesk.domain.keepers import Advantage, Comparison
from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import cluster_words
from mediadesk.ui.models.review import criterion_words
from mediadesk.ui.models.review.reviewed_cluster import Review, listed
from mediadesk.ui.theme import TextSize
from mediadesk.ui.views.review import member_words
from mediadesk.ui.widgets.controls.buttons import kind_chip
from mediadesk.ui.widgets.labels.labels import MEDIUM, SEMIBOLD, WrappedLabel, label, surface
from mediadesk.ui.widgets.overlays.popover import Popover

_MOST = 9
_NAME, _WIDEST, _VALUE = 210, 420, 190
_MOST_HEIGHT, _LEAST_HEIGHT = 320, 40


class WhyPopover(Popover):
    """A line for each member; below it the keeper beside one other, criterion by criterion."""

    def __init__(
        self, review: Review, parent: QWidget, notes: Mapping[int, Sequence[str]] | None = None
    ) -> None:
        """Explain the proposal of `review`; the criteria follow with `show_criteria`.

        `notes` tell, by file, what sets a picture apart from the keeper.
        """
        super().__init__(tr("Review", "Why?"), parent)
        self._review = review
        self._notes = notes or {}
        self._found: Mapping[int, Sequence[Comparison]] = {}
        self._chips: dict[int, QToolButton] = {}
        self.body.addWidget(label(tr("Review", "What decided"), weight=SEMIBOLD))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, member in enumerate(review.members[:_MOST]):
            file = review.files.get(member.file_id)
            name = file.name_shown if file is not None else ""
            cells = (
                label(formatting.count(row + 1), TextSize.SMALL, ink=Ink.TEXT2),
                label(name, TextSize.SMALL, weight=MEDIUM),
                WrappedLabel(self._verdict(review, row), TextSize.SMALL),
            )
            cells[1].setText(formatting.elide(name, cells[1].fontMetrics(), _NAME))
            cells[1].setToolTip(name)
            cells[2].setFixedWidth(_WIDEST)
            for column, cell in enumerate(cells):
                grid.addWidget(cell, row, column)
        self.body.addLayout(grid)
        if (more := len(review.members) - _MOST) > 0:
            words = tr("Review", "and {files} more").format(files=formatting.files(more))
            self.body.addWidget(label(words, TextSize.SMALL, ink=Ink.TEXT2))
        self._others = QHBoxLayout()
        self._others.setSpacing(6)
        self.body.addLayout(self._others)
        self._table = QScrollArea()
        self._table.setWidgetResizable(True)
        self._table.setAccessibleName(tr("Review", "Every criterion"))
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.hide()
        self.body.addWidget(self._table)

    def show_perhaps(
        self,
        found: Sequence[tuple[FileRecord, float]] | None,
        _error: Exception | None = None,
    ) -> None:
        """Name what resembles the cluster weakly: it was left out of it."""
        if not found or not isValid(self):
            return
        title = tr("Review", "Looks a little alike, probably something else")
        _add(self.body, label(title, TextSize.SMALL, weight=SEMIBOLD))
        for file, share in found[:_MOST]:
            words = f"{file.name_shown}, {file.folder_shown}, {cluster_words.alike(share)}"
            line = label("", TextSize.SMALL, ink=Ink.TEXT2)
            line.setText(formatting.elide(words, line.fontMetrics(), _NAME + _WIDEST))
            line.setToolTip(formatting.path(file.path))
            _add(self.body, line)
        self.fit()

    def show_criteria(
        self, found: Mapping[int, Sequence[Comparison]] | None, _error: Exception | None = None
    ) -> None:
        """Show how the keeper compares with each other member, the first of them at first."""
        if not isValid(self):  # it was closed while this was read
            return
        self._found = found or {}
        others = [each.file_id for each in self._review.members[:_MOST] if not each.keeper]
        known = [file_id for file_id in others if self._found.get(file_id)]
        if not known:
            return
        if len(known) > 1:
            _add(self._others, label(tr("Review", "Beside"), TextSize.SMALL, ink=Ink.TEXT2))
            for file_id in known:
                chip = kind_chip(formatting.count(self._review.number_of(file_id)))
                chip.clicked.connect(partial(self._compare, file_id))
                self._chips[file_id] = chip
                _add(self._others, chip)
            self._others.addStretch(1)
        self._compare(known[0])

    def _compare(self, file_id: int, _checked: object = None) -> None:
        for each, chip in self._chips.items():
            chip.setChecked(each == file_id)
        inside = QWidget()
        surface(inside, "raised")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        keeper = self._review.number_of(self._review.keeper.file_id)
        heads = ("", formatting.count(keeper), formatting.count(self._review.number_of(file_id)))
        for column, text in enumerate(heads):
            grid.addWidget(label(text, TextSize.SMALL, weight=SEMIBOLD), 0, column)
        decided = False
        told = filter(criterion_words.is_told, self._found[file_id])
        for row, found in enumerate(told, 1):
            decides = not decided and found.advantage is not Advantage.TIE
            decided = decided or decides
            for column, cell in enumerate(criterion_words.cells(found)):
                better = (column == 1 and found.advantage is Advantage.KEEPER) or (
                    column == 2 and found.advantage is Advantage.OTHER
                )
                weight = SEMIBOLD if better or (decides and column == 0) else None
                ink = Ink.TEXT if better or decides else Ink.TEXT2
                shown = label("", TextSize.SMALL, weight=weight, ink=ink)
                shown.setText(formatting.elide_path(cell, shown.fontMetrics(), _VALUE))
                shown.setToolTip(cell)
                grid.addWidget(shown, row, column)
        self._table.setWidget(inside)
        inside.adjustSize()
        self._table.show()
        self.fit()

    def fit(self) -> None:
        """Let the criteria give way where the screen is too low, never the sentences."""
        inside = self._table.widget()
        wanted = 0 if inside is None else min(_MOST_HEIGHT, inside.sizeHint().height() + 4)
        self._table.setFixedHeight(wanted)
        super().fit()
        over = self.heightForWidth(self.width()) - self.height()
        if over > 0 and inside is not None:
            self._table.setFixedHeight(max(_LEAST_HEIGHT, wanted - over))
            super().fit()

    def _verdict(self, review: Review, row: int) -> str:
        member = review.members[row]
        why = cluster_words.why(member)
        number = formatting.count(review.number_of(review.keeper.file_id))
        text = tr("Review", "{n} was preferred: {why}")
        if member.keeper:
            why = member_words.why_kept(review)
        if member.keeper or member.stays:
            told = tr("Review", "Stays. {why}").format(why=why)
        else:
            told = text.format(n=number, why=formatting.going_on(why))
        if notes := self._notes.get(member.file_id):
            apart = tr("Review", "Compared with {n}: {notes}.")
            told = f"{told} {apart.format(n=number, notes=listed(notes))}"
        return told


def _add(layout: QBoxLayout, part: QWidget) -> None:
    """Add what is shown at once: what waits to be shown takes no room in the layout's sums."""
    layout.addWidget(part)
    part.show()
