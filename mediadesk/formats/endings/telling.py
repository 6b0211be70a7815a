"""Tells whether a film or recording was cut: a download that broke off, a copy not finished.

Only where the file itself says that there was more. Transport streams, program streams and plain
streams of frames say nothing of an end: there only a frame that is not all there tells.
"""

import struct
from collections.abc import Callable
from functools import cache
from importlib import import_module

from mediadesk.formats.source import Readable

_TELLERS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("mp4", "mov", "m4a", "3gp"), ("boxes.isobmff", "ends_early")),
    **dict.fromkeys(("matroska", "webm"), ("matroska", "ends_early")),
    "wav": ("endings.chunked", "wav_ends_early"),
    "w64": ("endings.chunked", "w64_ends_early"),
    "aiff": ("endings.chunked", "aiff_ends_early"),
    "caf": ("endings.chunked", "caf_ends_early"),
    "dsf": ("endings.chunked", "dsf_ends_early"),
    "dff": ("endings.chunked", "dff_ends_early"),
    "avi": ("endings.chunked", "avi_ends_early"),
    **dict.fromkeys(("wma", "wmv"), ("endings.chunked", "asf_ends_early")),
    "flv": ("endings.flv", "ends_early"),
    "mp3": ("endings.frames", "mp3_ends_early"),
    "aac": ("endings.frames", "aac_ends_early"),
    "ac3": ("endings.frames", "ac3_ends_early"),
    "amr": ("endings.frames", "amr_ends_early"),
    "flac": ("endings.flac", "ends_early"),
    "ogg": ("endings.ogg", "ends_early"),
    "ape": ("endings.lossless", "ape_ends_early"),
    "tak": ("endings.lossless", "tak_ends_early"),
    "tta": ("endings.lossless", "tta_ends_early"),
    "wavpack": ("endings.lossless", "wavpack_ends_early"),
    "musepack": ("endings.musepack", "ends_early"),
}
"""The module of `formats` and its function, by format: imported for the first that needs it."""


def ends_early(file: Readable, size_bytes: int, format_name: str) -> bool:
    """Tell whether a film or recording ends before its last picture or sound."""
    if format_name not in _TELLERS:
        return False
    try:
        return _teller(format_name)(file, size_bytes)
    except (ValueError, struct.error):  # broken in another way: a decoder says how
        return False


@cache
def _teller(format_name: str) -> Callable[[Readable, int], bool]:
    module, function = _TELLERS[format_name]
    teller: Callable[[Readable, int], bool] = getattr(
        import_module(f"mediadesk.formats.{module}"), function
    )
    return teller
