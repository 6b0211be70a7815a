"""Efficiency of codecs: half the bit rate of a newer one may keep as much of a film."""

from collections.abc import Mapping
from types import MappingProxyType

_WORTH: Mapping[str, float] = MappingProxyType(
    {
        "mjpeg": 0.3, "prores": 0.3, "dnxhd": 0.3, "dvvideo": 0.3, "rawvideo": 0.05,
        "mpeg1video": 0.45, "mpeg2video": 0.5, "h263": 0.55, "flv1": 0.55, "msmpeg4v1": 0.6,
        "msmpeg4v2": 0.6, "msmpeg4v3": 0.65, "mpeg4": 0.65, "wmv1": 0.6, "wmv2": 0.65,
        "wmv3": 0.85, "vc1": 0.85, "theora": 0.7, "vp8": 0.85, "h264": 1.0, "vp9": 1.5,
        "hevc": 1.6, "av1": 1.9, "vvc": 2.2,
        "mp2": 0.7, "ac3": 0.8, "wmav1": 0.8, "wmav2": 0.9, "mp3": 1.0, "vorbis": 1.25,
        "aac": 1.25, "opus": 1.5,
    }
)  # fmt: skip
"""Bits of H.264 (of MP3 for sound) that keep as much as one bit of each, with usual encoders.

Encoders and their settings differ by more than these factors, so near values prove nothing.
"""


def worth(bit_rate: int, codec: str | None) -> float:
    """Return bits a second as bits of H.264 (of MP3 for sound) that keep as much."""
    return bit_rate * _WORTH.get(codec or "", 1.0)


def is_known(codec: str | None) -> bool:
    """Tell whether it is known what a bit is worth in this codec."""
    return codec in _WORTH
