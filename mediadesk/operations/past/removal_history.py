"""The part of History that tells of removals: what went where, what stayed, and the way back."""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mediadesk.catalog.journal import journal, rewrite_batches
from mediadesk.catalog.past import history, verdict_history
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.history import (
    HistoryDetail,
    HistoryFile,
    HistoryItem,
    HistoryOutcome,
)
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import MERGING, SIDECARS, Entry, EntryAction, EntryState, RemovalPlace
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.records import FileRecord
from mediadesk.domain.resolutions import LeftOut, Resolution, ScannedFile
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.past.source import MOST_NAMED, Source
from mediadesk.operations.resolve import Undone, Way
from mediadesk.operations.review.by_hand import ByHand, trouble_of
from mediadesk.operations.review.looked_at import Shown
from mediadesk.operations.review.verdicts import Verdicts
from mediadesk.operations.writing.folding import Folding


class RemovalHistory(Source):
    """Every batch that removed files. Every method blocks."""

    marks = (history.BATCH, history.BACK)

    def __init__(self, store: Store, settings: Settings, lanes: Lanes | None) -> None:
        """Read the journal of `store`; what is done again keeps to `settings`."""
        self._store, self._verdicts = store, Verdicts(store)
        self._folding = Folding(store, settings, lanes)
        self._by_hand = ByHand(store, settings, lanes)

    def items(self, search: str = "") -> Iterator[HistoryItem]:
        """Yield every removal and every taking back, the newest first.

        With `search` only those that were about a file of which the path has this in it.
        """
        with self._store.decision_readers.use() as reader:
            found = list(history.batches_with_back(reader))
            if search:
                about = history.batches_about(reader, search)
                found = [each for each in found if each[0].key in about]
        removed = [item for item, _ in found]
        back = sorted((b for _, b in found if b is not None), key=lambda item: -item.at)
        return heapq.merge(removed, back, key=lambda item: -item.at)

    def newest(self) -> HistoryItem | None:
        """Return the latest removal of which anything can come back."""
        with self._store.decision_readers.use() as reader:
            return history.newest_held(reader)

    def detail(self, key: str) -> HistoryDetail | None:
        """Return the files of a removal, None when there is none of that key."""
        batch_id = int(key.partition(":")[2])
        with self._store.decision_readers.use() as reader:
            item, back = next(history.batches_with_back(reader, batch_id), (None, None))
            every = journal.entries(reader, batch_id=batch_id)
            beside = rewrite_batches.why_not_inside(reader, batch_id)
            wanted = verdict_history.kept_with_batch(reader, batch_id)
        entries = [entry for entry in every if not entry.is_merging]
        if item is None:
            return None
        if key.startswith(history.BACK):
            item = back or item
            entries = [entry for entry in entries if entry.state is EntryState.UNDONE]
        entries.sort(key=lambda entry: entry.path)  # as a folder lists them, whatever went first
        went = [entry for entry in entries if entry.state is not EntryState.LEFT]
        left = [entry for entry in entries if entry.state is EntryState.LEFT]
        named = went[:MOST_NAMED]
        keepers = dict.fromkeys(entry.draft.keeper for entry in named if entry.draft.keeper)
        kept = list(keepers | dict.fromkeys(wanted))[:MOST_NAMED]
        with self._store.readers.use() as reader:
            paths = [entry.restored_to or entry.path for entry in (*named, *left[:MOST_NAMED])]
            known = history.files_at(reader, [*paths, *kept])
        return HistoryDetail(
            item,
            went=tuple(_file(entry, known) for entry in named),
            stayed=tuple(
                HistoryFile(path, record=known.get(path), reason=beside.get(path)) for path in kept
            ),
            left=tuple(_file(entry, known) for entry in left[:MOST_NAMED]),
            more=len(went) - len(named),
        )

    def undo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Bring back what a removal holds. Raises `OutsideError` when that is nothing."""
        batch_id = int(key.partition(":")[2])
        undone = self._folding.undo(batch_id, checkpoint=checkpoint, on_step=on_step)
        with self._store.decision_readers.use() as reader:
            item = next(history.batches(reader, batch_id), None)
            wanted = verdict_history.with_batch(reader, batch_id)
        outcome = outcome_of([undone], item)
        for uid in wanted if undone.restored else ():
            outcome = replace(outcome, changes=outcome.changes | self._verdicts.take_back(uid))
        return outcome

    def redo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Remove again what came back, each file and its keeper checked anew.

        Raises `OutsideError` when nothing could be begun.
        """
        batch_id = int(key.partition(":")[2])
        with self._store.decision_readers.use() as reader:
            back = journal.entries(reader, batch_id=batch_id, states=[EntryState.UNDONE])
        carried = (*SIDECARS, *MERGING)  # both follow from the files they went with
        again = [
            entry
            for entry in back
            if entry.restored_to == entry.path and entry.action not in carried
        ]
        if not again:
            raise OutsideError(Reason.of(ReasonCode.NOTHING_TO_REDO))
        keepers = {entry.draft.keeper for entry in again}
        with self._store.readers.use() as reader:
            known = history.files_at(reader, [*keepers, *(entry.path for entry in again)])
        done = self._by_hand.remove(
            _resolutions(again),
            map(_shown, known.values()),
            _way(again[0]),
            checkpoint=checkpoint,
            on_step=on_step,
        )
        trouble = trouble_of(done)
        item, changes = None, done.changes
        if done.batch_id is not None:
            with self._store.decision_readers.use() as reader:
                item = next(history.batches(reader, done.batch_id), None)
                kept = verdict_history.last_with_batch(reader, batch_id)
            if kept is not None and done.removed and not trouble:
                given = self._verdicts.give_again(kept, batch_id=done.batch_id)
                changes |= HistoryOutcome().changes if given is None else given.changes
        sidecars = sum(entry.is_sidecar for entry in done.removed)
        return HistoryOutcome(
            item,
            len(done.removed) - sidecars,
            done.held_bytes,
            trouble,
            changes,
            sidecars,
        )


def _resolutions(entries: Sequence[Entry]) -> list[Resolution]:
    """Return the decisions that removing these files once more comes to."""
    going: dict[tuple[bytes, ClusterKind], list[Entry]] = {}
    for entry in entries:
        going.setdefault((entry.draft.keeper, entry.draft.kind), []).append(entry)
    return [
        Resolution(
            kind,
            ScannedFile(keeper, gone[0].draft.keeper_stat, ""),
            tuple(ScannedFile(one.path, one.draft.stat, one.draft.quick_hash) for one in gone),
        )
        for (keeper, kind), gone in going.items()
    ]


def _way(entry: Entry) -> Way:
    """Return the way in which a file was removed, to repeat it."""
    folder = b""
    if entry.draft.place is RemovalPlace.FOLDER:
        folder = entry.held_at.rpartition(b"/")[0]
    return Way(entry.draft.place, folder, link=entry.action is EntryAction.LINK)


def _shown(file: FileRecord) -> Shown:
    return Shown(file.id, file.path, file.quick_hash or "", file.kind, file.width, file.height)


def outcome_of(answers: list[Undone], item: HistoryItem | None = None) -> HistoryOutcome:
    """Join what several undos came to."""
    changes = HistoryOutcome().changes
    for undone in answers:
        changes |= undone.changes
    failed: list[LeftOut] = [left for undone in answers for left in undone.failed]
    sidecars = sum(undone.sidecars for undone in answers)
    actions = {undone.action for undone in answers}
    return HistoryOutcome(
        item=item,
        files=sum(len(undone.restored) for undone in answers) - sidecars,
        sidecars=sidecars,
        trouble=tuple((names.shown_last(left.path), left.reason) for left in failed),
        changes=changes,
        action=actions.pop() if len(actions) == 1 else EntryAction.REMOVE,
        purged=sum(undone.purged for undone in answers),
        unmerged=sum(undone.unmerged for undone in answers),
    )


def _file(entry: Entry, known: Mapping[bytes, FileRecord]) -> HistoryFile:
    return HistoryFile(
        path=entry.path,
        size_bytes=entry.size_bytes,
        record=known.get(entry.restored_to or entry.path),
        reason=entry.reason,
        root=entry.draft.root,
        state=entry.state,
    )
