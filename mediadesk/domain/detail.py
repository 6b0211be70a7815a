"""What a whole look at a picture adds: how much detail it really holds, which tags it carries."""

from dataclasses import dataclass
from enum import IntEnum

DETAIL_VERSION = 17
"""By which rules it was made; stored details of other versions are made anew."""
RESAVING_VERSION = DETAIL_VERSION * 100 + 4
"""By which rules versions of one size are compared; of other versions they are compared anew."""
GAIN_VERSION = DETAIL_VERSION * 100 + 2
"""By which rules versions are held against what they may have been made from; as above."""


class Gain(IntEnum):
    """What a version holds beyond the one that it may have been made from; numbers are stored."""

    SOME = 0
    NONE = 1
    HARDLY_ANY = 2
    """Nobody can tell whether it is more than noise, or detail that a program made up."""


class Kinship(IntEnum):
    """What the traces of two versions of one size tell of them; numbers are stored."""

    NOTHING = 0
    SAVED_FROM = 1
    """The first was saved again from the second, as it is."""
    OTHER_DETAIL = 2
    """Neither was: one is sharpened, smoothed, or edited in another way."""
    OTHER_PART = 3
    """They are the same but in some places."""
    PERHAPS_FROM = 4
    """The first may be saved from the second: it does not show that the second was made from it."""
    NOT_MOVED = 5
    """The first was not turned or cut a little, and saved from the second then."""


class Writer(IntEnum):
    """Who wrote a file with a camera's data, as far as its build tells; the more original first."""

    CAMERA = 0
    PERHAPS_CAMERA = 1
    """Built as cameras build theirs, with the tables that programs use, too."""
    EITHER = 2
    """Phones build JPEGs so, and programs on phones do."""
    PROGRAM = 3
    CONVERTER = 4
    """It has a format that nobody takes or edits photos in."""


@dataclass(frozen=True, slots=True)
class PictureDetail:
    """None and empty where the file does not say, or could not be read."""

    spectrum: tuple[float, ...] | None = None
    """Detail from coarse to fine, in equal steps up to the finest the pixels can hold; 1 is what
    photographs usually have there, an enlarged picture has next to nothing at the fine end."""
    blockiness: float | None = None
    """How much more neighbours differ across the borders of 8x8 blocks than within; 1: no more."""
    earlier_quality: int | None = None
    """JPEG quality of an earlier, harder compression that still shows in the picture."""
    maker_notes: bool = False
    tags: frozenset[int] = frozenset()
    """The numbers of its fields, see `domain.fields`: one file holds all of another's when these
    do."""
    writer: Writer | None = None
    """None where it has no EXIF, and where its format tells nothing."""
    fine_plane: bytes | None = None
    """A finer plane of the picture, see `fingerprint.fine_plane`."""
    blocks: bytes | None = None
    """A digest for each part of the file, see `fingerprint.blocks`."""
    traces: bytes | None = None
    """What compression left of its frequencies, see `fingerprint.recompression`."""
    pixel_digest: bytes | None = None
    """Of all its pixels as seen, see `fingerprint.every_pixel`."""
