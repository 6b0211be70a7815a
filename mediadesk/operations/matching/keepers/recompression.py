"""Compares the compression traces of pictures of one size: which was saved from which, if any."""

from mediadesk.catalog.likeness import picture_details, resaves
from mediadesk.catalog.store import Store
from mediadesk.dedupe.pictures.lineage.recompression import Version, kinship
from mediadesk.dedupe.units import RAW_FORMATS
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import Kinship
from mediadesk.domain.jobs import Checkpoint
from mediadesk.fingerprint.recompression import steps_of, traces_in
from mediadesk.operations.matching.keepers.contenders import LOSSLESS
from mediadesk.operations.matching.keepers.details import CLEAR

_AT_ONCE = 500


def ask(store: Store, checkpoint: Checkpoint) -> bool:
    """Compare keepers of similar clusters with members of their size; no file is opened for it.

    Returns whether something was learnt of one of them.
    """
    with store.readers.use() as reader:
        pairs = resaves.unasked(reader, ClusterKind.SIMILAR, CLEAR)
    found_any = False
    for start in range(0, len(pairs), _AT_ONCE):
        found: dict[tuple[int, int], Kinship] = {}
        for pair in pairs[start : start + _AT_ONCE]:
            checkpoint()
            one = _version(store, pair.stays, pair.stays_as, pair.stays_from)
            other = _version(store, pair.goes, pair.goes_as, pair.goes_from)
            found[pair.stays, pair.goes] = kinship(one, other)
            found[pair.goes, pair.stays] = kinship(other, one)
        found_any |= any(found.values())
        _keep(store, found)
    return found_any


def _keep(store: Store, found: dict[tuple[int, int], Kinship]) -> None:
    store.catalog.submit(lambda writer: resaves.store(writer, found)).result()


def _version(
    store: Store, content_id: int, format_name: str | None, earlier_quality: int | None
) -> Version | None:
    if format_name in RAW_FORMATS:  # what is seen of it was developed
        return None
    with store.readers.use() as reader:
        packed = picture_details.traces(reader, content_id)
    if packed is None:
        return None
    traces = traces_in(packed)
    has_steps = bool(traces.steps.all())
    loses = not has_steps and format_name not in LOSSLESS
    earlier = None if earlier_quality is None else steps_of(earlier_quality)
    steps = traces.steps if has_steps else None
    return Version(traces.values, steps, loses=loses, earlier=earlier)
