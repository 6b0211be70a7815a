"""Codecs and containers as people know them."""

from collections.abc import Mapping
from types import MappingProxyType

from mediadesk.domain.media import CODEC_FAMILIES

_CODECS: Mapping[str, str] = MappingProxyType(
    {
        "h264": "H.264", "hevc": "HEVC", "vp9": "VP9", "vp8": "VP8", "av1": "AV1",
        "mpeg4": "MPEG-4", "mpeg2video": "MPEG-2", "mpeg1video": "MPEG-1", "prores": "ProRes",
        "mjpeg": "Motion JPEG", "dvvideo": "DV", "vc1": "VC-1", "wmv3": "WMV 9", "theora": "Theora",
        "aac": "AAC", "mp3": "MP3", "mp2": "MP2", "flac": "FLAC", "alac": "ALAC", "opus": "Opus",
        "vorbis": "Vorbis", "ac3": "AC-3", "eac3": "E-AC-3", "dts": "DTS", "wmav2": "WMA",
        "wavpack": "WavPack", "ape": "Monkey's Audio", "tta": "TTA", "musepack": "Musepack",
        "msmpeg4": "MPEG-4 (Microsoft)", "wmv1": "WMV 7", "wmv2": "WMV 8", "h263": "H.263",
        "flv1": "Sorenson Spark", "speex": "Speex", "rawvideo": "Uncompressed",
    }
)  # fmt: skip
_CONTAINERS: Mapping[str, str] = MappingProxyType(
    {
        "matroska": "MKV", "webm": "WebM", "mpegts": "MPEG-TS", "mpeg": "MPEG-PS", "ogg": "Ogg",
        "ape": "Monkey's Audio", "wavpack": "WavPack", "musepack": "Musepack", "ac3": "AC-3",
        "optimfrog": "OptimFROG", "ivf": "IVF",
    }
)  # fmt: skip


def container(name: str | None) -> str:
    """Return a container, by `Facts.format`, as people know it: "MP4", "MKV", "MPEG-TS"."""
    return _CONTAINERS.get(name, name.upper()) if name else ""


def codec(name: str | None) -> str:
    """Return a codec as people know it: "H.264"; PCM of any kind is "PCM"."""
    if not name:
        return ""
    family = next((each for each in CODEC_FAMILIES if name.startswith(each)), name)
    return _CODECS.get(name) or _CODECS.get(family) or family.upper()
