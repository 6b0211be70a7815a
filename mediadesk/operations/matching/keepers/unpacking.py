"""Asks whether a recording that is kept was made from one that is to go.

A lossless one may have been decoded from it: then both play the same samples. One of a higher bit
rate may have been transcoded: then it has hardly more in it, and nobody can tell for sure.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness import enlargements
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import Gain
from mediadesk.domain.keepers import KeeperCode
from mediadesk.operations.children import plays_hardly_more, plays_samples, take_samples
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.keepers import derivation
from mediadesk.operations.matching.keepers.contenders import is_lossless

if TYPE_CHECKING:
    from mediadesk.fingerprint.unpacking import Samples

_TIMEOUT_S = 30.0
_BY_BITS = frozenset({KeeperCode.LOSSLESS, KeeperCode.CODEC_RATE, KeeperCode.BIT_RATE})
"""Reasons for a recording to go that do not hold beside one that was made from it."""
_MOST_COMPRESSED = 3
"""A keeper is compared with so many of the largest compressed members."""


def ask(context: SearchContext) -> bool:
    """Compare keepers of recordings with members of fewer bits, see `derivation.ask`.

    Returns whether one turned out to be made from it, or may be. Each file is opened by the lane
    of its disk, so that a slow one holds up no other.
    """

    def take(compressed: FileContent, _whole: FileContent) -> "Samples":
        return context.lanes.of(compressed.path).run(
            take_samples, compressed.path, timeout_s=_TIMEOUT_S, checkpoint=context.checkpoint
        )

    def compare(keeper: FileContent, heard: "Sequence[Samples]") -> list[Gain]:
        tells, gain = plays_hardly_more, Gain.HARDLY_ANY
        if is_lossless(keeper.facts):
            tells, gain = plays_samples, Gain.NONE
        same = context.lanes.of(keeper.path).run(
            tells, (keeper.path, heard), timeout_s=_TIMEOUT_S, checkpoint=context.checkpoint
        )
        return [gain if one else Gain.SOME for one in same]

    with context.store.readers.snapshot() as reader:
        pairs = enlargements.unasked(reader, ClusterKind.AUDIO, _BY_BITS)
        files = contents.of_files(reader, sorted({id_ for pair in pairs for id_ in pair}))
    comparison = derivation.Comparison(take, compare)
    return derivation.ask(context, pairs, files, comparison, most=_MOST_COMPRESSED)
