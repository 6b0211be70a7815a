"""The part of History that tells of changed files: dates written, files named and organised."""

from collections.abc import Iterator

from mediadesk.catalog.journal import rewrite_batches, rewrites
from mediadesk.catalog.journal.rewrite_batches import WRITTEN
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.history import (
    HistoryDetail,
    HistoryFile,
    HistoryItem,
    HistoryKind,
    HistoryOutcome,
)
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import EntryState
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.rewrites import Rewrite, RewriteBatch
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.past.source import MOST_NAMED, Source
from mediadesk.operations.writing.stamp import Stamping

_ORGANISE = "organise"


class RewriteHistory(Source):
    """Every batch that changed files. Every method blocks."""

    marks = (WRITTEN,)

    def __init__(self, store: Store, lanes: Lanes, settings: Settings) -> None:
        """Read the journal of `store`; files that change back are looked at through `lanes`."""
        self._store = store
        self._stamping = Stamping(store, lanes, settings)

    def items(self, search: str = "") -> Iterator[HistoryItem]:
        """Yield every batch, the newest first; with `search` those about files of that name."""
        with self._store.decision_readers.use() as reader:
            found = list(rewrite_batches.batches(reader))
        for one in found:
            if not search or self._is_about(one.id, names.searchable(search)):
                yield _item(one)

    def newest(self) -> HistoryItem | None:
        """Return the latest batch of which anything can be taken back."""
        with self._store.decision_readers.use() as reader:
            batch_id = rewrite_batches.last_undoable(reader)
            found = None if batch_id is None else rewrite_batches.batch(reader, batch_id)
        return None if found is None else _item(found)

    def detail(self, key: str) -> HistoryDetail | None:
        """Return the files of a batch, None when there is none of that key."""
        with self._store.decision_readers.use() as reader:
            found = rewrite_batches.batch(reader, _number(key))
            every = rewrites.rewrites(reader, batch_id=_number(key))
        if found is None:
            return None
        went = [one for one in every if one.state is not EntryState.LEFT]
        left = [one for one in every if one.state is EntryState.LEFT]
        return HistoryDetail(
            _item(found),
            went=tuple(_file(one) for one in went[:MOST_NAMED]),
            left=tuple(_file(one) for one in left[:MOST_NAMED]),
            more=max(0, len(went) - MOST_NAMED),
        )

    def undo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Make the files of a batch what they were. Raises `OutsideError`."""
        back = self._stamping.take_back(_number(key), checkpoint=checkpoint, on_step=on_step)
        trouble = tuple((names.shown(one.path), one.reason) for one in back.failed)
        with self._store.decision_readers.use() as reader:
            found = rewrite_batches.batch(reader, back.batch_id)
        item = None if found is None else _item(found)
        return HistoryOutcome(item, len(back.restored), trouble=trouble, changes=back.changes)

    def redo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Refuse: what was written is planned and shown anew. Raises `OutsideError`."""
        checkpoint()
        on_step(0, key.encode())
        raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_REDO))

    def _is_about(self, batch_id: int, wanted: str) -> bool:
        with self._store.decision_readers.use() as reader:
            every = rewrites.rewrites(reader, batch_id=batch_id)
        return any(wanted in names.searchable(names.shown(one.path)) for one in every)


def _item(batch: RewriteBatch) -> HistoryItem:
    kind = HistoryKind.ORGANISED if batch.kind == _ORGANISE else HistoryKind.WRITTEN
    return HistoryItem(
        key=f"{WRITTEN}{batch.id}",
        kind=kind,
        at=batch.at,
        files=batch.files,
        size_bytes=batch.kept_bytes,
        undoable=batch.changed,
        back=batch.restored,
        left=batch.left,
        undone_at=batch.undone_at,
        facts={"target": batch.kind.partition("-")[2]},
    )


def _file(one: Rewrite) -> HistoryFile:
    return HistoryFile(one.target, reason=one.reason, root=one.draft.root)


def _number(key: str) -> int:
    number = key.removeprefix(WRITTEN)
    if not number.isdecimal():
        raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_UNDO))
    return int(number)
