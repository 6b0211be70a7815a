"""Asks whether a keeper is only an enlarged version of a smaller picture that is to go."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness import enlargements
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import Gain
from mediadesk.domain.keepers import KeeperCode
from mediadesk.operations.children import gains_of, take_parts
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.keepers import derivation

if TYPE_CHECKING:
    from mediadesk.fingerprint.enlarging import SmallPicture

_TIMEOUT_S = 15.0
_LESS = 0.9
"""A smaller picture has at most so many of the larger one's pixels."""
_MOST_SMALLER = 4
"""A keeper is compared with so many of the largest; smaller ones were made from these."""
_MOST_PIXELS = 51_000_000
"""Larger pictures take more than the 300 MB that a child is to have; they pass for real ones."""
_BY_SIZE = frozenset({KeeperCode.RESOLUTION, KeeperCode.NOT_EDITED, KeeperCode.NOT_SAVED_AGAIN})
"""Reasons for a smaller picture to go that do not hold beside an enlarged one."""


def ask(context: SearchContext, files: Mapping[int, FileContent]) -> bool:
    """Compare keepers of similar clusters with smaller members, see `derivation.ask`.

    `files` are those that may be opened, by id. Returns whether one turned out to be enlarged.
    Each file is opened by the lane of its disk, so that a slow one holds up no other.
    """

    def take(small: FileContent, large: FileContent) -> "SmallPicture | None":
        if _pixels(large) > _MOST_PIXELS:
            return None
        scale = math.sqrt(_pixels(large) / max(1, _pixels(small)))
        return context.lanes.of(small.path).run(
            take_parts, (small.path, scale), timeout_s=_TIMEOUT_S, checkpoint=context.checkpoint
        )

    def compare(large: FileContent, parts: "Sequence[SmallPicture]") -> list[Gain]:
        return context.lanes.of(large.path).run(
            gains_of, (large.path, parts), timeout_s=_TIMEOUT_S, checkpoint=context.checkpoint
        )

    with context.store.readers.use() as reader:
        pairs = enlargements.unasked(reader, ClusterKind.SIMILAR, _BY_SIZE, pixels=_LESS)
    comparison = derivation.Comparison(take, compare)
    return derivation.ask(context, pairs, files, comparison, most=_MOST_SMALLER)


def _pixels(file: FileContent) -> int:
    return (file.width or 0) * (file.height or 0)
