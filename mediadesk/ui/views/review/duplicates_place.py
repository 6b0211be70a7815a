"""The place Duplicates: its page, and the plan for all copies that opens over it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Protocol

from PySide6.QtCore import Signal

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.keepers import Comparison
from mediadesk.domain.records import Vanished
from mediadesk.operations.resolve import Way
from mediadesk.ui.models.plans.bulk_planning import BulkActs
from mediadesk.ui.models.plans.way_choice import WayChoice
from mediadesk.ui.views.page_parts import PlaceParts
from mediadesk.ui.views.place_stack import PlaceStack
from mediadesk.ui.views.plans.bulk_page import BulkPage
from mediadesk.ui.views.plans.plan_page import PlanPage
from mediadesk.ui.views.review.deciding import Resolver
from mediadesk.ui.views.review.duplicates_page import DuplicatesPage
from mediadesk.ui.views.review.review_acts import ReviewActs


class ReviewSession(Protocol):
    """What review needs of the session."""

    @property
    def library(self) -> Any: ...  # noqa: ANN401, D102 - see DuplicateReads
    @property
    def usual_way(self) -> Way: ...  # noqa: D102
    def reviewing(self, way: Way | None = None) -> Resolver: ...  # noqa: D102
    def bulk(self, way: Way | None = None) -> BulkActs: ...  # noqa: D102
    def weigh(self, cluster_id: int) -> Mapping[int, Sequence[Comparison]]: ...  # noqa: D102
    def vanished(self, cluster_id: int) -> Vanished: ...  # noqa: D102
    def set_folder_rule(  # noqa: D102
        self, path: bytes, rule: FolderRule, *, holds: bool
    ) -> CatalogChanges: ...


class DuplicatesPlace(PlaceStack):
    """The page of clusters, and over it the plan when it is asked for."""

    find_wanted = Signal()
    """Duplicates are to be looked for."""
    scan_wanted = Signal(object)
    """Folders (Sequence[bytes]) of which the library knows too much."""

    def __init__(self, session: ReviewSession, parts: PlaceParts) -> None:
        """Build the page; nothing is read yet."""
        self._session, self._parts = session, parts
        self._ways = WayChoice(lambda: session.usual_way)
        self.review = DuplicatesPage(
            session.library,
            parts,
            self._ways,
            ReviewActs(
                resolver=session.reviewing,
                weigh=session.weigh,
                rule=partial(session.set_folder_rule, holds=True),
                gone=session.vanished,
            ),
        )
        super().__init__(self.review)
        self.review.find_wanted.connect(self.find_wanted)
        self.review.vanishing.scan_wanted.connect(self.scan_wanted)

    @cached_property
    def bulk(self) -> BulkPage:
        """The plan for all exact and identical copies."""
        session = self._session
        made = BulkPage(session.bulk, session.library, self._parts, self._ways)
        made.done.connect(self.go_back)
        made.rules.look_wanted.connect(self._show_apart)
        made.resolved.connect(self.review.deciding.note_resolved)
        made.resolved.connect(self._look_at_the_rest)
        return self.hold(made)

    def _look_at_the_rest(self, key: str) -> None:
        """Make the clusters anew of which copies on other disks are left."""
        if key:
            self.find_wanted.emit()

    def make_plans(self) -> Iterator[PlanPage]:
        """Make the plan while there is time."""
        yield self.bulk

    def open_bulk(self) -> None:
        """Show the plan; the place itself is in sight already."""
        self.open_plan(self.bulk)

    def _show_apart(self) -> None:
        self.go_back()
        self.review.show_apart()
