"""Why one copy is kept rather than another: codes, and the sentence of each."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class KeeperCode(StrEnum):
    """Why one copy is kept rather than another, in the words of `SENTENCES`."""

    ONLY_ONE = "keeper-only-one"
    PROTECTED = "keeper-protected"
    SUPERSET = "keeper-superset"
    CAMERA_DATA = "keeper-camera-data"
    MAKER_NOTES = "keeper-maker-notes"
    NOT_MESSENGER = "keeper-not-messenger"
    RAW = "keeper-raw"
    LOSSLESS = "keeper-lossless"
    COLOURS = "keeper-colours"
    RESOLUTION = "keeper-resolution"
    QUALITY = "keeper-quality"
    LONGER = "keeper-longer"
    BIT_RATE = "keeper-bit-rate"
    ORIGINAL_NAME = "keeper-original-name"
    PLACE = "keeper-place"
    EARLIER_TAKEN = "keeper-earlier-taken"
    EARLIER_MODIFIED = "keeper-earlier-modified"
    LARGER_FILE = "keeper-larger-file"
    SHORTER_PATH = "keeper-shorter-path"
    FIRST_SEEN = "keeper-first-seen"


SENTENCES: Mapping[KeeperCode, str] = MappingProxyType(
    {
        KeeperCode.ONLY_ONE: "It is the only one.",
        KeeperCode.PROTECTED: "It is in the protected folder {folder}.",
        KeeperCode.SUPERSET: "It holds everything the other holds, and more.",
        KeeperCode.CAMERA_DATA: "It has the camera's data ({camera}); the other has lost it.",
        KeeperCode.MAKER_NOTES: "It has the camera maker's notes; the other was saved again.",
        KeeperCode.NOT_MESSENGER: "The other was re-encoded by {messenger}.",
        KeeperCode.RAW: "It is the camera's RAW file.",
        KeeperCode.LOSSLESS: "It is stored without loss; the other is compressed.",
        KeeperCode.COLOURS: "It is in colour; the other is in black and white.",
        KeeperCode.RESOLUTION: "It shows more: {width} by {height} pixels, the other "
        "{other_width} by {other_height}.",
        KeeperCode.QUALITY: "It is compressed less: quality {quality}, the other {other_quality}.",
        KeeperCode.LONGER: "It runs longer: {length_s} seconds, the other {other_length_s}.",
        KeeperCode.BIT_RATE: "It is compressed less: {kbit} kbit a second, the other {other_kbit}.",
        KeeperCode.ORIGINAL_NAME: 'Its name is the original one; "{other_name}" is named '
        "like a copy.",
        KeeperCode.PLACE: "It is in {folder}, which you prefer.",
        KeeperCode.EARLIER_TAKEN: "Its date is the earlier one.",
        KeeperCode.EARLIER_MODIFIED: "It is the older file.",
        KeeperCode.LARGER_FILE: "Its file is larger.",
        KeeperCode.SHORTER_PATH: "Its path is shorter; otherwise they are equal.",
        KeeperCode.FIRST_SEEN: "They are equal; it was seen first.",
    }
)
