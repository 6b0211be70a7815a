"""Asks which clusters are listed: of which kind, in which order, let through by which filter."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.clusters import ClusterFilter, ClusterKind, ClusterOrder, ClusterTotal
from mediadesk.ui.models.rows.listing import Listing, below
from mediadesk.ui.state import WindowState
from mediadesk.ui.threads import TaskRunner

_KIND, _ORDER = "place/duplicates/kind", "place/duplicates/order"


class ClusterListReads(Protocol):
    """What is asked of the library; blocks and runs on a worker."""

    def cluster_ids(  # noqa: D102
        self, kinds: Sequence[ClusterKind], order: ClusterOrder, narrowing: ClusterFilter
    ) -> "array[int]": ...
    def cluster_totals(self) -> Mapping[ClusterKind, ClusterTotal]: ...  # noqa: D102


class ClusterLister(QObject):
    """Only the newest question is answered. Kind and order are remembered, filters are not."""

    listed = Signal(object, bool)
    """(array of ids, whether it is the same list as before: no other kind, order or filter)."""
    failed = Signal(object)

    def __init__(
        self, library: ClusterListReads, tasks: TaskRunner, state: WindowState, parent: QObject
    ) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._library, self._tasks, self._state = library, tasks, state
        self._question = 0
        kind, order = state.text(_KIND), state.text(_ORDER)
        self.kind = ClusterKind(kind) if kind in list(ClusterKind) else None
        self.order = ClusterOrder(order) if order in list(ClusterOrder) else ClusterOrder.GAIN
        self.filter = ClusterFilter()
        self.totals: Mapping[ClusterKind, ClusterTotal] = {}
        self.is_asking, self.is_stale = False, True
        self._has_to_sort = False
        """True while the newest order, kind or filter has not been listed yet."""
        self.waits = False
        """True while clusters that belong further up stand below what was in sight."""

    @property
    def is_narrowed(self) -> bool:
        """Tell whether a search or a filter leaves clusters out."""
        return bool(self.filter.search) or len(self.filter) > 0

    def choose_kind(self, kind: ClusterKind | None) -> None:
        """List clusters of one kind, or of all."""
        self.kind = kind
        self._state.keep(_KIND, "" if kind is None else kind.value)
        self.ask()

    def choose_order(self, order: ClusterOrder) -> None:
        """List them in another order."""
        self.order = order
        self._state.keep(_ORDER, order.value)
        self.ask()

    def narrow(self, wanted: ClusterFilter) -> None:
        """List what this lets through; the search stays."""
        self.filter = replace(wanted, search=self.filter.search)
        self.ask()

    def list_apart(self) -> None:
        """List only identical copies that each hold what the other does not, of any name."""
        self.filter = ClusterFilter(apart=True)
        self.choose_kind(None)

    def search(self, text: str) -> None:
        """List clusters with a file of that name."""
        self.filter = replace(self.filter, search=text)
        self.ask()

    def clear(self) -> None:
        """Let everything through again."""
        self.filter = ClusterFilter()
        self.ask()

    def ask(self) -> None:
        """Read the list, all of it in its order; `listed` follows."""
        self._has_to_sort = True
        self._ask()

    def ask_again(self, in_place: "array[int] | None" = None) -> None:
        """Read the same list; these clusters stay its first, what is new comes below them."""
        self._ask(None if self._has_to_sort else in_place)

    def _ask(self, in_place: "array[int] | None" = None) -> None:
        self._question += 1
        self.is_asking, self.is_stale = True, False
        kinds = () if self.kind is None else (self.kind,)
        read = partial(_read, self._library, kinds, self.order, self.filter, in_place)
        self._tasks.run(read, partial(self._arrived, self._question, not self._has_to_sort))

    def _arrived(
        self,
        question: int,
        is_same: bool,  # noqa: FBT001 - a signal's value
        found: "tuple[Listing, Mapping[ClusterKind, ClusterTotal]] | None",
        error: Exception | None,
    ) -> None:
        if question != self._question:
            return  # another list was asked for meanwhile
        self.is_asking = self._has_to_sort = False
        if found is None:
            self.failed.emit(error)
            return
        shown, self.totals = found
        self.waits = shown.waiting > 0
        self.listed.emit(shown.ids, is_same)


def _read(
    library: ClusterListReads,
    kinds: Sequence[ClusterKind],
    order: ClusterOrder,
    wanted: ClusterFilter,
    in_place: "array[int] | None",
) -> tuple[Listing, Mapping[ClusterKind, ClusterTotal]]:
    fresh = Listing(library.cluster_ids(kinds, order, wanted))
    if in_place:
        fresh = below(Listing(in_place), fresh, len(in_place))
    return fresh, library.cluster_totals()
