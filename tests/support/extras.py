"""Photos that hold something beside their picture, and the same without it."""

import io
import struct
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image, TiffImagePlugin

from mediadesk.domain.extras import Extra
from mediadesk.formats.boxes.isobmff import boxes
from tests.support.media import motion_photo, scene
from tests.support.payloads import box, heif, segment

SIZE = (320, 240)
XMP, MORE_XMP = b"http://ns.adobe.com/xap/1.0/\x00", b"http://ns.adobe.com/xmp/extension/\x00"
_HEADER_BYTES = 4
_APPLE = b"urn:com:apple:photo:2020:aux:hdrgainmap\x00"
_DEPTH = b"urn:mpeg:hevc:2015:auxid:2\x00"


def still(seed: int, form: str = "JPEG", **options: object) -> bytes:
    """Return a plain picture."""
    out = io.BytesIO()
    scene(*SIZE, seed=seed).save(out, form, **options)
    return out.getvalue()


def with_segments(photo: bytes, *segments: bytes) -> bytes:
    """Return a JPEG with further segments at its front."""
    return photo[:2] + b"".join(segments) + photo[2:]


def further(pictures: list[tuple[int, int, int]]) -> bytes:
    """Return the index of further pictures: (kind, length, place counted from it) of each."""
    entries = struct.pack("<IIIHH", 0x20030000, 0, 0, 0, 0)
    entries += b"".join(struct.pack("<IIIHH", *one, 0, 0) for one in pictures)
    head = b"MPF\0II*\0" + struct.pack("<IH", 8, 1)
    place = struct.pack("<HHIII", 0xB002, 7, len(entries), 26, 0)
    return segment(0xE2, head + place + entries)


def with_further(photo: bytes, picture: bytes, *, kind: int = 0) -> bytes:
    """Return a JPEG with another one behind it, which its index names."""
    length = len(further([(0, 0, 0)]))
    start = len(photo) + length - (2 + _HEADER_BYTES + len(b"MPF\0"))
    return with_segments(photo, further([(kind, len(picture), start)])) + picture


def hdr(photo: bytes) -> bytes:
    """Return a JPEG as phones with Ultra HDR write it."""
    gain_map = with_segments(
        still(99), segment(0xE1, XMP + b'<rdf hdrgm:Version="1.0" hdrgm:GainMapMax="3"/>')
    )
    return with_further(
        with_segments(photo, segment(0xE1, XMP + b'<rdf hdrgm:Version="1.0"/>')), gain_map
    )


def deep(photo: bytes) -> bytes:
    """Return a JPEG with depth in XMP, as older phones with Google's camera write it."""
    return with_segments(
        photo, segment(0xE1, MORE_XMP + bytes(40) + b'<x GDepth:Data="iVBORw=="/>')
    )


def heic(photo: bytes, role: bytes = b"") -> bytes:
    """Return a HEIC anew, with the same picture as one beside it of this role, if any."""
    meta = next(one for one in boxes(io.BytesIO(photo), 0, len(photo)) if one.kind == b"meta")
    parts = {one.kind: one for one in boxes(io.BytesIO(photo), meta.start + 4, meta.end)}
    shapes = [
        box(one.kind, photo[one.start : one.end])
        for outer in boxes(io.BytesIO(photo), parts[b"iprp"].start, parts[b"iprp"].end)
        if outer.kind == b"ipco"
        for one in boxes(io.BytesIO(photo), outer.start, outer.end)
        if one.kind in (b"hvcC", b"ispe")
    ]
    start = photo.index(b"mdat") + 4
    length = int.from_bytes(photo[start - 8 : start - 4])
    picture = b"hvc1", photo[start : start - 8 + length]
    if not role:
        return heif(items={1: picture}, properties=tuple(shapes))
    return heif(
        items={1: picture, 2: picture},
        properties=(*shapes, box(b"auxC", bytes(4) + role)),
        links={1: [1, 2], 2: [1, 2, 3]},
        references=((b"auxl", 2, [1]),),
    )


def _animated(form: str) -> Callable[[int], bytes]:
    def make(seed: int) -> bytes:
        frames = [scene(*SIZE, seed=seed).rotate(5 * turn) for turn in range(3)]
        return still_of(frames[0], form, save_all=True, append_images=frames[1:], duration=90)

    return make


def still_of(image: Image.Image, form: str, **options: object) -> bytes:
    """Return a picture, or several in a row, in a format."""
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def _pages(seed: int) -> bytes:
    pages = [scene(*SIZE, seed=seed), scene(*SIZE, seed=seed + 1)]
    return still_of(pages[0], "TIFF", save_all=True, append_images=pages[1:])


def _layers(seed: int) -> bytes:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[37724] = b"Adobe Photoshop Document Data Block\0" + bytes(5000)
    tags.tagtype[37724] = 7
    return still_of(scene(*SIZE, seed=seed), "TIFF", tiffinfo=tags)


def _moving(seed: int, folder: Path) -> tuple[bytes, bytes]:
    path = motion_photo(folder / f"motion {seed}.jpg", seed=seed, size=SIZE)
    whole = path.read_bytes()
    path.unlink()
    return whole, still(seed)


PAIRS: Mapping[str, tuple[Extra, str, Callable[[int, Path], tuple[bytes, bytes]]]] = {
    "motion": (Extra.FILM, ".jpg", _moving),
    "hdr": (Extra.GAIN_MAP, ".jpg", lambda n, _: (hdr(still(n)), still(n))),
    "depth": (Extra.DEPTH, ".jpg", lambda n, _: (deep(still(n)), still(n))),
    "two eyes": (
        Extra.PICTURES,
        ".jpg",
        lambda n, _: (with_further(still(n), still(98), kind=0x020002), still(n)),
    ),
    "apple hdr": (
        Extra.GAIN_MAP,
        ".heic",
        lambda n, _: (heic(still(n, "HEIF"), _APPLE), heic(still(n, "HEIF"))),
    ),
    "apple depth": (
        Extra.DEPTH,
        ".heic",
        lambda n, _: (heic(still(n, "HEIF"), _DEPTH), heic(still(n, "HEIF"))),
    ),
    "pages": (Extra.PAGES, ".tif", lambda n, _: (_pages(n), still(n, "TIFF"))),
    "layers": (Extra.LAYERS, ".tif", lambda n, _: (_layers(n), still(n, "TIFF"))),
    "gif": (Extra.FRAMES, ".gif", lambda n, _: (_animated("GIF")(n), still(n, "GIF"))),
    "webp": (Extra.FRAMES, ".webp", lambda n, _: (_animated("WEBP")(n), still(n, "WEBP"))),
    "apng": (Extra.FRAMES, ".png", lambda n, _: (_animated("PNG")(n), still(n, "PNG"))),
}
"""What each kind holds, its ending, and what makes one with and one without, by seed."""
