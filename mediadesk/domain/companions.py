"""A file that belongs with another: where one goes, the other goes along."""

from dataclasses import dataclass
from enum import StrEnum


class CompanionKind(StrEnum):
    """How two files belong together."""

    RAW_PAIR = "raw-pair"
    LIVE_PHOTO = "live-photo"
    SIDECAR = "sidecar"


@dataclass(frozen=True, slots=True)
class Companion:
    """One file that belongs with another, by its name as shown."""

    kind: CompanionKind
    name_shown: str
