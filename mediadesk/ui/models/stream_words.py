"""What films and recordings are made of, in words: rates, eyes, spheres, sound."""

from collections.abc import Mapping
from types import MappingProxyType

from mediadesk.domain.streams import Projection, Stereo, StreamFacet, Trait
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.words import QT_TRANSLATE_NOOP, codecs

_STEREO: Mapping[str, str] = MappingProxyType(
    {
        Stereo.MONO: QT_TRANSLATE_NOOP("Stream", "One eye"),
        Stereo.LEFT_RIGHT: QT_TRANSLATE_NOOP("Stream", "SBS, left first"),
        Stereo.RIGHT_LEFT: QT_TRANSLATE_NOOP("Stream", "SBS, right first"),
        Stereo.TOP_BOTTOM: QT_TRANSLATE_NOOP("Stream", "TB, left on top"),
        Stereo.BOTTOM_TOP: QT_TRANSLATE_NOOP("Stream", "TB, right on top"),
    }
)
_PROJECTIONS: Mapping[str, str] = MappingProxyType(
    {
        Projection.EQUIRECTANGULAR: QT_TRANSLATE_NOOP("Stream", "Equirectangular"),
        Projection.CUBEMAP: QT_TRANSLATE_NOOP("Stream", "Cube map"),
        Projection.MESH: QT_TRANSLATE_NOOP("Stream", "Mesh"),
        Projection.FISHEYE: QT_TRANSLATE_NOOP("Stream", "Fisheye"),
    }
)
_NEEDED: Mapping[str, str] = MappingProxyType(
    {
        "projection": QT_TRANSLATE_NOOP("Stream", "projection"),
        "stereo": QT_TRANSLATE_NOOP("Stream", "stereo mode"),
        "field-of-view": QT_TRANSLATE_NOOP("Stream", "field of view"),
        "view": QT_TRANSLATE_NOOP("Stream", "first direction"),
        "source": QT_TRANSLATE_NOOP("Stream", "source"),
    }
)


def frame_rate(frames_per_s: float | None) -> str:
    """Return "29.97 fps", "25 fps"."""
    if frames_per_s is None:
        return ""
    return tr("Stream", "{n} fps").format(n=formatting.decimal(frames_per_s, 2))


def bit_rate(bits_per_s: int | None) -> str:
    """Return "4.2 Mbit/s", "128 kbit/s"."""
    if not bits_per_s:
        return ""
    if bits_per_s >= 1_000_000:
        shown = formatting.locale().toString(bits_per_s / 1e6, "f", 1)
        return tr("Stream", "{n} Mbit/s").format(n=shown)
    return tr("Stream", "{n} kbit/s").format(n=formatting.count(round(bits_per_s / 1000)))


def bits_per_pixel(number: float | None) -> str:
    """Return "0.12" with as many digits as tell films apart."""
    if number is None:
        return ""
    digits = 3 if number < 0.1 else 2 if number < 10 else 1
    return formatting.locale().toString(number, "f", digits)


def sample_rate(rate_hz: int | None) -> str:
    """Return "44.1 kHz"."""
    if not rate_hz:
        return ""
    return tr("Stream", "{n} kHz").format(n=formatting.decimal(rate_hz / 1000, 3))


def channels(number: int | None) -> str:
    """Return "Mono", "Stereo", or how many."""
    if number is None:
        return ""
    known = {1: tr("Stream", "Mono"), 2: tr("Stream", "Stereo")}
    return known.get(number, tr("Stream", "{n} channels").format(n=number))


def lossless(is_lossless: bool | None, bits: int | None = None) -> str:  # noqa: FBT001
    """Return "Yes, 16 bit", "Yes" or "No"."""
    if is_lossless is None:
        return ""
    if not is_lossless:
        return tr("Stream", "No")
    return tr("Stream", "Yes, {n} bit").format(n=bits) if bits else tr("Stream", "Yes")


def stereo(value: str | None) -> str:
    """Return how two eyes share a frame."""
    return tr("Stream", _STEREO[value]) if value is not None and value in _STEREO else ""


def projection(value: str | None) -> str:
    """Return how the sphere is laid flat."""
    known = value is not None and value in _PROJECTIONS
    return tr("Stream", _PROJECTIONS[value or ""]) if known else ""


def degrees(value: int | None) -> str:
    """Return "180°"."""
    return "" if value is None else f"{value}°"


def percent(value: int | None) -> str:
    """Return "60 %"."""
    return "" if value is None else f"{value} %"


def missing(names: tuple[str, ...]) -> str:
    """Return what the file does not state, as a list."""
    return ", ".join(tr("Stream", _NEEDED[name]) for name in names if name in _NEEDED)


def facet(value: StreamFacet) -> str:
    """Return the heading over the values of a facet."""
    titles = {
        StreamFacet.RESOLUTION: tr("Stream", "Resolution"),
        StreamFacet.CODEC: tr("Stream", "Codec"),
        StreamFacet.LOSSLESS: tr("Stream", "Sound"),
        StreamFacet.HDR: tr("Stream", "HDR"),
        StreamFacet.STEREO: tr("Stream", "Stereo"),
        StreamFacet.PROJECTION: tr("Stream", "Projection"),
        StreamFacet.CONTAINER: tr("Stream", "Container"),
    }
    return titles[value]


def trait(value: Trait) -> str:
    """Return what a value that can be filtered by is called."""
    if value.facet is StreamFacet.CODEC:
        return codecs.codec(value.value)
    if value.facet is StreamFacet.CONTAINER:
        return codecs.container(value.value)
    if value.facet is StreamFacet.LOSSLESS:
        exact = value.value == "1"
        return tr("Stream", "Lossless") if exact else tr("Stream", "Compressed")
    if value.facet is StreamFacet.STEREO:
        return stereo(value.value)
    return projection(value.value) if value.facet is StreamFacet.PROJECTION else value.value
