"""What one look into a file gave: what it is, what it says of itself, what it looks like."""

from dataclasses import dataclass, field
from typing import NamedTuple

from mediadesk.domain.facts import Facts
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason


class PictureFingerprint(NamedTuple):
    """What a picture looks like, upright, alpha over white; part of a `Study`.

    `dhash_h` and `dhash_v` are unsigned 64-bit gradient hashes; `grey` is 64x64 luma, row by
    row (4 096 bytes); `colour` is 8x8 YCbCr, interleaved (192 bytes).
    """

    dhash_h: int
    dhash_v: int
    grey: bytes
    colour: bytes

    @property
    def perceptual_hash(self) -> str:
        """`dhash_h` as imagehash prints it: 16 hex digits."""
        return f"{self.dhash_h:016x}"


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one look into a file gave. `reason` says what could not be read, if anything."""

    quick_hash: str | None = None
    payload: str | None = None
    """Sampled key of picture or sound without metadata, made with the quick hash."""
    facts: Facts = field(default_factory=Facts)
    picture: PictureFingerprint | None = None
    kind: MediaKind | None = None
    """The kind by content, where it differs from the one the name suggests."""
    mismatch: bool = False
    """True when the name's extension does not fit the content."""
    reason: Reason | None = None
