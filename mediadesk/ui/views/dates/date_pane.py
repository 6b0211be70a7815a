"""The right side of the page of dates: one file, all that says when it was made, the choice."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.domain.dating import Neighbour
from mediadesk.ui import theme
from mediadesk.ui.actions import Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words
from mediadesk.ui.models.dates import file_dates
from mediadesk.ui.models.dates.date_choice import Choice
from mediadesk.ui.models.dates.file_dates import FileDates
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.views.dates.camera_strip import CameraStrip
from mediadesk.ui.views.dates.candidate_side import CandidateSide
from mediadesk.ui.views.dates.date_bars import DateActionBar, DateReasonLine
from mediadesk.ui.views.dates.typed_date import Read
from mediadesk.ui.widgets.labels.labels import surface
from mediadesk.ui.widgets.labels.lines import column, hairline
from mediadesk.ui.widgets.pictures.stage_box import StageBox
from mediadesk.ui.widgets.times.time_line import TimeLine

_STAGE_MARGIN = 12


class DatePane(QWidget):
    """Shows one `FileDates`; which date is to be taken is chosen here."""

    choice_changed = Signal()

    def __init__(
        self, thumbnails: Thumbnails, pictures: StagePictures, actions: Actions, read: Read
    ) -> None:
        """Show nothing until `show_dates`."""
        super().__init__()
        surface(self, "content")
        self.dates: FileDates | None = None
        self.choice: Choice | None = None
        self.is_waiting = False
        """True while another file than the one shown is meant already."""
        self.reason = DateReasonLine()
        self._pictures = pictures
        self.picture = StageBox(pictures, thumbnails)
        self.candidates = CandidateSide()
        self.strip = CameraStrip(thumbnails)
        self.line = TimeLine()
        self.bar = DateActionBar(actions, read)
        stage = QWidget()
        surface(stage, "stage")
        inside = QHBoxLayout(stage)
        inside.setContentsMargins(*(_STAGE_MARGIN,) * 4)
        inside.addWidget(self.picture)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(stage, 1)
        across.addWidget(hairline(vertical=True))
        across.addWidget(self.candidates)
        shown = (self.reason, middle, hairline(), self.strip, hairline(), self.line, self.bar)
        column(self, *shown, growing=middle)
        self.parts = (self.picture, self.candidates, self.strip, self.line, self.bar)
        """What F6 goes through, in the order of reading."""
        self.candidates.chosen.connect(self.choose)
        self.candidates.pointed.connect(self.line.point_at)
        self.line.chosen.connect(self.choose)
        self.line.hovered.connect(self.candidates.point_at)

    def show_dates(self, found: FileDates) -> None:
        """Show another file with its proposal."""
        self.dates, self.is_waiting = found, False
        rows = file_dates.candidate_rows(found)
        chosen = 1 if rows and rows[0].is_chosen else None
        self.choice = Choice.proposal(found.record, chosen)
        self.reason.show_dates(found)
        self._pictures.keep_only([found.record.file])
        self.picture.show_file(found.record.file)
        self.candidates.show_rows(rows, chosen)
        spoken = "; ".join(row.spoken for row in rows)
        self.line.show_marks(file_dates.marks(rows), self._span(), spoken)
        self.line.show_chosen(self._span(), chosen)
        self.strip.show_neighbours((), found.record.file.id)
        self.bar.stop_typing()
        self.choice_changed.emit()

    def prefetch(self, found: FileDates) -> None:
        """Decode ahead what the next file will show."""
        longer = max(self.picture.width(), self.picture.height())
        self._pictures.whole(found.record.file, longer, urgent=False)

    def show_neighbours(self, rows: Sequence[Neighbour]) -> None:
        """Show what the same camera took before and after."""
        if self.dates is not None:
            self.strip.show_neighbours(rows, self.dates.record.file.id)
            self.choice_changed.emit()

    def choose(self, number: int) -> None:
        """Choose the candidate with that number, from 1; one without a date is left alone."""
        rows = self.candidates.model.rows
        if not 0 < number <= len(rows):
            return
        row = rows[number - 1]
        if self.dates is not None and (choice := Choice.candidate(self.dates.record, row)):
            self.take(choice)

    def take(self, choice: Choice) -> None:
        """Show another choice, such as a date of the user's own."""
        self.choice = choice
        self.candidates.choose(choice.number)
        self.line.show_chosen(self._span(), choice.number)
        self.choice_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size of the window."""
        super().resizeEvent(event)
        window = self.window()
        self.candidates.fit(window.width(), window.height())
        self.strip.fit(window.height())
        self._show_hint()

    def _show_hint(self) -> None:
        wide = self.window().width() >= theme.WIDE_FROM
        most = min(9, len(self.candidates.model.rows))
        hint = tr("Dates", "Choose another: 1 to {n}").format(n=most)
        self.bar.hint.setText(hint if wide and most > 1 else "")

    def _span(self) -> tuple[datetime, datetime] | None:
        if self.choice is None:
            return None
        return date_words.span(self.choice.date.wall, self.choice.date.precision)
