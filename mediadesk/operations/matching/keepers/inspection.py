"""Reads a file whole, in a child process: every tag; of pictures also detail and earlier saves."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mediadesk.decoding import tags
from mediadesk.decoding.picture import decode_reduced, picture_format
from mediadesk.decoding.strips import rgb_strips
from mediadesk.domain.detail import Gain, PictureDetail, Writer
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.fields import UNREAD
from mediadesk.domain.media import MediaKind
from mediadesk.fingerprint import enlarging, moved_blocks
from mediadesk.fingerprint.blocks import blocks_of
from mediadesk.fingerprint.detail import Grey, blockiness_of, spectrum_of
from mediadesk.fingerprint.enlarging import SmallPicture
from mediadesk.fingerprint.every_pixel import digest_of, is_like_no_drawing
from mediadesk.fingerprint.fine_plane import fine_plane_of
from mediadesk.fingerprint.moved_blocks import Middle
from mediadesk.fingerprint.recompression import earlier_quality, frequencies_of, traces_of
from mediadesk.formats import jpeg, jpeg_writers, sniff
from mediadesk.formats.boxes import heif_writers
from mediadesk.formats.fields.inventory import inventory
from mediadesk.formats.source import Source, open_source

_WHOLE_PX = 1 << 20
"""No picture has more: nothing is reduced."""
_TURNED_BACK = {3: 2, 6: 1, 8: 3}
"""Quarter turns that undo those of cameras; mirrored pictures are rare."""


def look_closer(path: bytes, *, pixels: bool) -> PictureDetail:
    """Return what the file holds; `pixels` decodes the picture, too. Never raises OutsideError."""
    try:
        with open_source(path) as source:
            found = sniff.sniff(source.head)
            if found is None or found[1] is not MediaKind.PHOTO:
                return PictureDetail(tags=_fields_of(source))
            marks, has_maker_notes = _tags_of(source)
            fields = inventory(source.stream())
            format_name = picture_format(source)
            head = jpeg.read_head(source.stream()) if format_name == "jpeg" else None
            spectrum = blockiness = earlier = traces = fine_plane = blocks = digest = None
            if pixels:
                grey, stored, digest = _decoded(source, format_name, digested=True)
                steps = None if head is None else head.steps
                spectrum = spectrum_of(grey)
                if head is not None:
                    blockiness = blockiness_of(stored)
                frequencies = frequencies_of(stored)
                earlier = earlier_quality(frequencies, steps)
                traces = traces_of(frequencies, steps)
                fine_plane = fine_plane_of(grey)
                blocks = blocks_of(source)
            return PictureDetail(
                spectrum=spectrum,
                blockiness=blockiness,
                earlier_quality=earlier,
                maker_notes=has_maker_notes,
                tags=fields if fields is not None else marks | UNREAD,
                writer=_writer_of(source, format_name, head),
                fine_plane=fine_plane,
                blocks=blocks,
                traces=traces,
                pixel_digest=digest,
            )
    except OutsideError:
        return PictureDetail(tags=UNREAD)


def take_parts(path: bytes, scale: float) -> SmallPicture | None:
    """Return the parts of a picture that one enlarged so much is held against; None for none."""
    try:
        with open_source(path) as source:
            grey = _decoded(source, picture_format(source)).grey
            return enlarging.parts_of(grey, scale)
    except OutsideError:
        return None


def gains_of(path: bytes, smaller: Sequence[SmallPicture]) -> list[Gain]:
    """Return what a picture holds beyond each smaller one: it may only be enlarged from it."""
    try:
        with open_source(path) as source:
            grey = _decoded(source, picture_format(source)).grey
    except OutsideError:
        return [Gain.SOME] * len(smaller)
    found = (enlarging.excess_of(grey, small) for small in smaller)
    return [Gain.SOME if excess is None else excess.gain for excess in found]


def take_middle(path: bytes) -> Middle | None:
    """Return what is needed of a JPEG that a turned or cut one is held against; None for none."""
    try:
        grey, blocks = _with_blocks(path)
    except OutsideError:
        return None
    return moved_blocks.middle_of(grey, blocks)


def moved_gains_of(path: bytes, others: Sequence[Middle]) -> list[Gain]:
    """Return what a picture holds beyond each JPEG that lies otherwise: it may be made from it."""
    try:
        grey, blocks = _with_blocks(path)
    except OutsideError:
        return [Gain.SOME] * len(others)
    return [moved_blocks.gain_beyond(grey, blocks, other) for other in others]


def _with_blocks(path: bytes) -> tuple[Grey, moved_blocks.Blocks | None]:
    """Return a picture as it is stored, and how its blocks lie if it is a JPEG."""
    with open_source(path) as source:
        format_name = picture_format(source)
        head = jpeg.read_head(source.stream()) if format_name == "jpeg" else None
        blocks = None if head is None else moved_blocks.blocks_of(head.steps)
        return _decoded(source, format_name).stored, blocks


class _Decoded(NamedTuple):
    grey: Grey
    """Upright."""
    stored: Grey
    """As in the file: blocks lie as they did."""
    digest: bytes | None
    """Of all pixels, where it was wanted; None of a drawing."""


def _decoded(source: Source, format_name: str, *, digested: bool = False) -> _Decoded:
    picture = decode_reduced(source, format_name, edge_px=_WHOLE_PX)
    image, turns = picture.image, _TURNED_BACK.get(picture.outline.orientation, 0)
    levels = image.getchannel(0) if image.mode == "YCbCr" else image.convert("L")
    digest = digest_of(image.size, rgb_strips(image)) if digested else None
    del picture, image  # four bytes a pixel
    grey = np.asarray(levels)
    if digest is not None and not is_like_no_drawing(grey):
        digest = None
    return _Decoded(grey, np.rot90(grey, turns), digest)


def _writer_of(source: Source, format_name: str, head: jpeg.JpegHead | None) -> Writer | None:
    if format_name == "heic":
        return heif_writers.writer_of(source.stream(), source.size_bytes)
    return None if head is None else jpeg_writers.writer_of(head)


def _fields_of(source: Source) -> frozenset[int]:
    found = inventory(source.stream())
    return UNREAD if found is None else found


def _tags_of(source: Source) -> tuple[frozenset[int], bool]:
    try:
        return tags.marks_of(source)
    except OutsideError:  # no container that exiv2 knows
        return frozenset(), False
