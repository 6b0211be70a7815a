"""The right side of the Duplicates page: one cluster, compared and decided."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.domain.clusters import ClusterKind, ClusterMember
from mediadesk.domain.keepers import Comparison as KeeperComparison
from mediadesk.domain.media import FileStatus
from mediadesk.domain.records import FileRecord
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.review import reviewed_cluster, stage_geometry
from mediadesk.ui.models.review.differences import DifferenceModel, rows_of
from mediadesk.ui.models.review.reviewed_cluster import Closer, Review, ReviewReads
from mediadesk.ui.models.review.stage import Comparison
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.models.review.verdicts import Verdicts
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.review import member_words
from mediadesk.ui.views.review.difference_finder import DifferenceFinder
from mediadesk.ui.views.review.field_table import FieldTable
from mediadesk.ui.views.review.film_review import FilmReview
from mediadesk.ui.views.review.member_list import MemberList
from mediadesk.ui.views.review.review_bars import ActionBar, ReasonLine, StageBar
from mediadesk.ui.views.review.why_popover import WhyPopover
from mediadesk.ui.widgets.labels.labels import surface
from mediadesk.ui.widgets.labels.lines import column
from mediadesk.ui.widgets.stage.compare_stage import CompareStage
from mediadesk.ui.widgets.stage.member_caption import MemberCaption

_PREFETCH_PX = 1024
Weigh = Callable[[int], Mapping[int, Sequence[KeeperComparison]]]
"""Compares the keeper of a cluster with each other member; blocks."""


class ReviewPane(QWidget):
    """Shows one `Review`; the verdicts on its members are changed here."""

    verdicts_changed = Signal()
    failed = Signal(object)
    message = Signal(str)

    def __init__(
        self,
        library: ReviewReads,
        pictures: StagePictures,
        tasks: TaskRunner,
        actions: Actions,
    ) -> None:
        """Show nothing until `show_review`."""
        super().__init__()
        surface(self, "content")
        self._library, self._tasks, self._actions = library, tasks, actions
        self.review: Review | None = None
        self.verdicts = Verdicts((), {})
        self._captions: list[MemberCaption] = []
        self._shown: list[FileRecord] = []
        self._closer: Closer | None = None
        self._question = 0
        self.pictures = pictures
        self.weigh: Weigh | None = None
        self.bar = StageBar(actions)
        self.reason = ReasonLine(actions)
        self.stage = CompareStage(pictures)
        self.members = MemberList(library, tasks, self)
        self.members.hide()
        self.members.chosen.connect(self._choose_member)
        self.members.kept.connect(self._decide)
        self.members.failed.connect(self.failed)
        self.members.said.connect(self._say_digits)
        self.finder = DifferenceFinder(self.stage, tasks)
        self.finder.said.connect(self._say_difference)
        self.finder.failed.connect(self.failed)
        self.differences = DifferenceModel()
        self.fields = FieldTable(self.differences, actions)
        self.actions_bar = ActionBar(actions)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.stage, 1)
        across.addWidget(self.members)
        self.films = FilmReview(library, pictures, pictures.source, tasks, actions)
        self.films.failed.connect(self.failed)
        self.films.message.connect(self.message)
        parts = (self.bar, self.reason, middle, self.films, self.fields, self.actions_bar)
        column(self, *parts, growing=middle)
        self.stage.laid_out.connect(self._place_captions)
        self.stage.changed.connect(self._show_zoom)
        pictures.arrived.connect(self.stage.update)

    @property
    def files_shown(self) -> Sequence[FileRecord]:
        """The files on the stage, the keeper first."""
        return self._shown

    def show_review(self, found: Review) -> None:
        """Show another cluster, whole and with its proposal."""
        for popover in self.findChildren(WhyPopover):  # it told of what was shown before
            popover.close()
        self.review = found
        self.verdicts = Verdicts(found.here, found.files)
        self.bar.show_review(found)
        self.reason.show_review(found)
        self.actions_bar.show_review(found)
        self.members.setVisible(found.is_large)
        if found.is_large:
            self.members.show_members(found.members, self.verdicts)
        self._put_on_stage(found.on_stage_first, found.closer)
        self.verdicts_changed.emit()

    def prefetch(self, found: Review) -> None:
        """Decode ahead what the next cluster will show."""
        files = found.on_stage_first
        for record in files:
            self.pictures.whole(record, _PREFETCH_PX if len(files) == 2 else 512, urgent=False)

    def toggle(self, number: int) -> None:
        """Change what happens to the member with that number; of many, collect the number."""
        if self.review is not None and self.review.is_large:
            self.members.type_digit(number)
        elif self.review is not None and 0 < number <= len(self.review.members):
            self.stage.choose(number - 1)
            self._changed(self.verdicts.toggle(self.review.members[number - 1].file_id))

    def keep_only(self, number: int) -> None:
        """Keep the member with that number and nothing else that can go."""
        if self.review is not None and 0 < number <= len(self.review.members):
            self._changed(self.verdicts.keep_only(self.review.members[number - 1].file_id))

    def decide_chosen(self, *, kept: bool) -> None:
        """Keep or remove the member chosen in the list of many, or the picture that is ringed."""
        if self.review is None:
            return
        if self.review.is_large:
            self._decide(self.members.chosen_id, kept)
        elif (ringed := self.stage.ringed) >= 0:
            self._decide(self._shown[ringed].id, kept)

    def choose_next(self) -> None:
        """Compare the first picture with the next one."""
        if self.review is not None and self.review.is_large:
            self.members.choose_next()
        else:
            self.stage.choose_next()

    def show_fields(self, *, everything: bool) -> None:
        """Show also the fields that are the same."""
        self.differences.show_same(shown=everything)
        self._place_captions()

    def compare(self, comparison: Comparison, *, calm: bool = False) -> None:
        """Compare in another way; when `calm`, without pictures that change by themselves."""
        if self.review is not None:
            self.reason.show_review(self.review)
        self.stage.compare(comparison, calm=calm)
        self.finder.forget()
        self.finder.refresh()

    def show_why(self) -> None:
        """Explain the proposal in a popover."""
        if self.review is not None:
            popover = WhyPopover(self.review, self, self._notes())
            popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            popover.open_below(self.reason.why)
            if self.weigh is not None:
                weigh = partial(self.weigh, self.review.record.id)
                self._tasks.run(weigh, popover.show_criteria)
            perhaps = partial(reviewed_cluster.read_perhaps, self._library, self.review.record.id)
            self._tasks.run(perhaps, popover.show_perhaps)

    def _notes(self) -> dict[int, list[str]]:
        """Return what sets the pictures on the stage apart from the first, as far as known."""
        if self.review is None or self._closer is None or not self.review.is_of_pictures:
            return {}
        lies, first = self._closer.alignments, self._shown[0]
        of_file = {member.file_id: member for member in self.review.members}
        return {
            file.id: reviewed_cluster.notes(first, file, lies[file.id], of_file.get(file.id))
            for file in self._shown[1:]
            if file.id in lies
        }

    def _say_digits(self, digits: str) -> None:
        if digits:
            self.message.emit(tr("Review", "Enter goes to file {n}.").format(n=digits))

    def _say_difference(self, head: str, text: str, places: int) -> None:
        self.reason.show_difference(head, text, places=places)

    # the stage

    def _put_on_stage(self, files: Sequence[FileRecord], closer: Closer | None = None) -> None:
        """Show these files: at once as they are compared, where that was read ahead."""
        if self.review is None:
            return
        self._shown = list(files)
        self._closer = None
        self._question += 1
        self.finder.forget()
        self.pictures.keep_only(list(files))
        for caption in self._captions:
            caption.hide()
            caption.deleteLater()
        members = {member.file_id: member for member in self.review.members[:10]}
        self._captions = [self._caption(file, members.get(file.id)) for file in files]
        over_time = self.review.record.kind in (ClusterKind.VIDEO, ClusterKind.AUDIO)
        numbers = [self.review.number_of(file.id) for file in files]
        self.films.show_files(files if over_time else (), numbers)
        if closer is not None:
            self._show_closer(self.review, closer, keep_view=False)
            return
        self.stage.show_members(reviewed_cluster.on_stage(self.review, files, {}))
        self.differences.show(())
        read = partial(reviewed_cluster.read_closer, self._library, [file.id for file in files])
        self._tasks.run(read, partial(self._closer_arrived, self._question))

    def _closer_arrived(self, question: int, found: Closer | None, error: Exception | None) -> None:
        if question != self._question or self.review is None:
            return  # another cluster is shown by now
        if found is None:
            self.failed.emit(error)
            return
        self._show_closer(self.review, found, keep_view=True)

    def _show_closer(self, review: Review, found: Closer, *, keep_view: bool) -> None:
        self._closer = found
        members = reviewed_cluster.on_stage(review, self._shown, found.alignments)
        self.stage.show_members(members, keep_view=keep_view)
        self.finder.refresh()
        for caption, file in zip(self._captions, self._shown, strict=True):
            if belonging := found.companions.get(file.id):
                caption.add_badge(member_words.unit_badge(belonging))
        known = [found.details[f.id] for f in self._shown if f.id in found.details]
        self.differences.show(rows_of(known) if len(known) == len(self._shown) else ())
        self._place_captions()

    def _caption(self, file: FileRecord, member: ClusterMember | None) -> MemberCaption:
        best = self.review is not None and file.id == self.review.keeper.file_id
        number = self.review.number_of(file.id) if self.review is not None else 0
        is_fixed = self.verdicts.is_fixed(file.id)
        fixed = member_words.why_fixed(file, member) if is_fixed else ""
        badges = member_words.badges(file, member, best=best)
        caption = MemberCaption(number, file, badges=badges, fixed=fixed)
        caption.kept.connect(partial(self._decide, file.id))
        caption.setParent(self.stage)
        return caption

    def _place_captions(self) -> None:
        lefts, stage = [], self.stage.stage
        panes = dict(zip(stage.shown, stage.rects, strict=False))
        for number, caption in enumerate(self._captions):
            pane = panes.get(number)
            caption.setVisible(pane is not None)
            if pane is not None:
                height = stage_geometry.CAPTION_HEIGHT
                caption.setGeometry(pane.left(), pane.bottom() + 1, pane.width(), height)
                lefts.append(pane.left())
        self.fields.show_for(len(self._captions), lefts)
        self._show_verdicts()

    def _choose_member(self, file: FileRecord) -> None:
        if self.review is None or not self.review.files:
            return
        keeper = self.review.files.get(self.review.keeper.file_id)
        if keeper is not None:
            self._put_on_stage([keeper] if file.id == keeper.id else [keeper, file])

    # verdicts

    def _decide(self, file_id: int, kept: bool) -> None:  # noqa: FBT001 - a signal's value
        self._changed(self.verdicts.keep(file_id) if kept else self.verdicts.remove(file_id))

    def _changed(self, changed: bool) -> None:  # noqa: FBT001
        if not changed and len(self.verdicts.kept) == 1:
            self.message.emit(tr("Review", "This would remove the last copy. Keep at least one."))
        self._show_verdicts()
        self.verdicts_changed.emit()

    def _show_verdicts(self) -> None:
        for caption, file in zip(self._captions, self._shown, strict=True):
            caption.show_verdict(kept=self.verdicts.is_kept(file.id))
        self.members.show_verdicts()
        pairs = zip(self._captions, self._shown, strict=True)
        self.fields.show_heads([self._head_of(caption.number, file) for caption, file in pairs])

    def _head_of(self, number: int, file: FileRecord) -> tuple[int, str]:
        """Return what stands over a file's values: what is to happen to it, or its name."""
        word = tr("Review", "Keep") if self.verdicts.is_kept(file.id) else tr("Review", "Remove")
        if file.status is FileStatus.MISSING:
            word = tr("Review", "Gone")
        return number, word if len(self._shown) == 2 else file.name_shown

    def _show_zoom(self) -> None:
        self.bar.show_percent(self.stage.percent)
        percent = self.stage.percent
        self._actions[ActionId.FIT].setChecked(self.stage.stage.is_fit)
        real = percent == 100 and not self.stage.stage.is_fit
        self._actions[ActionId.REAL_PIXELS].setChecked(real)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the fields follow the panes."""
        super().resizeEvent(event)
        self._place_captions()
