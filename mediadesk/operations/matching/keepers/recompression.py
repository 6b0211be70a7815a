"""Asks which of pictures of one size was saved from which: by their traces, or laid over."""

from collections.abc import Mapping

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness import picture_details, resaves
from mediadesk.catalog.store import Store
from mediadesk.dedupe.pictures.lineage.recompression import Version, kinship
from mediadesk.dedupe.units import RAW_FORMATS
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import Kinship
from mediadesk.fingerprint.recompression import steps_of, traces_in
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.keepers import moved_resaves
from mediadesk.operations.matching.keepers.contenders import LOSSLESS
from mediadesk.operations.matching.keepers.details import CLEAR

_AT_ONCE = 500


def ask(context: SearchContext, files: Mapping[int, FileContent]) -> bool:
    """Compare keepers of similar clusters with members of their size.

    `files` are those that may be opened, by id: only where the traces tell nothing, see
    `moved_resaves`. Returns whether something was learnt of one of them.
    """
    return _ask_traces(context) | moved_resaves.ask(context, files)


def _ask_traces(context: SearchContext) -> bool:
    store = context.store
    with store.readers.use() as reader:
        pairs = resaves.unasked(reader, ClusterKind.SIMILAR, CLEAR)
    found_any = False
    for start in range(0, len(pairs), _AT_ONCE):
        found: dict[tuple[int, int], Kinship] = {}
        for pair in pairs[start : start + _AT_ONCE]:
            context.checkpoint()
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
