"""The small picture that stands for a file: the photo itself, a film's still, an album's cover."""

from mediadesk.decoding.audio import cover_jpeg
from mediadesk.decoding.picture import crop_rgb, thumbnail_jpeg
from mediadesk.decoding.video import poster_jpeg
from mediadesk.domain.media import MediaKind
from mediadesk.domain.pixels import PixelRegion, Pixels
from mediadesk.formats import sniff
from mediadesk.formats.source import open_source


def make_thumbnail(path: bytes, kind: MediaKind, edge_px: int) -> bytes | None:
    """Return a JPEG fitted into a square of `edge_px`; run in a child process.

    The content decides how the file is opened, `kind` only where the content does not tell.
    None for a recording without a cover. Raises OutsideError when nothing can be shown.
    """
    with open_source(path) as source:
        found = sniff.sniff(source.head)
    shown = found[1] if found else kind
    if shown is MediaKind.PHOTO:
        return thumbnail_jpeg(path, edge_px)
    if shown is MediaKind.AUDIO or kind is MediaKind.AUDIO:
        return cover_jpeg(path, edge_px)
    return poster_jpeg(path, edge_px)


def read_region(path: bytes, region: PixelRegion) -> Pixels:
    """Return a part of a picture, pixel for pixel; run in a child process.

    Raises OutsideError when the file is no picture or cannot be decoded.
    """
    right, bottom = region.left + region.width, region.top + region.height
    return Pixels(region, *crop_rgb(path, (region.left, region.top, right, bottom)))
