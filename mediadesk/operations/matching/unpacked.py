"""Holds recordings without loss against compressed ones that go: they may only be unpacked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness import enlargements
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import Gain
from mediadesk.domain.keepers import KeeperCode
from mediadesk.operations.children import plays_samples, take_samples
from mediadesk.operations.matching import made_from
from mediadesk.operations.matching.means import Means

if TYPE_CHECKING:
    from mediadesk.fingerprint.unpacking import Samples

_TIMEOUT_S = 30.0
_MOST_COMPRESSED = 3
"""A keeper is held against the largest of what is compressed."""


def ask(means: Means) -> bool:
    """Hold keepers without loss against compressed members, see `made_from.ask`.

    Returns whether one turned out to be only unpacked. Each file is opened by the lane of its
    disk, so that a slow one holds up no other.
    """

    def take(compressed: FileContent, _whole: FileContent) -> "Samples":
        return means.lanes.of(compressed.path).run(
            take_samples, compressed.path, timeout_s=_TIMEOUT_S, checkpoint=means.checkpoint
        )

    def compare(whole: FileContent, heard: "Sequence[Samples]") -> list[Gain]:
        same = means.lanes.of(whole.path).run(
            plays_samples, (whole.path, heard), timeout_s=_TIMEOUT_S, checkpoint=means.checkpoint
        )
        return [Gain.NONE if one else Gain.SOME for one in same]

    with means.store.readers.snapshot() as reader:
        pairs = enlargements.unasked(reader, ClusterKind.AUDIO, {KeeperCode.LOSSLESS})
        files = contents.of_files(reader, sorted({id_ for pair in pairs for id_ in pair}))
    comparison = made_from.Comparison(take, compare)
    return made_from.ask(means, pairs, files, comparison, most=_MOST_COMPRESSED)
