"""What a photo holds beside its picture, as part of a sentence: "the HDR picture and depth"."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mediadesk.domain.extras import Extra
from mediadesk.words.marking import QT_TRANSLATE_NOOP

EXTRAS: Mapping[Extra, str] = MappingProxyType(
    {
        Extra.FILM: QT_TRANSLATE_NOOP("Extra", "the moving part of the photo"),
        Extra.GAIN_MAP: QT_TRANSLATE_NOOP("Extra", "the HDR picture"),
        Extra.DEPTH: QT_TRANSLATE_NOOP("Extra", "depth for portraits"),
        Extra.FRAMES: QT_TRANSLATE_NOOP("Extra", "an animation"),
        Extra.PAGES: QT_TRANSLATE_NOOP("Extra", "further pages"),
        Extra.LAYERS: QT_TRANSLATE_NOOP("Extra", "layers"),
        Extra.SOUND: QT_TRANSLATE_NOOP("Extra", "sound"),
        Extra.PICTURES: QT_TRANSLATE_NOOP("Extra", "further pictures"),
    }
)
_JOINED = QT_TRANSLATE_NOOP("Extra", "{some} and {last}")


def held(codes: str, translate: Callable[[str], str] = str) -> str:
    """Return in words what reasons keep as "film,gain-map"; words stay as they are."""
    *some, last = [
        translate(EXTRAS[Extra(code)]) if code in list(Extra) else code for code in codes.split(",")
    ]
    if not some:
        return last
    return translate(_JOINED).format(some=", ".join(some), last=last)
