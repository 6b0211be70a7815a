"""A file that may be kept, with all that speaks for it or against it."""

from dataclasses import dataclass
from datetime import datetime

LEAST_SCALE, MOST_SCALE = 0.25, 0.72
"""Sides of the smaller picture over those of the larger, where enlarging can be told."""
ENLARGED_LEVEL = 0.10
"""Detail beyond what the smaller picture can hold, over what is usual: photographs of phones and
cameras have more, enlarged pictures of any kind mostly less (measured on 60 photographs)."""
_SURELY, _HARDLY = 1.15, 1.8
"""Fineness, over what the smaller picture can hold, that is looked at."""


@dataclass(frozen=True, slots=True)
class Contender:
    """What is known of a file that may be kept. None where it is not known."""

    id: int
    name: str
    """With extension, as shown."""
    folder: str
    """As shown."""
    size_bytes: int
    mtime_ns: int
    width: int | None = None
    height: int | None = None
    true_scale: float = 1.0
    """Share of each side that shows something: less than 1 with black bars."""
    format: str | None = None
    is_raw: bool = False
    is_lossless: bool = False
    in_colour: bool = True
    jpeg_quality: int | None = None
    duration_s: float | None = None
    bit_rate: int | None = None
    """Bits a second of the whole film or recording."""
    camera: str | None = None
    """Make and model, where the file's own EXIF has them."""
    has_maker_notes: bool = False
    software: str | None = None
    taken: datetime | None = None
    """Resolved time on the spot, without zone."""
    protected: bool = False
    place: int = 0
    """The user's order of preference of roots; 0 comes first."""
    tags: frozenset[int] | None = None
    """A number for each tag with its value."""
    spectrum: tuple[float, ...] | None = None
    """See `PictureDetail`."""
    blockiness: float | None = None

    @property
    def pixels(self) -> float:
        """Return the pixels that show something."""
        return (self.width or 0) * (self.height or 0) * self.true_scale**2

    def is_enlarged(self, other: "Contender") -> bool:
        """Tell whether this picture is the other one, enlarged: it shows no finer detail."""
        if not self.spectrum or not self.width or not other.width:
            return False
        share = min(other.width, other.height or 0) / max(1, min(self.width, self.height or 0))
        if not LEAST_SCALE <= share <= MOST_SCALE:
            return False
        steps = len(self.spectrum)
        finer = [
            level
            for step, level in enumerate(self.spectrum)
            if _SURELY * share <= (step + 0.5) / steps <= _HARDLY * share
        ]
        return bool(finer) and sum(finer) / len(finer) < ENLARGED_LEVEL
