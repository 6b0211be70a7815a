"""What decided which file to keep, file by file, in a popover."""

from PySide6.QtWidgets import QGridLayout, QWidget

from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import cluster_words
from mediadesk.ui.models.review import Review
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels import MEDIUM, SEMIBOLD, label
from mediadesk.ui.widgets.popover import Popover

_MOST = 9
_WIDEST = 420


class WhyPopover(Popover):
    """A line for each member: its number, its name, what speaks for it or against it."""

    def __init__(self, review: Review, parent: QWidget) -> None:
        """Explain the proposal of `review`."""
        super().__init__(tr("Review", "Why?"), parent)
        self.body.addWidget(label(tr("Review", "What decided"), weight=SEMIBOLD))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, member in enumerate(review.members[:_MOST]):
            file = review.files.get(member.file_id)
            number = formatting.count(row + 1)
            name = file.name_shown if file is not None else ""
            cells = (
                label(number, TextSize.SMALL, ink=Ink.TEXT2),
                label(name, TextSize.SMALL, weight=MEDIUM),
                label(self._verdict(review, row), TextSize.SMALL),
            )
            cells[1].setText(formatting.elide(name, cells[1].fontMetrics(), _WIDEST // 2))
            cells[1].setToolTip(name)
            cells[2].setWordWrap(True)
            cells[2].setFixedWidth(_WIDEST)
            for column, cell in enumerate(cells):
                grid.addWidget(cell, row, column)
        self.body.addLayout(grid)
        if (more := len(review.members) - _MOST) > 0:
            words = tr("Review", "and {files} more").format(files=formatting.files(more))
            self.body.addWidget(label(words, TextSize.SMALL, ink=Ink.TEXT2))

    def _verdict(self, review: Review, row: int) -> str:
        member = review.members[row]
        why = cluster_words.why(member)
        if member.keeper:
            return tr("Review", "Stays. {why}").format(why=why)
        number = formatting.count(review.number_of(review.keeper.file_id))
        text = tr("Review", "{n} was preferred: {why}")
        return text.format(n=number, why=why[:1].lower() + why[1:])
