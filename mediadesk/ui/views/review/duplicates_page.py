"""The Duplicates page: which files are the same thing, compared and decided one by one."""

from array import array
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.plans import way_words
from mediadesk.ui.models.plans.way_choice import WayChoice
from mediadesk.ui.models.review.cluster_list import ClusterListModel, ClusterRow
from mediadesk.ui.models.review.reviewed_cluster import Review, ReviewReads
from mediadesk.ui.views.page_parts import PageParts
from mediadesk.ui.views.plans.way_menu import WayMenu
from mediadesk.ui.views.regions import takes_focus_of
from mediadesk.ui.views.review import duplicates_words
from mediadesk.ui.views.review.cluster_filter import (
    ClusterFilterPopover,
    Folder,
    FolderReads,
    read_folders,
)
from mediadesk.ui.views.review.cluster_lister import ClusterLister, ClusterListReads
from mediadesk.ui.views.review.cluster_side import ClusterSide
from mediadesk.ui.views.review.cluster_way import ClusterWay
from mediadesk.ui.views.review.deciding import Deciding, asked_of
from mediadesk.ui.views.review.duplicates_header import DuplicatesHeader
from mediadesk.ui.views.review.folder_ruling import FolderRuling
from mediadesk.ui.views.review.review_acts import ReviewActs
from mediadesk.ui.views.review.review_keys import ReviewKeys
from mediadesk.ui.views.review.review_pane import ReviewPane
from mediadesk.ui.views.review.review_reader import ReviewReader
from mediadesk.ui.views.review.vanishing import Vanishing
from mediadesk.ui.widgets.labels.labels import surface
from mediadesk.ui.widgets.labels.lines import column
from mediadesk.ui.widgets.notices.empty_state import Cure
from mediadesk.ui.widgets.notices.list_beside import ListBeside
from mediadesk.ui.work.jobs import reason_of


class DuplicateReads(ReviewReads, ClusterListReads, FolderReads, Protocol):
    """Every read of this page; all block, so all run on workers."""

    def cluster_covers(self, ids: Sequence[int]) -> Mapping[int, Sequence[FileRecord]]: ...  # noqa: D102


class DuplicatesPage(QWidget):
    """Header with kinds, list of clusters, the chosen one beside it."""

    message = Signal(str)
    """A sentence for a toast."""
    undo_offered = Signal(str, str)
    """(sentence, word of the button that takes it back)."""
    find_wanted = Signal()

    def __init__(
        self,
        library: DuplicateReads,
        parts: PageParts,
        ways: WayChoice,
        acts: ReviewActs,
    ) -> None:
        """Read nothing until the page is opened."""
        super().__init__()
        surface(self, "content")
        tasks, actions, doing, undoing = parts.tasks, parts.actions, parts.doing, parts.undoing
        self._library, self._tasks, self._actions = library, tasks, actions
        self.lister = ClusterLister(library, tasks, parts.state, self)
        self._is_searching = self._wants_focus = False
        self._back_to: int | None = None
        """A cluster that was decided and is open again: it is shown as soon as it is listed."""
        self._reader = ReviewReader(library, tasks, self)
        self._changed: set[int] = set()
        self._open = 0
        """Clusters of all kinds that are still to be decided, whatever the list is narrowed to."""
        self.clusters = ClusterListModel(partial(_read_rows, library), tasks)
        self.side = ClusterSide(self.clusters, parts.thumbnails)
        self.pane = ReviewPane(library, parts.pictures, tasks, actions)
        self.header = DuplicatesHeader(actions)
        self._body = ListBeside(self.side, self.pane)
        self.empty = self._body.empty
        self.empty.pressed.connect(self._do_cure)
        column(self, self.header, self._body, growing=self._body)
        self.side.show_order(self.lister.order)
        self.going = ClusterWay(ways, tasks, asked_of(acts.resolver), self)
        self.ways = WayMenu(ways, self)
        self.pane.actions_bar.offer_ways(self.ways)
        self.deciding = Deciding(
            self.pane,
            actions,
            acts.resolver,
            going=self.going,
            doing=doing,
            undoing=undoing,
            parent=self,
        )
        self.pane.actions_bar.accept.pressed.connect(self.deciding.mean_it)
        self.pane.weigh = acts.weigh
        self.ruling = FolderRuling(
            self.pane, actions, doing=doing, undoing=undoing, rule=acts.rule, parent=self
        )
        self.vanishing = Vanishing(self.pane, tasks, doing, acts.gone)
        self._keys = ReviewKeys(self, self.side, self.pane, actions, step=self.step)
        self._connect()

    def open_page(self) -> None:
        """Show the page: its clusters are read the first time and when they changed."""
        if self.lister.is_stale:
            self.lister.ask_again()
        self._wants_focus = True
        self._show_state()

    def apply_changes(self, changes: CatalogChanges) -> None:
        """Show what a write touched; the chosen cluster stays the chosen one."""
        if not (changes.clusters or changes.roots):
            return
        self._reader.forget()
        self._changed |= changes.clusters
        if changes.roots and self.side.current_id is not None:  # files of it may be away, or back
            self._changed.add(self.side.current_id)
        if not self.isVisible():
            self.lister.is_stale = True
            return
        holds = (self._is_searching or self.lister.waits) and self._back_to is None
        self.lister.ask_again(self.side.down_to_sight if holds else None)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.header.open_search()

    def regions(self) -> Sequence[QWidget]:
        """Return the parts F6 goes through."""
        pane = self.pane
        parts = (pane.bar, pane.reason, pane.stage, pane.members, pane.fields, pane.actions_bar)
        return (self.header, self.side, *parts, self.empty)

    def set_scanning(self, scanning: bool) -> None:  # noqa: FBT001 - the window's signal
        """Say so where there is nothing to show yet."""
        if scanning != self._is_searching:
            self._is_searching = scanning
            self._show_state()

    def step(self, by: int) -> None:
        """Go to another cluster."""
        if not self.side.step(by):
            end = tr("Duplicates", "This is the last cluster of the list.")
            start = tr("Duplicates", "This is the first cluster of the list.")
            self.message.emit(end if by > 0 else start)

    def _connect(self) -> None:
        self._reader.arrived.connect(self._show)
        self._reader.came_ahead.connect(self.pane.prefetch)
        self.going.changed.connect(self._show_way)
        self.lister.listed.connect(self._listed)
        self.header.kind_chosen.connect(self.lister.choose_kind)
        self.header.search.searched.connect(self.lister.search)
        self.header.search.textEdited.connect(self._stay_in_search)
        self.header.search.left.connect(self.side.list.setFocus)
        self.header.search.clear_from(self)
        self.side.filter.clicked.connect(self._open_filter)
        self.side.chosen.connect(self._cluster_chosen)
        self.side.order_chosen.connect(self.lister.choose_order)
        self.deciding.decided.connect(self._decided)
        self.deciding.returned.connect(self._returned)
        for show in (self._show_done, self._show_state):
            self.deciding.counted.connect(show)
        self.deciding.taken_back.connect(self._taken_back)
        self.deciding.said.connect(self.undo_offered)
        self.pane.message.connect(self.message)
        self.deciding.message.connect(self.message)
        self.ruling.message.connect(self.message)
        self.vanishing.message.connect(self.message)
        self.ruling.said.connect(self.undo_offered)
        self.ruling.ruled.connect(self.find_wanted)
        for failing in (self.lister, self.clusters, self._reader, self.pane, self.deciding):
            failing.failed.connect(self._say_error)

    # which clusters

    def show_apart(self) -> None:
        """Show the identical copies that each hold what the other does not."""
        self.header.search.clear()
        self.lister.list_apart()

    def _stay_in_search(self) -> None:
        """Leave the keys to whoever types: in the list letters would decide."""
        self._wants_focus = False

    def _open_filter(self) -> None:
        self._tasks.run(partial(read_folders, self._library), self._offer_filter)

    def _offer_filter(self, folders: Sequence[Folder] | None, _error: object) -> None:
        popover = ClusterFilterPopover(folders or (), self.lister.filter, self)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.chosen.connect(self.lister.narrow)
        popover.open_below(self.side.filter)

    def _listed(self, ids: "array[int]", is_same: bool) -> None:  # noqa: FBT001 - a signal's value
        if under_way := self.deciding.under_way:
            ids = array("q", (id_ for id_ in ids if id_ not in under_way))
        self.header.show_kinds(self.lister.totals, self.lister.kind)
        every = sum(total.clusters for total in self.lister.totals.values())
        self._open = max(len(ids), every - len(under_way))
        self.side.filter.show_filters(len(self.lister.filter))
        before = wanted = self.side.current_id
        if self._back_to in ids:
            wanted, self._back_to = self._back_to, None
        if ids != self.clusters.ids:
            stays = wanted == before and wanted in ids and wanted not in self._changed
            with QSignalBlocker(self.side) if stays else nullcontext():
                self.side.update_list(ids, self._changed, wanted, is_same=is_same)
            if stays:
                self._show_position()
                self._look_ahead()
        else:
            self.clusters.refresh(self._changed)
            if before is None:
                self.side.choose_row(0)
            elif before in self._changed:
                self._cluster_chosen(before)
        self._changed.clear()
        self._show_state()
        self._show_done()

    def _show_state(self) -> None:
        if self.clusters.rowCount():
            self._body.show_list()
            if self._wants_focus and self.isVisible():  # else it would take that of another page
                self._wants_focus = False
                self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.lister.is_asking:
            return
        self._wants_focus |= takes_focus_of(self, self._body)
        words = duplicates_words.nothing(
            self.lister, self.deciding, self._actions, searching=self._is_searching
        )
        self._body.say(words)

    def _do_cure(self) -> None:
        cure = self.empty.cure
        if cure is Cure.CLEAR:
            self.header.search.clear()
            self.lister.clear()
        elif cure is Cure.FIND:
            self.find_wanted.emit()
        elif cure is Cure.GO_ON:
            self._actions[ActionId.SHOW_DATES].trigger()

    # the chosen cluster

    def _cluster_chosen(self, cluster_id: int | None) -> None:
        self._show_position()
        if cluster_id is not None:
            self._reader.read(cluster_id)

    def _show_position(self) -> None:
        row = self.side.list.currentIndex().row()
        self.pane.actions_bar.show_position(row, self.clusters.rowCount())

    def _show(self, found: Review) -> None:
        self.pane.show_review(found)
        self.going.show_cluster(found.record)
        self.vanishing.look()
        self._look_ahead()

    def _look_ahead(self) -> None:
        next_row = self.side.list.currentIndex().row() + 1
        if next_row < self.clusters.rowCount():
            self._reader.read_ahead(self.clusters.ids[next_row])

    def _show_way(self) -> None:
        self.ways.show_reasons(self.going.reasons)
        self.pane.actions_bar.show_way(way_words.short(self.going.way))

    def _decided(self, cluster_id: int) -> None:
        """Take the cluster out of the list; the next one comes to its place."""
        row = self.clusters.row_of(cluster_id)
        self._open = max(0, self._open - 1)
        if row >= 0:
            at = self.side.list.verticalScrollBar().value()
            self.clusters.take_out(cluster_id)
            self.side.list.verticalScrollBar().setValue(at)
            self.side.choose_row(row)
            self._show_position()
        self._show_state()
        self._show_done()

    def _taken_back(self, cluster_id: int | None) -> None:
        """Go back to the cluster whose decision was taken back."""
        self._back_to = cluster_id
        self.lister.ask_again()

    def _returned(self, cluster_id: int) -> None:
        """Show a cluster again that is not settled after all."""
        self._changed.add(cluster_id)
        self.lister.ask_again()

    def _show_done(self) -> None:
        self.side.show_done(self.deciding.done, self._open, self.deciding.gained_bytes)

    def _say_error(self, error: Any) -> None:  # noqa: ANN401 - an exception, through a signal
        self.message.emit(formatting.sentence(reason_of(error)))


def _read_rows(library: DuplicateReads, ids: Sequence[int]) -> dict[int, ClusterRow]:
    records, covers = library.cluster_records(ids), library.cluster_covers(ids)
    return {id_: ClusterRow(records[id_], covers.get(id_, ())) for id_ in ids if id_ in records}
