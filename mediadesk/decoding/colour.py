"""Normalises pixels: alpha over white, deep greys scaled, colour profiles converted to sRGB."""

import io

from PIL import Image

from mediadesk.formats import icc

_PLAIN = ("L", "RGB", "YCbCr")
_SPARE = 8
"""A picture whose shorter side is more than this many times what is asked for is reduced first."""


def flattened(image: Image.Image, edge_px: int) -> Image.Image:
    """Return an opaque image of mode L, RGB or YCbCr, of about the scale that is needed."""
    if image.mode in _PLAIN and "transparency" not in image.info:
        return _less(image, edge_px)
    return _opaque(_less(_eight_bit(image), edge_px))


def to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Return the image converted to sRGB; a profile that cannot be used changes nothing."""
    if "srgb" in (icc.profile_name(profile) or "").lower():
        return image
    from PIL import ImageCms  # noqa: PLC0415 - thumbnails of few pictures need it

    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGB" if image.mode == "RGB" else image.mode
        converted = ImageCms.profileToProfile(
            image, given, ImageCms.createProfile("sRGB"), outputMode=mode if mode != "L" else "RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return converted if converted is not None else image


def spare_factor(image: Image.Image, edge_px: int) -> int:
    """Return by what each side may be divided without harm, 1 for not at all."""
    return min(image.size) // (_SPARE * edge_px) + 1


def _less(image: Image.Image, edge_px: int) -> Image.Image:
    factor = spare_factor(image, edge_px)
    return image.reduce(factor) if factor > 1 else image


def _eight_bit(image: Image.Image) -> Image.Image:
    """Return an image of 8 bits a channel; alpha and palette transparency become alpha."""
    mode = image.mode
    if mode == "RGBA":
        return image  # no copy: it may fill half of the memory a worker has
    if mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if mode in ("I", "F"):
        return _scaled(image)
    if mode == "LAB":
        return image.getchannel(0)
    clear = mode[-1] in ("A", "a") or "transparency" in image.info
    return image.convert("RGBA" if clear else "L" if mode in ("1", "L") else "RGB")


def _scaled(image: Image.Image) -> Image.Image:
    low, high = image.getextrema()
    if not (isinstance(low, int | float) and isinstance(high, int | float)):
        return image.convert("L")
    if image.mode == "I" and low >= 0 and high <= 65535:
        low, high = 0, 65535 if high > 255 else 255
    scale = 255 / (high - low) if high > low else 0.0
    return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    white = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, image).convert("RGB")
