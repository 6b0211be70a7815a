"""What the boxes of a film's picture track say: how it is turned, its eyes, its sphere.

Spherical Video V1 and V2: https://github.com/google/spatial-media/tree/master/docs
"""

import math
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mediadesk.domain.streams import Projection, Stereo
from mediadesk.formats.boxes.isobmff import Box, boxes
from mediadesk.formats.source import Readable

_XML = bytes.fromhex("ffcc8263f8554a938814587a02521fdd")
_VIDEO_ENTRY = 78
_MAX_TRACKS = 64
_MAX_BODY = 1 << 20
_TURNS = (0, 90, 180, 270)
_ST3D = {0: Stereo.MONO, 1: Stereo.TOP_BOTTOM, 2: Stereo.LEFT_RIGHT, 4: Stereo.RIGHT_LEFT}
_XML_STEREO = {
    "mono": Stereo.MONO,
    "top-bottom": Stereo.TOP_BOTTOM,
    "left-right": Stereo.LEFT_RIGHT,
    "right-left": Stereo.RIGHT_LEFT,
}
_PROJECTIONS = {
    b"equi": Projection.EQUIRECTANGULAR,
    b"cbmp": Projection.CUBEMAP,
    b"mshp": Projection.MESH,
}
_TAG = re.compile(r"<\s*GSpherical:(\w+)\s*>\s*([^<]*?)\s*<")
_DOLBY = frozenset({b"dvcC", b"dvvC", b"dvwC"})


@dataclass(frozen=True, slots=True)
class PictureBoxes:
    """What the first picture track states; None for what it does not state."""

    rotation: int = 0
    """Degrees clockwise."""
    stereo: Stereo | None = None
    projection: Projection | None = None
    fov_degrees: int | None = None
    has_view: bool = False
    """True when the direction to look at first is stated."""
    stitcher: str | None = None
    dolby_vision: bool = False


def read_picture_boxes(file: Readable, size_bytes: int) -> PictureBoxes:
    """Read the first picture track of an MP4 or MOV; nothing is decoded."""
    moov = next((box for box in boxes(file, 0, size_bytes) if box.kind == b"moov"), None)
    if moov is None:
        return PictureBoxes()
    tracks = [box for box in boxes(file, moov.start, moov.end) if box.kind == b"trak"]
    for trak in tracks[:_MAX_TRACKS]:
        if (entry := _picture_entry(file, trak)) is not None:
            return _read(file, trak, entry)
    return PictureBoxes()


def _picture_entry(file: Readable, trak: Box) -> Box | None:
    """Return the first sample entry of a track of pictures."""
    mdia = _first(file, trak, b"mdia")
    handler = _first(file, mdia, b"hdlr")
    if handler is None or _body(file, handler)[8:12] != b"vide":
        return None
    stsd = _first(file, _first(file, _first(file, mdia, b"minf"), b"stbl"), b"stsd")
    if stsd is None:
        return None
    return next(boxes(file, stsd.start + 8, stsd.end), None)


def _read(file: Readable, trak: Box, entry: Box) -> PictureBoxes:
    found = PictureBoxes()
    for box in boxes(file, trak.start, trak.end):
        if box.kind == b"tkhd":
            found = replace(found, rotation=_rotation(_body(file, box)))
        elif box.kind == b"uuid" and (body := _body(file, box))[:16] == _XML:
            found = _from_xml(body[16:].decode("utf-8", "replace"), found)
    for box in boxes(file, entry.start + _VIDEO_ENTRY, entry.end):
        if box.kind == b"st3d":
            found = replace(found, stereo=_ST3D.get(_byte(_body(file, box), 4)))
        elif box.kind == b"sv3d":
            found = _from_sv3d(file, box, found)
        elif box.kind in _DOLBY:
            found = replace(found, dolby_vision=True)
    return found


def _rotation(body: bytes) -> int:
    """Return the quarter turn of a track header's matrix; anything else is no turn."""
    at = 52 if body[:1] == b"\x01" else 40
    if len(body) < at + 36:
        return 0
    a, b = struct.unpack_from(">ii", body, at)
    degrees = round(math.degrees(math.atan2(b, a))) % 360
    return degrees if degrees in _TURNS else 0


def _from_sv3d(file: Readable, sv3d: Box, found: PictureBoxes) -> PictureBoxes:
    for box in boxes(file, sv3d.start, sv3d.end):
        if box.kind == b"svhd":
            source = _body(file, box)[4:].decode("utf-8", "replace").strip("\x00 ")[:200]
            found = replace(found, stitcher=source or found.stitcher)
        elif box.kind == b"proj":
            for inner in boxes(file, box.start, box.end):
                if inner.kind == b"prhd":
                    found = replace(found, has_view=True)
                elif inner.kind in _PROJECTIONS:
                    fov = _bounds_fov(_body(file, inner)) if inner.kind == b"equi" else None
                    fov = 360 if inner.kind == b"cbmp" else fov
                    projection = _PROJECTIONS[inner.kind]
                    found = replace(found, projection=projection, fov_degrees=fov)
    return found


def _bounds_fov(body: bytes) -> int | None:
    """Return the width of an equirectangular picture; its bounds are parts of 2^32."""
    if len(body) < 20:
        return None
    left, right = struct.unpack_from(">II", body, 12)
    share = 1 - (left + right) / (1 << 32)
    return round(360 * share) if 0 < share <= 1 else None


def _from_xml(text: str, found: PictureBoxes) -> PictureBoxes:
    tags = dict(_TAG.findall(text))
    if tags.get("Spherical", "").lower() != "true":
        return found
    full, cropped = (
        _number(tags.get(name)) for name in ("FullPanoWidthPixels", "CroppedAreaImageWidthPixels")
    )
    fov = round(360 * cropped / full) if full and cropped and cropped <= full else 360
    return replace(
        found,
        projection=Projection.EQUIRECTANGULAR,
        stereo=_XML_STEREO.get(tags.get("StereoMode", "").lower(), found.stereo),
        fov_degrees=fov,
        has_view=any(name.startswith("InitialView") for name in tags),
        stitcher=tags.get("StitchingSoftware") or tags.get("SourceSoftware") or None,
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def _children(file: Readable, box: Box | None) -> Iterator[Box]:
    if box is not None:
        yield from boxes(file, box.start, box.end)


def _first(file: Readable, box: Box | None, kind: bytes) -> Box | None:
    return next((inner for inner in _children(file, box) if inner.kind == kind), None)


def _body(file: Readable, box: Box) -> bytes:
    file.seek(box.start)
    return file.read(min(box.end - box.start, _MAX_BODY))


def _byte(body: bytes, at: int) -> int:
    return body[at] if len(body) > at else -1
