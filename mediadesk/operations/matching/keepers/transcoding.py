"""Asks whether a film that is kept was only transcoded from one that is to go."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness import enlargements
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import Gain
from mediadesk.domain.keepers import KeeperCode
from mediadesk.operations.children import film_gains, take_moments
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.keepers import derivation

if TYPE_CHECKING:
    from mediadesk.fingerprint.transcoding import Moment

_TIMEOUT_S = 60.0
_MOST = 3
"""A keeper is compared with so many others; the rest were mostly made from these."""
_BY_SIZE = frozenset(
    {
        KeeperCode.RESOLUTION,
        KeeperCode.NOT_CONVERTED,
        KeeperCode.CODEC_RATE,
        KeeperCode.BIT_RATE,
        KeeperCode.LARGER_FILE,
    }
)
"""Reasons for a film to go that do not hold beside one that was made from it."""


def ask(context: SearchContext) -> bool:
    """Compare keepers of film clusters with members of less size, see `derivation.ask`.

    Returns whether one turned out to be transcoded, or may be. Each file is opened by the lane
    of its disk, so that a slow one holds up no other.
    """

    def take(other: FileContent, keeper: FileContent) -> "list[Moment] | None":
        length_s = min(other.facts.duration_s or 0.0, keeper.facts.duration_s or 0.0)
        if not length_s or _sounds(keeper) > _sounds(other):
            return None  # what has no sound is not where one with sound comes from
        return context.lanes.of(other.path).run(
            take_moments,
            (other.path, length_s),
            timeout_s=_TIMEOUT_S,
            checkpoint=context.checkpoint,
        )

    def compare(keeper: FileContent, moments: "Sequence[Sequence[Moment]]") -> list[Gain]:
        return context.lanes.of(keeper.path).run(
            film_gains, (keeper.path, moments), timeout_s=_TIMEOUT_S, checkpoint=context.checkpoint
        )

    with context.store.readers.snapshot() as reader:
        pairs = enlargements.unasked(reader, ClusterKind.VIDEO, _BY_SIZE)
        files = contents.of_files(reader, sorted({id_ for pair in pairs for id_ in pair}))
    comparison = derivation.Comparison(take, compare)
    return derivation.ask(context, pairs, files, comparison, most=_MOST)


def _sounds(file: FileContent) -> int:
    return len(file.facts.tracks.sounds) if file.facts.tracks else 0
