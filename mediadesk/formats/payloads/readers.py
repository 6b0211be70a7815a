"""Which reader tells a file's payload, by the file's first bytes."""

from collections.abc import Callable
from functools import cache
from importlib import import_module

from mediadesk.formats import behind_tags
from mediadesk.formats.parts import Parts
from mediadesk.formats.source import Readable, Source

PartsReader = Callable[[Readable, int], Parts]
"""Takes an open file and its size in bytes; raises ValueError where there is no payload."""

_READERS: dict[str, tuple[str, str]] = {
    "jpeg": ("jpeg", "read_parts"),
    "png": ("png", "read_parts"),
    "gif": ("gif", "read_parts"),
    "bmp": ("bmp", "read_parts"),
    "webp": ("chunked", "read_webp"),
    **dict.fromkeys(("tiff", "orf"), ("tiff", "read_parts")),
    "raf": ("fuji", "read_parts"),
    "rw2": ("panasonic", "read_parts"),
    **dict.fromkeys(("heic", "avif"), ("heif", "read_parts")),
    **dict.fromkeys(("jp2", "jxl"), ("codestreams", "read_parts")),
    **dict.fromkeys(("mp4", "mov", "m4a", "3gp", "cr3"), ("film", "read_parts")),
    **dict.fromkeys(("matroska", "webm"), ("matroska", "read_parts")),
    **dict.fromkeys(("wma", "wmv"), ("asf", "read_parts")),
    "avi": ("chunked", "read_avi"),
    "wav": ("chunked", "read_wav"),
    "aiff": ("chunked", "read_aiff"),
    "ogg": ("ogg", "read_parts"),
    "flac": ("flac", "read_parts"),
    "caf": ("caf", "read_caf"),
    "w64": ("caf", "read_w64"),
    "dsf": ("dsd", "read_dsf"),
    "dff": ("dsd", "read_dff"),
    "tak": ("tak", "read_parts"),
    **dict.fromkeys(
        ("mp3", "aac", "ac3", "ape", "wavpack", "musepack", "tta", "optimfrog"),
        ("tagged", "read_parts"),
    ),
}
"""The module of this room and its reader: imported for the first file that needs it."""
_ONE_PAYLOAD = {"mov": "mp4", "m4a": "mp4", "3gp": "mp4", "webm": "matroska", "avif": "heic",
                "aac": "tagged", "mp3": "tagged", "flac": "tagged", "wma": "asf",
                "wmv": "asf"}  # fmt: skip
"""Names under which the same payload may come, told by a brand or a tag alone."""


def reader_of(source: Source) -> tuple[str, PartsReader] | None:
    """Return the payload's name and its reader for a file."""
    found = behind_tags.found_in(source)
    if found is None or found[0] not in _READERS:
        return None
    name = found[0]
    return _ONE_PAYLOAD.get(name, name), _reader(name)


@cache
def _reader(name: str) -> PartsReader:
    module, function = _READERS[name]
    reader: PartsReader = getattr(import_module(f"{__package__}.{module}"), function)
    return reader
