"""What a scan looks for and what it passes by, as the settings say."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from mediadesk.config import Locations, Settings
from mediadesk.domain.media import MediaKind


@dataclass(frozen=True, slots=True)
class WalkRules:
    """What the walk looks for. Extensions are ASCII lower case without dot."""

    kinds: Mapping[bytes, MediaKind]
    sidecars: frozenset[bytes] = frozenset()
    left_out: frozenset[bytes] = frozenset()
    """Absolute paths of folders to leave out: our own thumbnails and data."""
    apart: frozenset[bytes] = frozenset()
    """Absolute paths of folders that are named and not entered: another walk does that."""
    wanted: Mapping[bytes, MediaKind | None] = field(init=False, repr=False, compare=False)
    """Every extension to look for; None stands for a sidecar."""

    def __post_init__(self) -> None:
        """Join kinds and sidecars into one table: the walk asks it once per name."""
        wanted: dict[bytes, MediaKind | None] = dict.fromkeys(self.sidecars)
        wanted.update(self.kinds)
        object.__setattr__(self, "wanted", wanted)

    @classmethod
    def of(cls, settings: Settings, places: Locations) -> "WalkRules":
        """Return the rules that follow from the settings, our own folders left out."""
        return cls(
            kinds=settings.kinds,
            sidecars=frozenset(map(os.fsencode, settings.sidecar_extensions)),
            left_out=frozenset(map(os.fsencode, (places.data, places.cache, places.logs))),
        )
