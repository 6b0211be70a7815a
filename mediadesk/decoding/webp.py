"""Large WebP pictures in little memory: FFmpeg takes a third of what Pillow's decoder does.

libwebp's animation decoder, the only one that Pillow has, holds two canvases of four bytes a
pixel, and Pillow copies them twice: 410 MB for 24 megapixels, where a worker has 300.
"""

from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from PIL import Image

if TYPE_CHECKING:
    from av import VideoFrame

_LARGE_PIXELS = 15_000_000
"""Up to here Pillow stays within a worker's memory."""
_LUMA = [min(max(round((value - 16) * 255 / 219), 0), 255) for value in range(256)]
_CHROMA = [min(max(round((value - 128) * 255 / 224 + 128), 0), 255) for value in range(256)]
"""WebP keeps colours as television does; Pillow's YCbCr is JPEG's, which uses all of a byte."""


def is_large_still(image: Image.Image) -> bool:
    """Tell whether an opened WebP is better decoded here: one frame with many pixels."""
    return image.width * image.height > _LARGE_PIXELS and getattr(image, "n_frames", 1) == 1


def reduced(file: BinaryIO, size: tuple[int, int], factor: int) -> Image.Image | None:
    """Return a still WebP of a size, each side a `factor`th, in mode YCbCr or RGBA.

    None where FFmpeg makes something else of it, or nothing: then it is Pillow's to judge.
    """
    import av  # noqa: PLC0415 - 40 ms, only where such a picture comes

    file.seek(0)
    frame = None
    with (
        suppress(av.FFmpegError),
        av.open(file, "r", format="webp_pipe", options={"protocol_whitelist": "none"}) as opened,
    ):
        stream = opened.streams.video[0]
        stream.thread_type = "NONE"
        stream.codec_context.options = {"err_detect": "explode"}
        frame = next(opened.decode(stream), None)
    return None if frame is None or (frame.width, frame.height) != size else _less(frame, factor)


def _less(frame: "VideoFrame", factor: int) -> Image.Image:
    if frame.format.is_rgb:  # lossless; as CMYK, for only some modes are read where they lie
        alpha_first = _plane(frame, 0, "CMYK").reduce(factor).split()
        return Image.merge("RGBA", (*alpha_first[1:], alpha_first[0]))
    luma, *rest = (_plane(frame, at, "L") for at in range(len(frame.planes)))
    luma = luma.reduce(factor).point(_LUMA)
    blue, red, *alpha = (each.resize(luma.size, Image.Resampling.BOX) for each in rest)
    shown = Image.merge("YCbCr", (luma, blue.point(_CHROMA), red.point(_CHROMA)))
    if alpha:
        shown = shown.convert("RGB")
        shown.putalpha(alpha[0])
    return shown


def _plane(frame: "VideoFrame", at: int, mode: str) -> Image.Image:
    """Return a plane of a frame as it lies in memory; nothing is copied."""
    rows = frame.planes[at]
    size, bytes_a_row = (rows.width, rows.height), rows.line_size
    data: Any = rows  # Pillow's types know no other buffer than bytes
    return Image.frombuffer(mode, size, data, "raw", mode, bytes_a_row, 1)
