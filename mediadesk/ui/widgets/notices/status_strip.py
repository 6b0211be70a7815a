"""The strip at the bottom: how far a scan is, or that all is well. Its height never changes."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QWidget

from mediadesk.domain.jobs import JobStatus
from mediadesk.ui import formatting, theme
from mediadesk.ui.actions import ActionId, Actions, tooltip
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import action_button, push_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.key_cap import KeyCaps
from mediadesk.ui.widgets.labels.labels import MEDIUM, ElidedLabel, label, surface
from mediadesk.ui.widgets.labels.lines import margins
from mediadesk.ui.widgets.labels.progress import ProgressBar
from mediadesk.ui.widgets.rows.job_row import (
    cancel_word,
    done_of,
    not_counted_yet,
    paused_at,
    why_anew,
)
from mediadesk.ui.widgets.rows.job_row import title as job_title
from mediadesk.ui.work.jobs import JobView

_TEXT_EVERY_S = 0.5
_BAR_PX = 160
_ICON_PX = 16
_BESIDE_PX = 12


class StatusStrip(QWidget):
    """Two faces of one height: at rest a sentence, at work the numbers of the oldest live job."""

    errors_wanted = Signal()
    """The errors pill was pressed."""
    rearranged = Signal()
    """What is said, or where, has changed."""

    def __init__(self, actions: Actions) -> None:
        """Start at rest."""
        super().__init__()
        self._actions = actions
        self._tops: Sequence[bytes] = ()
        self._texts_at = 0.0
        self._seen: tuple[int, JobStatus, int] | None = None
        self._sign = IconLabel("circle-check", _ICON_PX)
        surface(self, "strip")
        self.setFixedHeight(theme.STATUS_HEIGHT)
        self.setAccessibleName(tr("Strip", "Status"))
        self._chevron = action_button(actions[ActionId.JOBS], icon_px=18)
        self._chevron.setObjectName("jobs-chevron")
        face = QWidget()
        self._faces = QStackedLayout(face)
        self._faces.addWidget(self._rest_face())
        self._faces.addWidget(self._work_face())
        row = QHBoxLayout(self)
        margins(row, 16, 6, top=1)
        row.setSpacing(0)
        row.addWidget(face, 1)
        row.addWidget(self._chevron)
        self._end_margin = row

    def know_roots(self, tops: Sequence[bytes]) -> None:
        """Show files from the name of their root on."""
        self._tops = tops

    def show_first_start(self) -> None:
        """Say that nothing leaves this computer, and where help is."""
        sentence = tr("Strip", "Works offline. Nothing leaves this computer.")
        self._rest(sentence, icon="laptop", first=True)

    def show_idle(self, sentence: str, total: str = "", *, icon: str = "circle-check") -> None:
        """Say one sentence, and at the end how large the library is."""
        self._rest(sentence, icon=icon)
        self._total.setText(total)

    def free_span(self, wanted_px: int) -> tuple[int, int]:
        """Return from where to where something may lie over the strip, and hides no control.

        Beside all that is said where there is so much room, else over what can wait: a sentence,
        the numbers and the file of a job, never its name, bar and buttons.
        """
        if self._faces.currentIndex():
            after = self._errors if self._errors.isVisible() else self._pause
            before: Sequence[QWidget] = (self._figures, self._percent)
        else:
            after = self._total if self._total.text() else self._end_at_rest()
            before = (self._sentence, self._sign)
        spans = [self._between(one, after) for one in before]
        return next((span for span in spans if span[1] - span[0] >= wanted_px), spans[-1])

    def _end_at_rest(self) -> QWidget:
        return self._help if self._help.isVisible() else self._chevron

    def _between(self, before: QWidget, after: QWidget) -> tuple[int, int]:
        """Return the span between the ends of two parts, in reading order."""
        told, end = self._place_of(before), self._place_of(after)
        if isinstance(before, ElidedLabel):  # it fills what is free: its words tell where it ends
            words = min(told.width(), before.fontMetrics().horizontalAdvance(before.text()))
            told.setWidth(words)
            if self.isRightToLeft():
                told.moveRight(self._place_of(before).right())
        if self.isRightToLeft():
            return end.right() + _BESIDE_PX, told.left() - _BESIDE_PX
        return told.right() + _BESIDE_PX, end.left() - _BESIDE_PX

    def _place_of(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self, QPoint(0, 0)), part.size())

    def show_job(self, view: JobView, *, others: int = 0) -> None:
        """Show a live job; `others` are the live jobs not shown."""
        self._faces.setCurrentIndex(1)
        self._chevron.setVisible(True)
        seen = (view.id, view.status, view.error_count)
        percent_known = view.total > 0
        self._bar.show_percent(view.percent if percent_known else 0)
        now = time.monotonic()
        if seen == self._seen and now - self._texts_at < _TEXT_EVERY_S:
            return
        self._seen, self._texts_at = seen, now
        paused = view.status is JobStatus.PAUSED
        title = job_title(view.kind, view.label, view.stage)
        if others:
            more = tr("Strip", "{title} and {n} more")
            title = more.format(title=title, n=formatting.count(others))
        self._name.setText(title)
        self._percent.setText(f"{int(view.percent)} %" if percent_known else "")
        self._figures.setText(figures(view))
        self._keep_width(self._figures, view)
        shown = formatting.from_root(view.current_file.encode(errors="replace"), self._tops)
        if view.anew:
            shown = why_anew(view)
        self._file.setText("" if paused else shown)
        self._file.setToolTip(shown if view.anew else view.current_file)
        self._show_errors(view.error_count)
        self._name_cancel(cancel_word(view.kind))
        self._pause_slot.setCurrentIndex(1 if paused else 0)
        self.setAccessibleDescription(f"{title}, {int(view.percent)} %, {figures(view)}")
        self.rearranged.emit()

    def _rest(self, sentence: str, *, icon: str, first: bool = False) -> None:
        self._seen = None
        self._faces.setCurrentIndex(0)
        self._sign.show_icon(icon, Ink.WARN if icon == "triangle-alert" else Ink.TEXT2)
        self._sentence.setText(sentence)
        self._total.setText("")
        self._help.setVisible(first)
        self._chevron.setVisible(not first)
        margins(self._end_margin, 16, 16 if first else 6, top=1)
        self.setAccessibleDescription(sentence)
        self.rearranged.emit()

    def _rest_face(self) -> QWidget:
        face = QWidget()
        row = _row(face)
        self._sentence = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self._total = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._help = QWidget()
        help_row = _row(self._help, spacing=6)
        help_row.addWidget(label(tr("Strip", "Press"), TextSize.SMALL, ink=Ink.TEXT3))
        help_row.addWidget(KeyCaps("F1"))
        help_row.addWidget(label(tr("Strip", "for help"), TextSize.SMALL, ink=Ink.TEXT3))
        row.addWidget(self._sign)
        row.addSpacing(12)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._total)
        row.addSpacing(10)
        row.addWidget(self._help)
        return face

    def _work_face(self) -> QWidget:
        face = QWidget()
        row = _row(face)
        self._name = label("", TextSize.SMALL, weight=MEDIUM)
        self._bar = ProgressBar()
        self._bar.setFixedWidth(_BAR_PX)
        self._percent = label("", TextSize.SMALL, weight=MEDIUM)
        self._percent.setFixedWidth(self._percent.fontMetrics().horizontalAdvance("100 %") + 2)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._figures = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._file = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self._errors = push_button("", "triangle-alert", look="errors", ink=Ink.ERROR)
        self._errors.setFont(theme.font(TextSize.SMALL, MEDIUM))
        self._errors.setIconSize(QSize(18, 14))
        self._errors.setVisible(False)
        self._errors.clicked.connect(self.errors_wanted)
        slot = self._pause = QWidget()
        self._pause_slot = QStackedLayout(slot)
        self._pause_slot.setContentsMargins(0, 0, 0, 0)
        for action in (self._actions[ActionId.PAUSE], self._actions[ActionId.RESUME]):
            self._pause_slot.addWidget(action_button(action, icon_px=18))
        slot.setFixedSize(theme.CONTROL_HEIGHT, theme.CONTROL_HEIGHT)
        for part, gap in (
            (self._name, 12), (self._bar, 8), (self._percent, 8), (self._figures, 24),
        ):  # fmt: skip
            row.addWidget(part)
            row.addSpacing(gap)
        row.addWidget(self._file, 1)
        row.addSpacing(12)
        row.addWidget(self._errors)
        row.addSpacing(8)
        row.addWidget(slot)
        self._cancel = action_button(self._actions[ActionId.CANCEL], icon_px=18)
        row.addWidget(self._cancel)
        return face

    def _name_cancel(self, word: str) -> None:
        action = self._actions[ActionId.CANCEL]
        if action.text() != word:
            action.setText(word)
            action.setToolTip(tooltip(action))
            self._cancel.setAccessibleName(word)

    def _show_errors(self, count: int) -> None:
        self._errors.setVisible(count > 0)
        word = tr("Strip", "1 error") if count == 1 else tr("Strip", "{n} errors")
        self._errors.setText(word.format(n=formatting.count(count)))
        self._errors.setAccessibleName(self._errors.text())
        self._errors.setToolTip(tr("Strip", "Show the files that could not be read"))

    def _keep_width(self, figures_label: QLabel, view: JobView) -> None:
        """Leave room for the longest text this job can show, so that nothing after it moves."""
        needed = figures_label.fontMetrics().horizontalAdvance(figures_label.text())
        widest = JobView(
            view.id, view.label, JobStatus.RUNNING, view.total, view.total, 100.0, 8_888.0, 88 * 60
        )
        if view.total > 0:
            room = figures_label.fontMetrics().horizontalAdvance(figures(widest))
            needed = max(needed, room)
        figures_label.setMinimumWidth(needed + 2)


def figures(view: JobView) -> str:
    """Return a live job's numbers: "41,208 of 61,204 files, 412 per second, about 50 s left"."""
    if view.status is JobStatus.PAUSED:
        return paused_at(view)
    if view.status is JobStatus.PENDING:
        return tr("Jobs", "waiting for the scan before it")
    if view.total <= 0:
        return not_counted_yet(view)
    parts = [done_of(view)]
    if view.rate >= 1:
        rate = formatting.count(round(view.rate))
        parts.append(tr("Jobs", "{n} per second").format(n=rate))
    if view.eta_s is not None:
        parts.append(formatting.time_left(view.eta_s))
    return ", ".join(parts)


def _row(widget: QWidget, spacing: int = 0) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    return row
