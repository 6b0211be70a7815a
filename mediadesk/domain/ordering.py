"""In which order lists of files come, and under which headings."""

from enum import StrEnum


class SortKey(StrEnum):
    """What lists can be sorted by; sorting happens in the catalog."""

    TAKEN = "taken"
    NAME = "name"
    FOLDER = "folder"
    SIZE = "size"
    MODIFIED = "modified"
    KIND = "kind"
    DIMENSIONS = "dimensions"
    DURATION = "duration"
    CAMERA = "camera"
    CONFIDENCE = "confidence"
    RESOLUTION = "resolution"
    CODEC = "codec"
    CONTAINER = "container"
    FRAME_RATE = "frame-rate"
    BIT_RATE = "bit-rate"
    BITS_PER_PIXEL = "bits-per-pixel"
    EYE = "eye"
    STEREO = "stereo"
    PROJECTION = "projection"
    FIELD_OF_VIEW = "field-of-view"
    COMPLETENESS = "completeness"
    ARTIST = "artist"
    ALBUM = "album"
    TITLE = "title"
    YEAR = "year"
    SAMPLE_RATE = "sample-rate"
    CHANNELS = "channels"
    LOSSLESS = "lossless"


class Grouping(StrEnum):
    """How lists are cut by headings."""

    NONE = "none"
    DAY = "day"
    MONTH = "month"
    FOLDER = "folder"
    KIND = "kind"
    RESOLUTION = "resolution"
    ARTIST = "artist"
    ALBUM = "album"
