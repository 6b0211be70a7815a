"""Asks whether a keeper was turned or cut a little, and saved again, from a member that goes."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness import resaves
from mediadesk.catalog.store import Store
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import Gain, Kinship
from mediadesk.domain.keepers import KeeperCode
from mediadesk.operations.children import moved_gains_of, take_middle
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.keepers import derivation

if TYPE_CHECKING:
    from mediadesk.fingerprint.moved_blocks import Middle

_TIMEOUT_S = 15.0
_TIE = 0.1
"""Pictures of one size differ by no larger share of their pixels, however they were cut."""
_MOST = 4
"""A keeper is held against the largest files; the others were made from these."""
_BY_LOSS = frozenset(
    {
        KeeperCode.LOSSLESS,
        KeeperCode.BLOCKS,
        KeeperCode.QUALITY,
        KeeperCode.COMPRESSED_ONCE,
        KeeperCode.LARGER_FILE,
    }
)
"""Reasons for a picture to go that do not hold beside one that was made from it."""
_TOLD: Mapping[Gain, Kinship] = {
    Gain.SOME: Kinship.NOT_MOVED,
    Gain.NONE: Kinship.SAVED_FROM,
    Gain.HARDLY_ANY: Kinship.PERHAPS_FROM,
}


def ask(context: SearchContext, files: Mapping[int, FileContent]) -> bool:
    """Hold keepers of similar clusters against what goes for its loss, see `derivation.ask`.

    `files` are those that may be opened, by id. Returns whether one turned out to be saved again.
    """

    def take(other: FileContent, _keeper: FileContent) -> "Middle | None":
        return context.lanes.of(other.path).run(
            take_middle, other.path, timeout_s=_TIMEOUT_S, checkpoint=context.checkpoint
        )

    def compare(keeper: FileContent, middles: "Sequence[Middle]") -> list[Gain]:
        return context.lanes.of(keeper.path).run(
            moved_gains_of,
            (keeper.path, middles),
            timeout_s=_TIMEOUT_S,
            checkpoint=context.checkpoint,
        )

    with context.store.readers.use() as reader:
        pairs = resaves.unasked_moved(reader, ClusterKind.SIMILAR, _BY_LOSS, tie=_TIE)
    comparison = derivation.Comparison(take, compare)
    return derivation.ask(context, pairs, files, comparison, most=_MOST, keep=_keep)


def _keep(store: Store, keeper_id: int, found: Mapping[int, Gain]) -> None:
    told = {(keeper_id, other_id): _TOLD[gain] for other_id, gain in found.items()}
    store.catalog.submit(lambda writer: resaves.store(writer, told)).result()
