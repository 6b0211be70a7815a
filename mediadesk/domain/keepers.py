"""Why one copy is kept rather than another: the codes, told in words at the edge."""

from dataclasses import dataclass
from enum import StrEnum

from mediadesk.domain.reasons import Fact


class KeeperCode(StrEnum):
    """Why one copy is kept rather than another, in the words of `words.keepers`."""

    ONLY_ONE = "keeper-only-one"
    THERE = "keeper-there"
    PROTECTED = "keeper-protected"
    SUPERSET = "keeper-superset"
    HOLDS_ALL = "keeper-holds-all"
    """The same, of clusters of an older version: it did not note what more the copy holds."""
    CAMERA_DATA = "keeper-camera-data"
    MAKER_NOTES = "keeper-maker-notes"
    NOT_MESSENGER = "keeper-not-messenger"
    NOT_SENT = "keeper-not-sent"
    NOT_EDITED = "keeper-not-edited"
    NOT_SAVED_AGAIN = "keeper-not-saved-again"
    NOT_RESAVED = "keeper-not-resaved"
    NOT_BY_PROGRAM = "keeper-not-by-program"
    PERHAPS_BY_PROGRAM = "keeper-perhaps-by-program"
    CAMERA_HEIC = "keeper-camera-heic"
    COMPRESSED_ONCE = "keeper-compressed-once"
    NO_BARS = "keeper-no-bars"
    NO_BORDER = "keeper-no-border"
    NOT_CONVERTED = "keeper-not-converted"
    RAW = "keeper-raw"
    LOSSLESS = "keeper-lossless"
    COLOURS = "keeper-colours"
    NOT_REENCODED = "keeper-not-reencoded"
    NOT_UNPACKED = "keeper-not-unpacked"
    NOT_REPACKED = "keeper-not-repacked"
    SAME_PIXELS = "keeper-same-pixels"
    NOT_ENLARGED = "keeper-not-enlarged"
    SMALLER_SHOWS_ALL = "keeper-smaller-shows-all"
    WHOLE = "keeper-whole"
    RESOLUTION = "keeper-resolution"
    BLOCKS = "keeper-blocks"
    QUALITY = "keeper-quality"
    LONGER = "keeper-longer"
    SLIGHTLY_LONGER = "keeper-slightly-longer"
    MUSIC_TAGS = "keeper-music-tags"
    AGREED = "keeper-agreed"
    HOLDS_BESIDE = "keeper-holds-beside"
    BESIDE_PHOTO = "keeper-beside-photo"
    MORE_TOLD = "keeper-more-told"
    CODEC_RATE = "keeper-codec-rate"
    BIT_RATE = "keeper-bit-rate"
    ORIGINAL_NAME = "keeper-original-name"
    DATED_NAME = "keeper-dated-name"
    PLACE = "keeper-place"
    EARLIER_TAKEN = "keeper-earlier-taken"
    EARLIER_MODIFIED = "keeper-earlier-modified"
    LARGER_FILE = "keeper-larger-file"
    SHORTER_PATH = "keeper-shorter-path"
    FIRST_SEEN = "keeper-first-seen"
    EDIT_GREY = "keeper-edit-grey"
    EDIT_PART = "keeper-edit-part"
    EDIT_OF = "keeper-edit-of"
    EDIT_NAMED = "keeper-edit-named"
    STAYS_BESIDE = "keeper-stays-beside"
    STAYS_BACKUP = "keeper-stays-backup"
    STAYS_HOLDING = "keeper-stays-holding"
    STAYS_IN_DOUBT = "keeper-stays-in-doubt"
    STAYS_AS_SOURCE = "keeper-stays-as-source"
    STAYS_BORDER = "keeper-stays-border"
    STAYS_MORE_COLOURS = "keeper-stays-more-colours"
    STAYS_OTHER_SHAPE = "keeper-stays-other-shape"
    STAYS_OTHER_DETAIL = "keeper-stays-other-detail"
    STAYS_OTHER_TONES = "keeper-stays-other-tones"
    STAYS_PART_DIFFERS = "keeper-stays-part-differs"
    STAYS_FINER_PART = "keeper-stays-finer-part"


class Advantage(StrEnum):
    """Which of two files is better by one criterion."""

    KEEPER = "keeper"
    OTHER = "other"
    TIE = "tie"
    """Equal, or too near to each other to decide."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The keeper and another file by one criterion, in the order the criteria are asked.

    Values are None where they are not known.
    """

    code: KeeperCode
    advantage: Advantage
    keeper: Fact
    other: Fact
