"""A file that may be kept, with the facts by which it is ranked."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from mediadesk.domain.detail import Kinship, Writer
from mediadesk.domain.extras import Extra
from mediadesk.domain.fields import FieldKind

PART = 0.75
"""A version that shows less than this share of another one's picture was cut on purpose."""
LEAST_SCALE, MOST_SCALE = 0.25, 0.72
"""Sides of the smaller picture over those of the larger, where enlarging can be told."""
ENLARGED = 0.13
"""Detail beyond what the smaller picture can hold, over the detail just below: photographs have
more, pictures enlarged by good programs mostly less (measured on photographs, cameras, phones)."""
SHAPE_TIE = 0.015
"""Proportions of sides this near are the same: RAW files have a few more rows than their JPEGs."""
_KEEPING = {"jpeg": 0, "heic": 1, "heif": 1, "avif": 1, "webp": 2}
_KEEPS_ALL = 3
"""Files of a format keep all pixels never, hardly ever or at times; of others always."""
_DIGEST_BYTES = 4
_NEARLY_ALL = 0.85
"""Share of a file's parts; whoever edits a picture changes more of its bytes."""
_FINER, _COARSER = (1.15, 1.8), (0.6, 0.95)
"""Finenesses that are compared, over the finest that the smaller picture can hold."""


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
    """Share of each side that shows something: less than 1 with black bars, or a border."""
    inside: float = 1.0
    """Share of a picture inside a plain border, which may be part of the scene."""
    holds: frozenset[Extra] = frozenset()
    """What else would be lost with it."""
    is_half: bool = False
    """A film that is the moving part of the photo beside it."""
    shows: float = 1.0
    """How much of the scene it shows, in areas of the version that its cluster is made round."""
    format: str | None = None
    is_raw: bool = False
    is_lossless: bool = False
    in_colour: bool = True
    colours: bytes = b""
    """Of its 8x8 cells, three bytes each; empty where they are not known."""
    wide_profile: str | None = None
    """What its colours are meant in, where that holds more of them than sRGB, as most pictures
    are."""
    jpeg_quality: int | None = None
    duration_s: float | None = None
    heard_s: float | None = None
    """How much of a recording is no silence."""
    bit_rate: int | None = None
    """Bits a second of the whole film or recording."""
    codec: str | None = None
    """Of its picture, or of a recording's sound."""
    camera: str | None = None
    """Make and model, where the file's own EXIF has them."""
    has_maker_notes: bool = False
    writer: Writer | None = None
    """Whether the camera or a program wrote the file, where its build tells."""
    software: str | None = None
    edited: str | None = None
    """The program that it was edited with, where it names one."""
    saved_again: datetime | None = None
    """When it was saved again after it was taken, on its own clock, where it says so."""
    converted: str | None = None
    """What shows that a film was converted: a program, or what no camera writes."""
    taken: datetime | None = None
    """Resolved time on the spot, without zone; None where only the file's own time tells it."""
    is_dated_by_name: bool = False
    """Nothing but its name tells when it was made: no removal passes that on."""
    protected: bool = False
    away: bool = False
    """On a disk that is not there."""
    tags: frozenset[int] | None = None
    """A number for each tag with its value, in the file and, where that was asked, beside it; of
    equal bytes only beside."""
    told: tuple[FieldKind, ...] = ()
    """See `Facts.told`."""
    music_tags: tuple[FieldKind, ...] = ()
    """Which of artist, album, title, track, year and cover a recording has."""
    spectrum: tuple[float, ...] | None = None
    """See `PictureDetail`."""
    blockiness: float | None = None
    copies: int = 1
    """How many files are the same as it."""
    blocks: bytes = b""
    """A digest for each part of the file, one after the other; empty where it is not known."""
    earlier_quality: int | None = None
    """JPEG quality that it had before it was saved again better, where that shows."""
    pixel_digest: bytes | None = None
    """Of all its pixels as seen, see `PictureDetail`."""
    content_id: int = 0
    enlarged_from: frozenset[int] = frozenset()
    """Contents that hold all that this one does: smaller pictures, compressed recordings."""
    perhaps_from: frozenset[int] = frozenset()
    """Smaller pictures that may hold all that this one does."""
    akin: Mapping[int, Kinship] = field(default_factory=lambda: MappingProxyType({}))
    """By content, how it is akin to others of its size, as their frequencies show."""

    @property
    def saved_from(self) -> frozenset[int]:
        """Return the contents that it was saved again from, as it is."""
        return frozenset(id_ for id_, how in self.akin.items() if how is Kinship.SAVED_FROM)

    def may_be_made_from(self, content_id: int) -> bool:
        """Tell whether nobody can say that it was not made from a content."""
        return content_id in self.perhaps_from or self.akin.get(content_id) is Kinship.PERHAPS_FROM

    @property
    def shows_past(self) -> bool:
        """Tell whether an earlier JPEG compression would show in it."""
        return self.may_keep_all in (0, _KEEPS_ALL)

    @property
    def pixels(self) -> float:
        """Return the pixels that show something."""
        return (self.width or 0) * (self.height or 0) * self.true_scale**2

    @property
    def was_looked_at(self) -> bool:
        """Tell whether its pixels were looked at whole."""
        return self.spectrum is not None

    @property
    def keeps_all(self) -> bool:
        """Tell whether nothing of the picture was lost by compression, as far as is known."""
        return self.is_lossless and self.earlier_quality is None

    @property
    def may_keep_all(self) -> int:
        """Return how often files of its format keep all pixels: 0 for never."""
        return _KEEPING.get(self.format or "", _KEEPS_ALL)

    @property
    def true_quality(self) -> int | None:
        """Return the JPEG quality that shows: saving again better brings nothing back."""
        known = [one for one in (self.jpeg_quality, self.earlier_quality) if one is not None]
        return min(known, default=None)

    @property
    def written_by(self) -> Writer | None:
        """Return who wrote the file: it was a program where an earlier compression shows."""
        if self.writer is None or self.earlier_quality is None:
            return self.writer
        return max(self.writer, Writer.PROGRAM)

    @property
    def may_be_as_taken(self) -> bool:
        """Tell whether it has a camera's data and is built as cameras and phones build files."""
        by = self.written_by
        return self.camera is not None and by is not None and by <= Writer.EITHER

    @property
    def is_camera_heic(self) -> bool:
        """Tell whether it is as a camera that writes HEIC left it, as far as its build tells."""
        is_heic = self.format in ("heic", "heif") and self.camera is not None
        return is_heic and self.writer is not Writer.PROGRAM

    def has_nearly_the_bytes_of(self, other: "Contender") -> bool:
        """Tell whether two files of one size differ only here and there."""
        if self.size_bytes != other.size_bytes or not self.blocks or self.blocks == other.blocks:
            return False
        parts = range(0, len(self.blocks), _DIGEST_BYTES)
        same = sum(
            self.blocks[at : at + _DIGEST_BYTES] == other.blocks[at : at + _DIGEST_BYTES]
            for at in parts
        )
        return same >= _NEARLY_ALL * len(parts)

    def is_shaped_otherwise(self, other: "Contender") -> bool:
        """Tell whether the sides of two pictures, turned or not, are not in one proportion."""
        if not (self.width and self.height and other.width and other.height):
            return False
        own = min(self.width, self.height) / max(self.width, self.height)
        theirs = min(other.width, other.height) / max(other.width, other.height)
        rounded = 1 / min(self.width, self.height) + 1 / min(other.width, other.height)
        return abs(own - theirs) > SHAPE_TIE + rounded

    @property
    def fineness(self) -> float:
        """Return the pixels along the shorter side of the scene, 0 where they are not known."""
        side = min(self.width or 0, self.height or 0) * self.true_scale
        return side / math.sqrt(self.shows)

    def is_enlarged_from(self, fineness: float) -> bool:
        """Tell whether this picture was of that fineness once: it shows no finer detail."""
        if not self.spectrum or not self.fineness:
            return False
        share = fineness / self.fineness
        if not LEAST_SCALE <= share <= MOST_SCALE:
            return False
        finer = self._detail(share * _FINER[0], share * _FINER[1])
        coarser = self._detail(share * _COARSER[0], share * _COARSER[1])
        return finer < ENLARGED * coarser

    def _detail(self, low: float, high: float) -> float:
        """Return the mean detail between two finenesses; 1 is what is usual there."""
        spectrum = self.spectrum or ()
        steps = ((step + 0.5) / len(spectrum) for step in range(len(spectrum)))
        levels = [level for at, level in zip(steps, spectrum, strict=True) if low <= at <= high]
        return sum(levels) / len(levels) if levels else 0.0
