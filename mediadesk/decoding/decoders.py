"""The short list of trusted decoders: which opens a picture of a format, and up to what size."""

from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO

from PIL import Image, ImageFile, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from mediadesk.decoding.failures import broken
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats import jxl, sniff

MAX_PIXELS_REDUCED = 500_000_000
"""Limit where a reduced decode exists: phones make 108 and 200 megapixels."""
MAX_PIXELS = 150_000_000

Image.MAX_IMAGE_PIXELS = None  # the limits above are checked here, before any pixel is decoded

_PLUGINS = {
    "png": ("PIL.PngImagePlugin", "PNG"),
    "gif": ("PIL.GifImagePlugin", "GIF"),
    "webp": ("PIL.WebPImagePlugin", "WEBP"),
    "tiff": ("PIL.TiffImagePlugin", "TIFF"),
    "bmp": ("PIL.BmpImagePlugin", "BMP"),
    "ico": ("PIL.IcoImagePlugin", "ICO"),
    "jp2": ("PIL.Jpeg2KImagePlugin", "JPEG2000"),
    "avif": ("PIL.AvifImagePlugin", "AVIF"),
    "jxl": ("pillow_jxl.JpegXLImagePlugin", "JXL"),
}
_SETTINGS = {
    # Pillow refuses honest pictures with long texts
    "png": {"MAX_TEXT_CHUNK": 64 << 20, "MAX_TEXT_MEMORY": 64 << 20},
    # one file a worker, one core a file
    "avif": {"DEFAULT_MAX_THREADS": 1},
    "jxl": {"DECODE_THREADS": 0},
}
"""What is set in a plugin's module once it is imported."""


def opened(file: BinaryIO, format_name: str) -> ImageFile.ImageFile:
    """Open with the one decoder for the format; dimensions are checked before pixels.

    Raises OutsideError (NOT_SUPPORTED, TOO_MANY_PIXELS, BROKEN), and what the decoder raises.
    """
    limit = MAX_PIXELS_REDUCED if format_name in ("jpeg", "heic") else MAX_PIXELS
    if format_name == "jxl" and (size := jxl.dimensions(file.read(sniff.HEAD_BYTES))):
        _check_size(size, limit)  # this decoder decodes while it opens
    file.seek(0)
    image = _open_with_plugin(file, format_name)
    _check_size(image.size, limit)
    return image


def _open_with_plugin(file: BinaryIO, format_name: str) -> ImageFile.ImageFile:
    if format_name == "jpeg":  # the class itself: frames of an MPO do not matter here
        return JpegImageFile(file)
    if format_name == "heic":
        return _open_heif(file)
    if format_name not in _PLUGINS:
        raise OutsideError(Reason.of(ReasonCode.NOT_SUPPORTED, format=format_name.upper()))
    module, name = _PLUGINS[format_name]
    plugin = import_module(module)
    for setting, value in _SETTINGS.get(format_name, {}).items():
        setattr(plugin, setting, value)
    try:
        return Image.open(file, formats=(name,))
    except UnidentifiedImageError:
        raise broken("its header cannot be read") from None


def _open_heif(file: BinaryIO) -> ImageFile.ImageFile:
    import pillow_heif  # noqa: PLC0415 - 30 ms, only where such a file comes

    pillow_heif.options.DECODE_THREADS = 1
    opener: Callable[[BinaryIO], ImageFile.ImageFile] = pillow_heif.HeifImageFile
    return opener(file)


def _check_size(size: tuple[int, int], limit: int) -> None:
    if size[0] * size[1] > limit:
        reason = Reason.of(ReasonCode.TOO_MANY_PIXELS, width=size[0], height=size[1])
        raise OutsideError(reason)
