"""What a page needs to plan and carry out the removal of all exact and identical copies."""

from collections.abc import Collection, Sequence

from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.operations.bulk.carrying_out import carry_out
from mediadesk.operations.bulk.gathering import Gathered, gather
from mediadesk.operations.bulk.plans import BulkPlan
from mediadesk.operations.bulk.rules import Rule
from mediadesk.operations.folder_rules import in_force
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.resolve import RemovalOutcome, Way, usual


class BulkResolver:
    """Gathers, plans and acts on one catalog. Every method blocks."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        way: Way | None = None,
        lanes: Lanes | None = None,
    ) -> None:
        """Act on the files of `store`; `way` is how copies go, None the one that is set."""
        self._store, self._settings, self._lanes = store, settings, lanes
        self.way = usual(settings) if way is None else way

    @property
    def protected(self) -> Sequence[bytes]:
        """Folders whose files stay whatever the rules say."""
        return in_force(self._store, self._settings).protected_roots

    @property
    def roots(self) -> Sequence[bytes]:
        """The folders of the library."""
        with self._store.readers.use() as reader:
            return [root.path for root in folders.roots(reader)]

    def gather(self) -> Gathered:
        """Read the clusters and look at each of their files."""
        return gather(self._store, self._settings, way=self.way)

    def plan(self, found: Gathered, rules: Sequence[Rule], struck_out: Collection[int]) -> BulkPlan:
        """Return what the rules come to."""
        return BulkPlan(found, rules, struck_out)

    def carry_out(
        self, plan: BulkPlan, *, checkpoint: Checkpoint, on_step: OnStep
    ) -> RemovalOutcome:
        """Remove what the plan says. Raises `OutsideError` when nothing could be begun."""
        return carry_out(
            self._store,
            self._settings,
            plan,
            way=self.way,
            lanes=self._lanes,
            checkpoint=checkpoint,
            on_step=on_step,
        )
