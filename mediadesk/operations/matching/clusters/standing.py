"""Brings the clusters of one kind up to date: those with an unchanged basis are kept."""

from collections.abc import Callable, Iterable

from mediadesk import __version__
from mediadesk.catalog.clusters import cluster_bases
from mediadesk.catalog.store import Store
from mediadesk.dedupe.versions import TELLING_VERSION
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import Cluster, ClusterKind, Draft
from mediadesk.domain.jobs import Checkpoint

RULES = (__version__, TELLING_VERSION)


def draft_of(basis: tuple[object, ...], make: Callable[[], Cluster]) -> Draft:
    """Return the draft of a cluster that `make` makes of this basis, by the rules of today."""
    return Draft((RULES, *basis), make)


class Standing:
    """Takes the drafts of one kind, some at a time, then makes these the clusters of the kind.

    A draft stands when the catalog has a cluster of the same basis: then only its key is
    remembered, to bound memory. Any other is made as it is taken, before the write begins.
    """

    def __init__(self, store: Store, kind: ClusterKind) -> None:
        """Begin with the bases of the clusters in the catalog."""
        self._store, self._kind = store, kind
        with store.readers.use() as reader:
            self._known = cluster_bases.standing(reader, kind)
        self._kept: set[str] = set()
        self._made: dict[str, Cluster] = {}

    def take(self, drafts: Iterable[Draft], checkpoint: Checkpoint) -> None:
        """Take further drafts. `checkpoint` may raise to stop: then nothing is stored."""
        for draft in drafts:
            if (key := self._known.get(draft.basis)) is not None:
                self._kept.add(key)
            else:
                checkpoint()
                self._made[draft.basis] = draft.make()

    def store(self) -> CatalogChanges:
        """Make what was taken the clusters of this kind; returns those touched."""
        return self._store.catalog.submit(
            lambda writer: cluster_bases.replace_kind(
                writer, self._kind, kept=self._kept, made=self._made
            )
        ).result()
