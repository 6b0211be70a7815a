"""Parts of pictures as pixels: what is asked for, and what comes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PixelRegion:
    """A rectangle of an upright picture, in its own pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pixels:
    """A part of a picture in sRGB, 3 bytes a pixel, row by row without gaps."""

    region: PixelRegion
    width: int
    height: int
    """Fewer than the region's where the file holds fewer, as a RAW file's preview does."""
    rgb: bytes
