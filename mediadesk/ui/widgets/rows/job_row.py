"""One job in the jobs panel: name, bar, state in words, and what can be done with it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mediadesk.domain.jobs import JobKind, JobRecord, JobStage, JobStatus
from mediadesk.domain.reasons import ReasonCode
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_pill, pill_size
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import icon_button, push_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import MEDIUM, ElidedLabel, label
from mediadesk.ui.widgets.labels.lines import margins
from mediadesk.ui.widgets.labels.progress import ProgressBar
from mediadesk.ui.work.jobs import JobView

# ruff: noqa: N802 - camelCase names are Qt's own

HEIGHT_PX = 64
_ACTIONS_PX = 172
"""The same for every row, so that all bars end at one place."""


_ACTIONS_END_PX = 8


@dataclass(frozen=True, slots=True)
class Face:
    """How a job shows: sign, words at the right, words below, bar, and what can be done."""

    icon: str
    state: str
    detail: str
    percent: float
    fill: str = "accent"
    badge: str = ""
    can_pause: bool = False
    can_resume: bool = False
    resume_word: str = ""
    resumes_anyway: bool = False
    """True when resuming means to go on however many files cannot be read."""
    can_cancel: bool = False
    cancel_word: str = ""
    can_forget: bool = False


class JobRow(QWidget):
    """A row 64 px high; its buttons are real and in tab order."""

    pause = Signal()
    resume = Signal()
    go_on = Signal()
    """Resume, however many files cannot be read."""
    cancel = Signal()
    forget = Signal()

    def __init__(self) -> None:
        """Show nothing until `show_face`."""
        super().__init__()
        self._icon = IconLabel("scan-search", 18)
        self._name = ElidedLabel(TextSize.BODY, ink=Ink.TEXT, weight=MEDIUM)
        self._state = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._badge = _Badge()
        self._bar = ProgressBar()
        self._detail = ElidedLabel(TextSize.CAPTION, ink=Ink.TEXT2)
        self._resume_text = push_button("", "rotate-cw", look="row")
        self._pause = _small("pause", tr("Jobs", "Pause"))
        self._resume = _small("play", tr("Jobs", "Resume"))
        self._end = _small("x", tr("Jobs", "Cancel"))
        self._ends_by_forgetting = self._resumes_anyway = False
        self._pause.clicked.connect(self.pause)
        self._resume.clicked.connect(self.resume)
        self._resume_text.clicked.connect(self._resumed)
        self._end.clicked.connect(self._ended)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._name, 1)
        first.addWidget(self._state)
        first.addWidget(self._badge)
        words = QVBoxLayout()
        words.setSpacing(5)
        words.addStretch(1)
        words.addLayout(first)
        words.addWidget(self._bar)
        words.addWidget(self._detail)
        words.addStretch(1)
        actions = QWidget()
        actions.setFixedWidth(max(_ACTIONS_PX, self._widest_action()))
        last = QHBoxLayout(actions)
        margins(last, 0, _ACTIONS_END_PX)
        last.setSpacing(0)
        last.addStretch(1)
        for button in (self._resume_text, self._pause, self._resume, self._end):
            last.addWidget(button)
        row = QHBoxLayout(self)
        margins(row, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(actions)

    def _widest_action(self) -> int:
        """Return what the buttons of a halted job need: their words are the longest."""
        self._resume_text.setText(tr("Jobs", "Continue anyway"))
        return self._resume_text.sizeHint().width() + self._end.width() + _ACTIONS_END_PX + 4

    def show_face(self, name: str, face: Face) -> None:
        """Show a job as it is now."""
        self._icon.show_icon(face.icon)
        self._name.setText(name)
        self._state.setText(face.state)
        self._badge.show_word(face.badge, warn=face.fill == "warn_fill")
        self._bar.show_percent(face.percent, face.fill)
        self._detail.setText(face.detail)
        self._pause.setVisible(face.can_pause)
        self._resume.setVisible(face.can_resume and not face.resume_word)
        self._resume_text.setVisible(face.can_resume and bool(face.resume_word))
        self._resume_text.setText(face.resume_word)
        self._end.setVisible(face.can_cancel or face.can_forget)
        self._ends_by_forgetting = face.can_forget
        self._resumes_anyway = face.resumes_anyway
        ending = tr("Jobs", "Clear from the list") if face.can_forget else face.cancel_word
        self._end.setToolTip(ending)
        for button, does in (
            (self._pause, tr("Jobs", "Pause")),
            (self._resume, tr("Jobs", "Resume")),
            (self._resume_text, face.resume_word),
            (self._end, ending),
        ):
            button.setAccessibleName(f"{does}: {name}")
        self.setAccessibleName(spoken(name, face))

    def _resumed(self) -> None:
        (self.go_on if self._resumes_anyway else self.resume).emit()

    def _ended(self) -> None:
        (self.forget if self._ends_by_forgetting else self.cancel).emit()


class _Badge(QWidget):
    """The word "Halted", "Paused" or "Stopped" on its tint."""

    def __init__(self) -> None:
        super().__init__()
        self._word, self._warn = "", True
        self.hide()

    def show_word(self, word: str, *, warn: bool) -> None:
        self._word, self._warn = word, warn
        self.setVisible(bool(word))
        self.setFixedSize(pill_size(word) if word else QSize(0, 0))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        tint, ink = tokens.warn_tint, tokens.warn
        if not self._warn:
            tint, ink = tokens.error_tint, tokens.error
        paint_pill(QPainter(self), QRectF(self.rect()), self._word, fill=tint, ink=ink)


def title(kind: JobKind, name: str, stage: JobStage | None = None) -> str:
    """Return what a job is called, or what it does in between: "Scanning Pictures"."""
    if stage is JobStage.DATES:
        return tr("Jobs", "Working out dates again")
    if kind is JobKind.SCAN:
        return tr("Jobs", "Scanning {name}").format(name=name)
    if kind is JobKind.VIDEO_HASH:
        if not name:
            return tr("Jobs", "Hashing videos")
        return tr("Jobs", "Hashing videos of {name}").format(name=name)
    return tr("Jobs", "Looking for duplicates")


def spoken(name: str, face: Face) -> str:
    """Return a job as a sentence to be read out."""
    parts = (name, face.badge or face.state, face.detail, f"{int(face.percent)} %")
    return ", ".join(part for part in parts if part)


def cancel_word(kind: JobKind) -> str:
    """Return what a live job is ended by: hashing is stopped, for it goes on from there."""
    return tr("Jobs", "Stop") if kind is JobKind.VIDEO_HASH else tr("Jobs", "Cancel")


def not_counted_yet(view: JobView) -> str:
    """Return what a live job does before it knows how much there is to do."""
    if view.kind is JobKind.SCAN:
        return tr("Jobs", "looking for files")
    return tr("Jobs", "getting ready")


def paused_at(view: JobView) -> str:
    """Return where a live job stands still: "Paused at 1 file. Resume continues from here."."""
    words = tr("Jobs", "Paused at {files}. Resume continues from here.")
    return words.format(files=formatting.files(view.processed))


def why_anew(view: JobView) -> str:
    """Return why known files are dealt with again, as part of a sentence."""
    words = tr("Jobs", "reading {files} anew: this version knows more of them")
    if view.kind is JobKind.DUPLICATES:
        words = tr("Jobs", "comparing {files} anew: this version compares better")
    return words.format(files=formatting.files(view.anew))


def done_of(view: JobView) -> str:
    """Return how far a live job is: "41,208 of 61,204 files"."""
    words = tr("Jobs", "{n} of {files}")
    return words.format(n=formatting.count(view.processed), files=formatting.files(view.total))


def face_of_live(view: JobView) -> Face:
    """Return how a live job shows."""
    ending = cancel_word(view.kind)
    if view.status is JobStatus.PENDING:
        return Face(
            "scan-search", tr("Jobs", "waits"), tr("Jobs", "waiting for the scan before it"), 0,
            can_cancel=True, cancel_word=ending,
        )  # fmt: skip
    if view.status is JobStatus.PAUSED:
        state = tr("Jobs", "paused")
        return Face(
            "pause", state, paused_at(view), view.percent, "border",
            can_resume=True, can_cancel=True, cancel_word=ending,
        )  # fmt: skip
    if view.total <= 0:
        detail = not_counted_yet(view)
    else:
        detail = done_of(view)
        if view.rate >= 1:
            rate = formatting.count(round(view.rate))
            detail += ", " + tr("Jobs", "{n} per second").format(n=rate)
    if view.anew:  # there is no room for more; the strip has the numbers, too
        detail = why_anew(view)
    if view.waiting_for:
        slow = tr("Jobs", "waiting for {volume}, which is slow or does not answer")
        detail += ", " + slow.format(volume=view.waiting_for)
    left = formatting.time_left(view.eta_s) if view.eta_s is not None else ""
    return Face(
        "scan-search", left, detail, view.percent,
        can_pause=True, can_cancel=True, cancel_word=ending,
    )  # fmt: skip


def face_of_stored(record: JobRecord) -> Face:
    """Return how a job shows that does not run now."""
    percent = 100.0 * record.processed / record.total if record.total else 0.0
    files = formatting.files(record.processed)
    when = formatting.standing_alone(formatting.moment(record.finished_at or record.created_at))
    if record.status is JobStatus.COMPLETED:
        detail = files
        if record.error_count:
            errors = tr("Strip", "{n} errors") if record.error_count > 1 else tr("Strip", "1 error")
            detail += ", " + errors.format(n=formatting.count(record.error_count))
        return Face("check", when, detail, 100.0, "keep_fill", can_forget=True)
    if record.status is JobStatus.CANCELLED:
        ended = tr("Jobs", "Cancelled after {files}")
        if record.kind is JobKind.VIDEO_HASH:
            ended = tr("Jobs", "Stopped after {files}. What is hashed stays.")
        detail = ended.format(files=files)
        return Face("x", when, detail, percent, "border", can_forget=True)
    reason = record.reason
    detail = formatting.sentence(reason) if reason else tr("Jobs", "Resume continues from here.")
    waits = reason is not None and reason.code is ReasonCode.JOB_DISK_FULL
    told = tr("Jobs", "Stopped at {files}: {reason}")
    if waits:
        told = tr("Jobs", "Paused at {files}: {reason}")
    detail = told.format(files=files, reason=detail)
    offline = reason is not None and reason.code is ReasonCode.VOLUME_OFFLINE
    anyway = reason is not None and reason.code is ReasonCode.JOB_HALTED
    word = tr("Jobs", "Retry") if offline else tr("Jobs", "Resume")
    if anyway:
        word = tr("Jobs", "Continue anyway")
    failed = record.status is JobStatus.FAILED
    badge = tr("Jobs", "Halted") if record.status is JobStatus.HALTED else tr("Jobs", "Stopped")
    if waits:
        badge = tr("Jobs", "Paused")
    return Face(
        "hard-drive" if offline or anyway else "triangle-alert" if failed else "scan-search",
        "",
        detail,
        percent,
        "error_fill" if failed else "warn_fill",
        badge=badge,
        can_resume=True,
        resume_word=word,
        resumes_anyway=anyway,
        can_forget=True,
    )


def _small(icon: str, text: str) -> QToolButton:
    button = icon_button(icon, text)
    button.setFixedSize(theme.ROW_CONTROL_HEIGHT, theme.ROW_CONTROL_HEIGHT)
    button.setIconSize(QSize(18, 18))
    return button
