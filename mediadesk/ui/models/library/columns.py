"""The columns a table of files can have, and which of them suit a place."""

from collections.abc import Mapping
from types import MappingProxyType

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.ordering import SortKey
from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting
from mediadesk.ui.models import wording
from mediadesk.ui.models.library.column import Column
from mediadesk.ui.models.library.stream_columns import STREAM_COLUMNS
from mediadesk.words import QT_TRANSLATE_NOOP

NAME_LEAST, FOLDER_LEAST = 204, 144
"""How narrow, in px, the two columns become that share what the others leave."""
_NAME_GROWS = 60
"""So much wider than its least the name is to be before the folder takes its room."""
_NAME_USUAL = 232
"""So wide the name is to be before a column goes that the details tell of as well."""


def _t(text: str) -> str:
    return QT_TRANSLATE_NOOP("Column", text)


def _length(record: FileRecord) -> str:
    return "" if record.duration_s is None else formatting.duration(record.duration_s)


def _ending(record: FileRecord) -> str:
    _, dot, ending = record.name_shown.rpartition(".")
    return ending.upper() if dot else ""


ALL: Mapping[str, Column] = MappingProxyType(
    {
        column.key: column
        for column in (
            Column(
                key="name",
                title=_t("Name"),
                width=288,
                text=lambda record: record.name_shown,
                sort=SortKey.NAME,
                whole=lambda record: formatting.path(record.path),
            ),
            Column(
                key="kind",
                title=_t("Kind"),
                width=84,
                text=lambda record: wording.kind(record.kind),
                sort=SortKey.KIND,
            ),
            Column(key="type", title=_t("Type"), width=76, text=_ending),
            Column(
                key="dimensions",
                title=_t("Dimensions"),
                width=116,
                text=wording.dimensions,
                sort=SortKey.DIMENSIONS,
                is_number=True,
            ),
            Column(
                key="resolution",
                title=_t("Resolution"),
                width=88,
                text=wording.resolution,
                sort=SortKey.RESOLUTION,
            ),
            Column(
                key="camera",
                title=_t("Camera"),
                width=156,
                text=lambda record: record.camera or "",
                sort=SortKey.CAMERA,
            ),
            Column(
                key="length",
                title=_t("Length"),
                width=68,
                text=_length,
                sort=SortKey.DURATION,
                is_number=True,
            ),
            Column(
                key="size",
                title=_t("Size"),
                width=76,
                text=lambda record: formatting.size(record.size_bytes),
                sort=SortKey.SIZE,
                is_number=True,
            ),
            Column(
                key="taken",
                title=_t("Date taken"),
                width=156,
                text=wording.taken,
                sort=SortKey.TAKEN,
            ),
            Column(
                key="confidence",
                title=_t("Confidence"),
                width=104,
                text=lambda record: wording.confidence(record.confidence),
                sort=SortKey.CONFIDENCE,
            ),
            Column(
                key="modified",
                title=_t("Modified"),
                width=156,
                text=lambda record: wording.modified(record.mtime_ns),
                sort=SortKey.MODIFIED,
            ),
            Column(
                key="folder",
                title=_t("Folder"),
                width=232,
                text=lambda record: record.folder_shown,
                sort=SortKey.FOLDER,
                whole=lambda record: formatting.path(record.path),
            ),
            Column(
                key="trouble",
                title=_t("What is wrong"),
                width=360,
                text=wording.trouble,
                is_sentence=True,
                whole=wording.trouble,
            ),
            Column(
                key="quick-hash",
                title=_t("Quick hash"),
                width=104,
                text=lambda record: wording.short_hash(record.quick_hash),
                whole=lambda record: record.quick_hash or "",
            ),
            Column(
                key="perceptual-hash",
                title=_t("Perceptual hash"),
                width=124,
                text=lambda record: wording.short_hash(wording.looks(record)),
                whole=lambda record: wording.looks(record) or "",
            ),
            *STREAM_COLUMNS,
        )
    }
)

_SHOWN: Mapping[SmartPlace, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        SmartPlace.ALL: (("name", "kind", "taken", "size"), ("confidence", "folder")),
        SmartPlace.PHOTOS: (
            ("name", "dimensions", "camera", "taken", "size"),
            ("confidence", "folder"),
        ),
        SmartPlace.VIDEOS: (
            (
                "name", "resolution", "codec", "frame-rate", "bit-rate", "bits-per-pixel",
                "length", "size",
            ),
            ("container", "taken", "confidence", "folder"),
        ),
        SmartPlace.VR: (
            ("name", "dimensions", "eye", "stereo", "projection", "field-of-view", "completeness"),
            ("length", "size", "taken", "folder"),
        ),
        SmartPlace.AUDIO: (
            (
                "name", "artist", "album", "title", "length", "sample-rate", "channels",
                "lossless",
            ),
            ("track", "year", "size", "folder"),
        ),
        SmartPlace.ERRORS: (("name", "trouble", "size"), ("folder", "modified")),
    }
)  # fmt: skip
"""Per place: the columns every window has room for, and those of a wide window."""
_FIRST_TO_GO: Mapping[SmartPlace, tuple[str, ...]] = MappingProxyType(
    {
        SmartPlace.VIDEOS: ("bits-per-pixel", "frame-rate", "bit-rate"),
        SmartPlace.VR: ("field-of-view", "eye", "stereo", "completeness"),
        SmartPlace.AUDIO: ("channels", "sample-rate", "title", "lossless", "album"),
    }
)
"""Which of those of every window give way to the name beside open details."""


def shown(where: SmartPlace, room: int) -> tuple[str, ...]:
    """Return the keys of the columns a place shows until the user chooses others, in order.

    Every window shows those of a narrow one, unless the name would be cut for them; of the others
    as many as there is `room` for, in px.
    """
    keys, more = _SHOWN.get(where, _SHOWN[SmartPlace.ALL])
    left = room - NAME_LEAST - sum(ALL[key].width for key in keys if key != "name")
    for gone in _FIRST_TO_GO.get(where, ()):
        if left >= _NAME_USUAL - NAME_LEAST:
            break
        left, more = left + ALL[gone].width, ()
        keys = tuple(key for key in keys if key != gone)
    for key in more:
        left -= FOLDER_LEAST if key == "folder" else ALL[key].width
        if left < (_NAME_GROWS if key == "folder" else 0):
            break
        keys += (key,)
    return keys


def offered(where: SmartPlace) -> tuple[Column, ...]:
    """Return all columns in the first order of a place: shown ones, then the hidden ones."""
    always, more = _SHOWN.get(where, _SHOWN[SmartPlace.ALL])
    keys = dict.fromkeys((*always, *more, *ALL))
    return tuple(ALL[key] for key in keys)
