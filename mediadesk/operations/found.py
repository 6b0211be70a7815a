"""What was found to be the same: clusters with their members, and where the files of these are."""

from array import array
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from mediadesk.catalog.clusters import clusters
from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.files import placed_files
from mediadesk.catalog.files.placed_files import PlacedFile
from mediadesk.domain.clusters import (
    ClusterFilter,
    ClusterKind,
    ClusterMember,
    ClusterOrder,
    ClusterRecord,
    ClusterTotal,
)

if TYPE_CHECKING:
    from mediadesk.domain.passages import SharedPassages
    from mediadesk.operations.review.proposing import Proposing


class Found:
    """Reads clusters, and nothing else: who lists them need not wait for the rest to load."""

    def __init__(
        self, readers: Readers, proposing: "Callable[[], Proposing] | None" = None
    ) -> None:
        """Read through `readers`.

        `proposing` says what clusters propose; without it that is what was stored.
        """
        self._readers = readers
        self._proposing = proposing

    def placed(self, ids: Sequence[int]) -> dict[int, PlacedFile]:
        """Return where these files are and how large; unknown ids are absent."""
        with self._readers.use() as reader:
            return placed_files.load(reader, ids)

    def cluster_ids(
        self,
        kinds: Sequence[ClusterKind] = (),
        order: ClusterOrder = ClusterOrder.GAIN,
        narrowing: ClusterFilter = clusters.EVERYTHING,
    ) -> "array[int]":
        """Return the ids of the shown clusters of these kinds (none named: all)."""
        with self._readers.use() as reader:
            return clusters.ids(reader, kinds, order, narrowing)

    def cluster_totals(self) -> dict[ClusterKind, ClusterTotal]:
        """Return how many shown clusters there are of each kind."""
        with self._readers.use() as reader:
            return clusters.totals(reader)

    def cluster_records(self, ids: Sequence[int]) -> dict[int, ClusterRecord]:
        """Return the clusters with these ids; unknown ids are absent."""
        with self._readers.use() as reader:
            return clusters.load(reader, ids)

    def passages(self, one_id: int, other_id: int) -> "SharedPassages | None":
        """Return where two films or recordings agree; None where nothing is known of it."""
        from mediadesk.operations.matching.clusters import passages  # noqa: PLC0415 - as above

        return passages.shared(self._readers, one_id, other_id)

    def cluster_members(self, cluster_id: int) -> list[ClusterMember]:
        """Return the members of a cluster, the keeper first."""
        with self._readers.use() as reader:
            record = clusters.load(reader, [cluster_id]).get(cluster_id)
            stored = clusters.members(reader, cluster_id)
        if record is None or self._proposing is None:
            return stored
        with closing(self._proposing()) as proposing:
            return proposing.members(record, stored)

    def cluster_perhaps(self, cluster_id: int) -> list[tuple[int, float]]:
        """Return files that resemble a cluster weakly, as (file, similarity): probably others."""
        with self._readers.use() as reader:
            return clusters.perhaps(reader, cluster_id)

    def clusters(
        self, kinds: Sequence[ClusterKind] = ()
    ) -> Generator[tuple[ClusterRecord, list[ClusterMember]]]:
        """Yield the shown clusters of these kinds with their members, most to gain first."""
        with closing(self.placed_clusters(kinds)) as listed:
            for record, members, _ in listed:
                yield record, members

    def placed_clusters(
        self, kinds: Sequence[ClusterKind] = ()
    ) -> Generator[tuple[ClusterRecord, list[ClusterMember], dict[int, PlacedFile]]]:
        """Yield them with where their files are, which is read for many at once."""
        proposing: Proposing | None = None  # made for the first: it takes time to load
        with self._readers.snapshot() as reader, ExitStack() as opened:
            for page in clusters.pages(reader, kinds):
                if proposing is None and self._proposing is not None:
                    proposing = opened.enter_context(closing(self._proposing()))
                ids = [id_ for _, members in page for one in members for id_ in one.files]
                placed = placed_files.load(reader, ids)
                for record, stored in page:
                    told = stored if proposing is None else proposing.told(record, stored, placed)
                    yield record, told, placed
