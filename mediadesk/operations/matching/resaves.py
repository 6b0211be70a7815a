"""Compares the traces of pictures of one size: which was saved again from which."""

from mediadesk.catalog import picture_details, resaves
from mediadesk.catalog.store import Store
from mediadesk.dedupe.resaving import was_saved_from
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.jobs import Checkpoint
from mediadesk.fingerprint.past import Traces, traces_in
from mediadesk.operations.matching.closer_look import CLEAR

_AT_ONCE = 500


def ask(store: Store, checkpoint: Checkpoint) -> bool:
    """Compare keepers of similar clusters with members of their size; no file is opened for it.

    Returns whether one of them turned out to be saved again from the other.
    """
    with store.readers.use() as reader:
        pairs = resaves.unasked(reader, ClusterKind.SIMILAR, CLEAR)
    found_any = False
    for start in range(0, len(pairs), _AT_ONCE):
        found: dict[tuple[int, int], bool] = {}
        for stays, goes in pairs[start : start + _AT_ONCE]:
            checkpoint()
            one, other = _traces(store, stays), _traces(store, goes)
            found[stays, goes] = _was_saved_from(one, other)
            found[goes, stays] = _was_saved_from(other, one)
        found_any |= any(found.values())
        _keep(store, found)
    return found_any


def _keep(store: Store, found: dict[tuple[int, int], bool]) -> None:
    store.catalog.submit(lambda writer: resaves.store(writer, found)).result()


def _traces(store: Store, content_id: int) -> Traces | None:
    with store.readers.use() as reader:
        packed = picture_details.traces(reader, content_id)
    return None if packed is None else traces_in(packed)


def _was_saved_from(copy: Traces | None, source: Traces | None) -> bool:
    if copy is None or source is None:
        return False
    return was_saved_from(
        copy.values,
        source.values,
        steps=copy.steps if copy.steps.all() else None,
        source_steps=source.steps if source.steps.all() else None,
    )
