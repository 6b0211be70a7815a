"""Where a hard link can stand in the place of a copy: exact copies, on one disk that has links."""

from mediadesk.disk.volumes.lookup import Volume
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.resolve.planning.guard import Surroundings

_WITHOUT_LINKS = frozenset({"exfat", "fat", "fat32", "msdos", "vfat"})


def has_links(volume: Volume | None) -> bool:
    """Tell whether a file of a volume may have several names."""
    return volume is not None and volume.file_system.casefold() not in _WITHOUT_LINKS


def why_no_link(kind: ClusterKind, around: Surroundings, by_keeper: Surroundings) -> Reason | None:
    """Return why no hard link of the keeper can stand in the place of a copy; None when one can."""
    if kind is not ClusterKind.EXACT:
        return Reason.of(ReasonCode.LINKS_ONLY_EXACT)
    one, other = around.volume, by_keeper.volume
    is_one_volume = one is not None and other is not None and one.identity == other.identity
    return None if is_one_volume and has_links(one) else Reason.of(ReasonCode.NO_LINKS_HERE)
