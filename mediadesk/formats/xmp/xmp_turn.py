"""How a picture is turned by its XMP, which counts where EXIF does not say."""

import re

_TURN = re.compile(rb"tiff:Orientation(?:=[\"']|>)\s*([1-8])")


def orientation(xmp: bytes) -> int:
    """Return the orientation, 1 to 8, that an XMP packet in UTF-8 states; 1 when unstated."""
    found = _TURN.search(xmp)
    return int(found[1]) if found else 1
