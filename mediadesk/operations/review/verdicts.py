"""Records what the user says of clusters, and takes it back: different things, or wanted copies."""

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from mediadesk.catalog.clusters import verdicts
from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.catalog.past import verdict_history
from mediadesk.catalog.store import Store
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.verdicts import GivenVerdict, KeyedFile, VerdictKind

_KINDS = {
    VerdictKind.DIFFERENT: DecisionKind.NOT_DUPLICATES,
    VerdictKind.KEPT: DecisionKind.KEEP_COPIES,
}


class Verdicts:
    """Verdicts are decisions: on contents, durable before the catalog shows them."""

    def __init__(self, store: Store) -> None:
        """Record in `store`."""
        self._store = store

    def not_duplicates(self, cluster_id: int) -> GivenVerdict | None:
        """Say that the contents of a cluster are different things; None when it is gone.

        Copies of one content cannot be different things: of these it says that all are wanted.
        """
        files = self._read(lambda reader: verdicts.files_of_cluster(reader, cluster_id))
        first = files[0].content if files else None
        differ = any(not file.content.is_of(first) for file in files if first is not None)
        return self._give(VerdictKind.DIFFERENT if differ else VerdictKind.KEPT, files)

    def keep_all(self, cluster_id: int) -> GivenVerdict | None:
        """Say that all copies in a cluster are wanted; None when it is gone."""
        files = self._read(lambda reader: verdicts.files_of_cluster(reader, cluster_id))
        return self._give(VerdictKind.KEPT, files)

    def keep(self, file_ids: Sequence[int], *, batch_id: int | None = None) -> GivenVerdict | None:
        """Say that these files are wanted beside each other: what stays of a resolved cluster.

        A file that stays alone needs no verdict: None. The verdict goes when the batch that
        removed the others is taken back.
        """
        if len(file_ids) < 2:
            return None
        files = self._read(lambda reader: verdicts.files_like(reader, file_ids))
        return self._give(VerdictKind.KEPT, files, batch_id)

    def give_again(self, uid: str, *, batch_id: int | None = None) -> GivenVerdict | None:
        """Give a verdict again that was taken back; None when there was none."""
        with self._store.decision_readers.use() as reader:
            facts = verdict_history.facts_of(reader, uid)
        if facts is None:
            return None
        kind = DecisionKind(facts.pop("kind"))
        given = next(each for each, recorded in _KINDS.items() if recorded is kind)
        return self._record(given, facts, batch_id)

    def take_back(self, uid: str) -> CatalogChanges:
        """Undo a verdict; its clusters can be shown again."""
        self._store.decisions.submit(
            lambda writer: decisions.record(
                writer, DecisionKind.TAKE_BACK_VERDICT, {"verdict": uid}
            )
        ).result()
        return self._store.catch_up()

    def _read(self, read: Callable[[Connection], list[KeyedFile]]) -> list[KeyedFile]:
        with self._store.readers.snapshot() as reader:
            return read(reader)

    def _give(
        self, kind: VerdictKind, files: Sequence[KeyedFile], batch_id: int | None = None
    ) -> GivenVerdict | None:
        if not files:
            return None
        return self._record(kind, verdicts.to_facts("", files), batch_id)

    def _record(
        self, kind: VerdictKind, facts: dict[str, Any], batch_id: int | None
    ) -> GivenVerdict:
        uid = uuid.uuid4().hex
        told = {**facts, "verdict": uid}
        if batch_id is not None:
            told["batch"] = batch_id
        self._store.decisions.submit(
            lambda writer: decisions.record(writer, _KINDS[kind], told)
        ).result()
        return GivenVerdict(uid, kind, self._store.catch_up())
