"""What a view asks the catalog for: a smart place or a folder, filters, order and headings."""

from array import array
from dataclasses import dataclass
from enum import StrEnum

from mediadesk.domain.media import MediaKind
from mediadesk.domain.ordering import Grouping, SortKey
from mediadesk.domain.streams import Trait
from mediadesk.domain.timestamps import ConfidenceLevel


class SmartPlace(StrEnum):
    """The smart places above the folder tree."""

    ALL = "all"
    PHOTOS = "photos"
    VIDEOS = "videos"
    VR = "vr"
    AUDIO = "audio"
    DUPLICATES = "duplicates"
    NEEDS_DATE = "needs-date"
    ERRORS = "errors"
    REMOVED = "removed"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many files a place holds, and their bytes."""

    files: int
    size_bytes: int
    halves: int = 0
    """Films of Live Photos besides: their stills stand for them, their bytes are counted."""


@dataclass(frozen=True, slots=True)
class FileQuery:
    """Which files a view shows and in what order.

    `folder_id` narrows to a folder and everything below it; `search` is matched, case folded,
    against names, folders and tags of recordings; empty filters let everything through.
    """

    place: SmartPlace = SmartPlace.ALL
    folder_id: int | None = None
    search: str = ""
    kinds: frozenset[MediaKind] = frozenset()
    extensions: frozenset[str] = frozenset()
    confidences: frozenset[ConfidenceLevel] = frozenset()
    cameras: frozenset[str] = frozenset()
    traits: frozenset[Trait] = frozenset()
    sort: SortKey = SortKey.TAKEN
    descending: bool = True
    group: Grouping = Grouping.NONE


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Consecutive files under one heading: a day, month, "year TIME", a folder or a kind."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class FileList:
    """The ids a view shows, in order, and the headings over them; one state of the catalog."""

    ids: "array[int]"
    groups: list[FileGroup]
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What a filter can choose from, with how many files each choice has."""

    extensions: dict[str, int]
    cameras: dict[str, int]
    confidences: dict[ConfidenceLevel, int]
    kinds: dict[MediaKind, int]
    traits: dict[Trait, int]
