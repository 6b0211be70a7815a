"""Recordings: how long they run, how fine their samples are, the cover picture inside them."""

import base64
import io
import os
from collections.abc import Iterator
from typing import Any

from mediadesk.decoding.failures import decoder_errors
from mediadesk.decoding.picture import jpeg_of, open_bytes
from mediadesk.formats.source import Source, open_source

_FRONT = 3
_LONGEST_S = 10_000_000
_MAX_COVER_BYTES = 32 << 20


def duration_s(source: Source) -> float | None:
    """Return how long a recording runs, or None where its header does not say."""
    with decoder_errors(source.path):
        found = _opened(source)
        length = getattr(getattr(found, "info", None), "length", None)
        return float(length) if length and 0 < length < _LONGEST_S else None


def bit_depth(source: Source) -> int | None:
    """Return the bits of a sample where the format keeps samples exactly, else None."""
    with decoder_errors(source.path):
        bits = getattr(getattr(_opened(source), "info", None), "bits_per_sample", None)
        return bits if isinstance(bits, int) and 0 < bits <= 64 else None


def cover_jpeg(path: str | bytes | os.PathLike[str], edge_px: int) -> bytes | None:
    """Return the embedded cover as a JPEG fitted into `edge_px`, or None when there is none."""
    with open_source(os.fsencode(path), follow_links=True) as source:
        with decoder_errors(source.path):
            found = _opened(source)
            covers = sorted(_covers(found), key=lambda cover: cover[0] != _FRONT)
        for _, data in covers[:1]:
            picture = open_bytes(data[:_MAX_COVER_BYTES], edge_px)
            with decoder_errors(source.path):
                return jpeg_of(picture.image, edge_px=edge_px, profile=picture.outline.profile)
    return None


def _opened(source: Source) -> Any:  # noqa: ANN401 - mutagen has a type for each format
    import mutagen  # noqa: PLC0415 - only where a recording comes

    return mutagen.File(source.stream())


def _covers(found: Any) -> Iterator[tuple[int, bytes]]:  # noqa: ANN401 - as above
    """Yield (kind, picture bytes) of every cover; kind 3 is the front."""
    if found is None:
        return
    for picture in getattr(found, "pictures", None) or ():  # FLAC
        yield picture.type, picture.data
    tags = found.tags
    if tags is None:
        return
    if hasattr(tags, "getall"):  # ID3
        for frame in tags.getall("APIC"):
            yield frame.type, frame.data
        return
    for name in ("covr", "WM/Picture", "metadata_block_picture", "Cover Art (Front)"):
        for value in _values(tags, name):
            if data := _cover_bytes(name, value):
                yield _FRONT, data


def _values(tags: Any, name: str) -> list[Any]:  # noqa: ANN401 - as above
    try:
        value = tags[name]
    except (KeyError, ValueError):
        return []
    return value if isinstance(value, list) else [value]


def _cover_bytes(name: str, value: Any) -> bytes | None:  # noqa: ANN401 - as above
    if name == "covr":
        return bytes(value)
    if name == "metadata_block_picture":
        from mutagen.flac import Picture  # noqa: PLC0415 - as above

        return bytes(Picture(base64.b64decode(value)).data)  # type: ignore[no-untyped-call]
    if name == "Cover Art (Front)":  # APE: a file name, a null, the picture
        return bytes(value.value).partition(b"\x00")[2]
    return _asf_picture(bytes(value.value))


def _asf_picture(raw: bytes) -> bytes | None:
    """Cut the picture out of WM/Picture: kind, length, two UTF-16 texts, data."""
    length, rest = int.from_bytes(raw[1:5], "little"), io.BytesIO(raw[5:])
    for _ in range(2):
        while (unit := rest.read(2)) and unit != b"\x00\x00":
            continue
    return rest.read(length) or None
