"""The picture that a camera put inside its RAW file."""

from dataclasses import dataclass

from mediadesk.decoding import tags
from mediadesk.formats.source import Source

_FORMATS = {"image/jpeg": "jpeg", "image/tiff": "tiff"}
_MIN_EDGE = 64
_MAX_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Preview:
    """An embedded preview; `width` and `height` are the RAW picture's own, before its turn."""

    data: bytes
    format: str
    orientation: int
    width: int
    height: int


def read_preview(source: Source, *, edge_px: int) -> Preview | None:
    """Return the smallest embedded preview that serves `edge_px`, else the largest, else None."""
    image = tags.opened(source)
    manager = tags.engine().PreviewManager(image)
    usable = [
        found
        for found in manager.getPreviewProperties()
        if found.mimeType_ in _FORMATS
        and min(found.width_, found.height_) >= _MIN_EDGE
        and found.size_ <= _MAX_BYTES
    ]
    if not usable:
        return None
    # the properties come in growing order; too small a preview would change the fingerprint
    served = (found for found in usable if min(found.width_, found.height_) >= edge_px)
    chosen = next(served, usable[-1])
    return Preview(
        data=bytes(manager.getPreviewImage(chosen).data()),
        format=_FORMATS[chosen.mimeType_],
        orientation=tags.orientation_of(image),
        width=image.pixelWidth(),
        height=image.pixelHeight(),
    )
