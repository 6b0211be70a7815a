"""Looks at a file as a whole, in a child process: every tag; of pictures also detail and past."""

from collections.abc import Sequence

import numpy as np

from mediadesk.decoding import tags
from mediadesk.decoding.picture import decode_reduced, picture_format
from mediadesk.domain.detail import PictureDetail
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.fields import UNREAD
from mediadesk.domain.media import MediaKind
from mediadesk.fingerprint import enlarging
from mediadesk.fingerprint.blocks import blocks_of
from mediadesk.fingerprint.detail import Grey, blockiness_of, spectrum_of
from mediadesk.fingerprint.enlarging import SmallPicture
from mediadesk.fingerprint.fine_plane import fine_plane_of
from mediadesk.fingerprint.past import earlier_quality, traces_of
from mediadesk.formats import jpeg, sniff
from mediadesk.formats.inventory import inventory
from mediadesk.formats.jpeg_writers import writer_of
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
            spectrum = blockiness = earlier = traces = fine_plane = blocks = None
            if pixels:
                grey, stored = _grey_of(source, format_name)
                steps = None if head is None else head.steps
                spectrum = spectrum_of(grey)
                if head is not None:
                    blockiness = blockiness_of(stored)
                earlier = earlier_quality(stored, steps)
                traces = traces_of(stored, steps)
                fine_plane = fine_plane_of(grey)
                blocks = blocks_of(source)
            return PictureDetail(
                spectrum=spectrum,
                blockiness=blockiness,
                earlier_quality=earlier,
                maker_notes=has_maker_notes,
                tags=fields if fields is not None else marks | UNREAD,
                writer=None if head is None else writer_of(head),
                fine_plane=fine_plane,
                blocks=blocks,
                traces=traces,
            )
    except OutsideError:
        return PictureDetail(tags=UNREAD)


def take_parts(path: bytes, scale: float) -> SmallPicture | None:
    """Return the parts of a picture that one enlarged so much is held against; None for none."""
    try:
        with open_source(path) as source:
            grey, _ = _grey_of(source, picture_format(source))
            return enlarging.parts_of(grey, scale)
    except OutsideError:
        return None


def are_enlarged(path: bytes, smaller: Sequence[SmallPicture]) -> list[bool]:
    """Tell of each smaller picture whether this one was only enlarged from it."""
    try:
        with open_source(path) as source:
            grey, _ = _grey_of(source, picture_format(source))
    except OutsideError:
        return [False] * len(smaller)
    found = (enlarging.excess_of(grey, small) for small in smaller)
    return [excess is not None and excess.is_enlarged for excess in found]


def _grey_of(source: Source, format_name: str) -> tuple[Grey, Grey]:
    """Return the levels of a picture upright, and as they are stored: blocks lie as they did."""
    picture = decode_reduced(source, format_name, edge_px=_WHOLE_PX)
    image, turns = picture.image, _TURNED_BACK.get(picture.outline.orientation, 0)
    levels = image.getchannel(0) if image.mode == "YCbCr" else image.convert("L")
    del picture, image  # four bytes a pixel
    grey = np.asarray(levels)
    return grey, np.rot90(grey, turns)


def _fields_of(source: Source) -> frozenset[int]:
    found = inventory(source.stream())
    return UNREAD if found is None else found


def _tags_of(source: Source) -> tuple[frozenset[int], bool]:
    try:
        return tags.marks_of(source)
    except OutsideError:  # no container that exiv2 knows
        return frozenset(), False
