"""What fields of metadata are about, in words: "title, faces"."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from mediadesk.domain.fields import FieldKind
from mediadesk.domain.media import MediaKind
from mediadesk.words.marking import QT_TRANSLATE_NOOP

FIELDS: Mapping[FieldKind, str] = MappingProxyType(
    {
        FieldKind.TITLE: QT_TRANSLATE_NOOP("Field", "title"),
        FieldKind.CAPTION: QT_TRANSLATE_NOOP("Field", "caption"),
        FieldKind.FACES: QT_TRANSLATE_NOOP("Field", "faces"),
        FieldKind.TAGS: QT_TRANSLATE_NOOP("Field", "tags"),
        FieldKind.RATING: QT_TRANSLATE_NOOP("Field", "rating"),
        FieldKind.LABEL: QT_TRANSLATE_NOOP("Field", "colour label"),
        FieldKind.DATE: QT_TRANSLATE_NOOP("Field", "date"),
        FieldKind.PLACE: QT_TRANSLATE_NOOP("Field", "place"),
        FieldKind.PLACE_NAME: QT_TRANSLATE_NOOP("Field", "name of the place"),
        FieldKind.CREATOR: QT_TRANSLATE_NOOP("Field", "author or artist"),
        FieldKind.COPYRIGHT: QT_TRANSLATE_NOOP("Field", "copyright"),
        FieldKind.ALBUM: QT_TRANSLATE_NOOP("Field", "album"),
        FieldKind.TRACK: QT_TRANSLATE_NOOP("Field", "track number"),
        FieldKind.COVER: QT_TRANSLATE_NOOP("Field", "cover"),
        FieldKind.LYRICS: QT_TRANSLATE_NOOP("Field", "lyrics"),
        FieldKind.MUSIC: QT_TRANSLATE_NOOP("Field", "genre or composer"),
        FieldKind.EDITS: QT_TRANSLATE_NOOP("Field", "settings of an editor"),
        FieldKind.CAMERA: QT_TRANSLATE_NOOP("Field", "camera data"),
        FieldKind.MAKER_NOTES: QT_TRANSLATE_NOOP("Field", "maker notes"),
        FieldKind.OTHER: QT_TRANSLATE_NOOP("Field", "other metadata"),
    }
)


_CREATORS: Mapping[MediaKind, str] = MappingProxyType(
    {
        MediaKind.PHOTO: QT_TRANSLATE_NOOP("Field", "author"),
        MediaKind.AUDIO: QT_TRANSLATE_NOOP("Field", "artist"),
    }
)
"""Who made a file, where it is known what it is."""


def listed(
    kinds: Iterable[FieldKind],
    translate: Callable[[str], str] = str,
    *,
    of: MediaKind | None = None,
) -> str:
    """Return "title, faces", as they are called of such a file."""
    called = dict(FIELDS)
    if of is not None and of in _CREATORS:
        called[FieldKind.CREATOR] = _CREATORS[of]
    return ", ".join(translate(called[kind]) for kind in kinds)
