"""One file that could not be read: its name and folder, the reason, Show and Retry."""

import os
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mediadesk.domain.jobs import JobError
from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import MEDIUM, ElidedLabel
from mediadesk.ui.widgets.labels.lines import margins

HEIGHT_PX = 56


class ErrorRow(QWidget):
    """A row 56 px high."""

    show_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, error: JobError, tops: Sequence[bytes]) -> None:
        """Show one error; its folder from the name of its root on, which is among `tops`."""
        super().__init__()
        name = formatting.folder_and_name(error.path)[1]
        folder = formatting.from_root(os.path.dirname(error.path), tops)
        sentence = formatting.sentence(error.reason)
        self.setAccessibleName(f"{name}, {sentence}")
        name_label = ElidedLabel(TextSize.BODY, ink=Ink.TEXT)
        name_label.setFont(theme.font(TextSize.BODY, MEDIUM))
        name_label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        name_label.setText(name)
        folder_label = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT3, path=True)
        folder_label.setText(folder)
        folder_label.setToolTip(formatting.path(error.path))
        name_label.setToolTip(formatting.path(error.path))
        reason = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        reason.setText(sentence)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(name_label)
        first.addWidget(folder_label, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addLayout(first)
        words.addWidget(reason)
        words.addStretch(1)
        show = push_button(tr("Jobs", "Show"), look="link")
        show.setToolTip(tr("Jobs", "Open the folder of this file"))
        show.clicked.connect(self.show_wanted)
        retry = self._retry = push_button(tr("Jobs", "Retry"), "rotate-cw", look="row")
        retry.clicked.connect(self.retry_wanted)
        self.let_retry(allowed=True)
        for button in (show, retry):
            button.setAccessibleName(f"{button.text()}: {name}")
        row = QHBoxLayout(self)
        margins(row, 16, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel("triangle-alert", 18, Ink.ERROR))
        row.addLayout(words, 1)
        row.addWidget(show)
        row.addWidget(retry)

    def let_retry(self, *, allowed: bool) -> None:
        """Allow Retry, or say why it has to wait."""
        self._retry.setEnabled(allowed)
        again = tr("Jobs", "Try to read this file again")
        self._retry.setToolTip(again if allowed else tr("Jobs", "Available when the scan is over"))
