"""What the header and the tags of a recording say where FFmpeg cannot read them."""

import math
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from mediadesk.decoding.failures import decoder_errors
from mediadesk.decoding.tracks import Reading
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.streams import SoundTrack, Tracks
from mediadesk.formats.source import Source

_CODECS = {"ape": "ape", "musepack": "musepack8", "wavpack": "wavpack", "tta": "tta"}
_WINDOWS = (("lossless", "wmalossless"), ("voice", "wmavoice"), ("pro", "wmapro"), ("", "wmav2"))
_LOSSLESS = frozenset({"ape", "wavpack", "tta", "wmalossless"})
_LONGEST_S = 10_000_000
_LEAST_SHARE = 0.9
"""Of the bytes that the stated bitrate asks for; a file with fewer was cut."""
_LEAST_PACKED = 0.04
"""Of the bits of its samples that a lossless recording keeps, even of a quiet one."""
_APE_MARK, _APE_FOOTER = b"APETAGEX", 160
"""At the end, or before an ID3v1 tag there."""
_NAMES = {"albumtitle": "album", "tracknumber": "track", "author": "artist"}
_PREFIX = re.compile(r"^wm/")
_MAX_TEXT = 500


def stated(source: Source, format_name: str) -> Reading | None:
    """Return what a header states of a whole recording; None where it cannot be believed."""
    with suppress(OutsideError), decoder_errors(source.path):
        import mutagen  # noqa: PLC0415 - only where a recording comes

        found = mutagen.File(source.stream())
        if found is not None and (tracks := _tracks(found.info, format_name, source.size_bytes)):
            return Reading(tracks, duration_s=float(found.info.length), texts=_texts(found.tags))
    return None


def texts_of(source: Source) -> Mapping[str, str]:
    """Return the tags of a recording, names in lower case; none where they cannot be read."""
    with suppress(OutsideError), decoder_errors(source.path):
        import mutagen  # noqa: PLC0415 - as above
        from mutagen.apev2 import APEv2  # noqa: PLC0415 - as above
        from mutagen.easyid3 import EasyID3  # noqa: PLC0415 - as above

        if _APE_MARK in (source.tail or source.head)[-_APE_FOOTER:]:
            return _texts(APEv2(source.stream()))  # type: ignore[no-untyped-call] # behind formats that have no tags, too
        if source.head.startswith(b"ID3"):
            return _texts(EasyID3(source.stream()))  # type: ignore[no-untyped-call] # before formats that have none, too
        return _texts(getattr(mutagen.File(source.stream()), "tags", None))
    return {}


def _tracks(info: Any, format_name: str, size_bytes: int) -> Tracks | None:  # noqa: ANN401 - mutagen has a type for each format
    length_s = float(getattr(info, "length", 0) or 0)
    rate_hz, channels = getattr(info, "sample_rate", 0), getattr(info, "channels", 0)
    is_sane = math.isfinite(length_s) and 0 < length_s < _LONGEST_S
    if not is_sane or not 4000 <= rate_hz <= 800_000 or not 0 < channels <= 32:
        return None
    codec = _codec(format_name, info)
    bits = getattr(info, "bits_per_sample", None) or None
    bit_rate = getattr(info, "bitrate", None) or round(8 * size_bytes / length_s)
    needed = _LEAST_SHARE * bit_rate
    if codec in _LOSSLESS:
        needed = _LEAST_PACKED * rate_hz * channels * (bits or 16)
    if 8 * size_bytes < needed * length_s:
        return None
    sound = SoundTrack(
        codec=codec,
        sample_rate_hz=rate_hz,
        channels=channels,
        bit_rate=bit_rate,
        bit_depth=bits,
        lossless=codec in _LOSSLESS,
    )
    return Tracks(container=format_name, bit_rate=bit_rate, sounds=(sound,))


def _codec(format_name: str, info: Any) -> str:  # noqa: ANN401 - as above
    if format_name in ("wma", "wmv"):
        said = f"{getattr(info, 'codec_name', '')} {getattr(info, 'codec_type', '')}".lower()
        return next(codec for word, codec in _WINDOWS if word in said)
    return _CODECS.get(format_name, format_name)


def _texts(tags: Any) -> Mapping[str, str]:  # noqa: ANN401 - as above
    return dict(_pairs(tags)) if tags is not None else {}


def _pairs(tags: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    for key in tags.keys():  # noqa: SIM118 - mutagen's tags are no mappings everywhere
        value = tags[key]
        first = value[0] if isinstance(value, list) and value else value
        name = _PREFIX.sub("", str(key).lower())
        text = str(first).strip()
        if text and len(text) <= _MAX_TEXT:
            yield _NAMES.get(name, name), text
