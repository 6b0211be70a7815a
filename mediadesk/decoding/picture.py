"""Pictures as seen: upright, alpha over white, opened by a short list of trusted decoders.

One decode at reduced scale serves fingerprints and thumbnails. Which decoder opens a file is
decided by its content (`formats.sniff`), never by trying them all.
"""

import io
import os
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageFile

from mediadesk.decoding import raw, webp
from mediadesk.decoding.colour import flattened, spare_factor, to_srgb
from mediadesk.decoding.decoders import MAX_PIXELS_REDUCED, opened
from mediadesk.decoding.failures import decoder_errors
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats import icc, sniff, tiff
from mediadesk.formats.source import WHOLE_BYTES, Source, open_source

RAW_FORMATS = frozenset(
    "cr2 cr3 crw nef arw dng orf rw2 raf pef srw mrw x3f 3fr dcr mos iiq erf".split()  # noqa: SIM905
)
_ENOUGH = 0.6
"""Share of the wanted size from which an embedded HEIC thumbnail is shown in a grid."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Outline:
    """What a picture's header says. `width` and `height` are pixels of the picture as seen.

    `orientation` is what has to be applied to the stored pixels; `profile` is the ICC profile,
    `exif` the EXIF block as the decoder hands it out.
    """

    width: int
    height: int
    format: str
    orientation: int = 1
    frames: int = 1
    profile: bytes | None = None
    exif: bytes | None = None

    @property
    def profile_name(self) -> str | None:
        """The name of the colour profile, where there is one."""
        return icc.profile_name(self.profile) if self.profile else None


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """A picture as seen: upright, opaque, mode L, RGB or YCbCr; `reduced` when not in full size."""

    image: Image.Image
    outline: Outline
    reduced: bool = False


def open_reduced(
    path: str | bytes | os.PathLike[str], edge_px: int, *, fitted: bool = False
) -> DecodedPicture:
    """Decode a picture file so that its shorter side keeps at least `edge_px` where it has them.

    When `fitted`, it is the longer side that needs them. Raises OutsideError with the reason
    for whatever is no picture or cannot be decoded.
    """
    with open_source(os.fsencode(path), follow_links=True) as source:
        return decode_reduced(source, picture_format(source), edge_px=edge_px, fitted=fitted)


def open_bytes(data: bytes, edge_px: int) -> DecodedPicture:
    """Decode a picture that is already in memory; as `open_reduced`."""
    found = sniff.sniff(data)
    if found is None or found[1] is not MediaKind.PHOTO:
        raise OutsideError(Reason.of(ReasonCode.NOT_MEDIA))
    with decoder_errors():
        return _decode(io.BytesIO(data), found[0], edge_px)


def picture_format(source: Source) -> str:
    """Return the picture format by content ("jpeg", "heic", "nef", ...) or raise OutsideError."""
    if not source.size_bytes:
        raise OutsideError(Reason.of(ReasonCode.FILE_EMPTY))
    found = sniff.sniff(source.head)
    if found is None or found[1] is not MediaKind.PHOTO:
        raise OutsideError(Reason.of(ReasonCode.NOT_MEDIA))
    return (tiff.raw_format(source.head) or "tiff") if found[0] == "tiff" else found[0]


def decode_reduced(
    source: Source, format_name: str, *, edge_px: int, fitted: bool = False
) -> DecodedPicture:
    """Decode an opened picture of a known format; as `open_reduced`."""
    with decoder_errors(source.path, format_name):
        if format_name in RAW_FORMATS:
            return _decode_raw(source, format_name, edge_px)
        return _decode(source.stream(), format_name, edge_px, fitted=fitted)


def read_outline(source: Source, format_name: str) -> Outline:
    """Return what the header says, without decoding pixels where the format allows."""
    with decoder_errors(source.path, format_name):
        if format_name in RAW_FORMATS:
            return _decode_raw(source, format_name, 1).outline
        return _outline(opened(source.stream(), format_name), format_name)


def thumbnail_jpeg(path: str | bytes | os.PathLike[str], edge_px: int) -> bytes:
    """Return a JPEG of the upright picture fitted into a square of `edge_px`, in sRGB.

    A HEIC whose embedded thumbnail is a little smaller comes in that size: decoding it in full
    would take a hundred times as long.
    """
    picture = open_reduced(path, edge_px, fitted=True)
    with decoder_errors(os.fsencode(path)):
        return jpeg_of(picture.image, edge_px=edge_px, profile=picture.outline.profile)


def crop_rgb(
    path: str | bytes | os.PathLike[str], box: tuple[int, int, int, int]
) -> tuple[int, int, bytes]:
    """Return (width, height, RGB bytes in sRGB) of a box of the upright picture, undiminished.

    `box` is (left, top, right, bottom) in pixels of the picture as its header says.
    """
    picture = open_reduced(path, MAX_PIXELS_REDUCED)
    with decoder_errors(os.fsencode(path)):
        image, outline = picture.image, picture.outline
        across, down = image.width / outline.width, image.height / outline.height
        part = image.crop(
            (round(box[0] * across), round(box[1] * down),
             round(box[2] * across), round(box[3] * down))
        )  # fmt: skip
        part = part if part.mode in ("L", "RGB") else part.convert("RGB")
        if outline.profile:
            part = to_srgb(part, outline.profile)
        part = part.convert("RGB")
        return part.width, part.height, part.tobytes()


def jpeg_of(image: Image.Image, *, edge_px: int, profile: bytes | None = None) -> bytes:
    """Return an upright image fitted into a square of `edge_px` as a JPEG in sRGB."""
    small = image if image.mode in ("L", "RGB") else image.convert("RGB")
    small.thumbnail((edge_px, edge_px), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if profile:
        small = to_srgb(small, profile)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=85)
    return out.getvalue()


def _decode(
    file: BinaryIO, format_name: str, edge_px: int, *, fitted: bool = False
) -> DecodedPicture:
    image = opened(file, format_name)
    # taken before loading: Pillow forgets a TIFF's turn once it has applied it
    outline = _outline(image, format_name)
    least = _least(image.size, edge_px) if fitted else (edge_px, edge_px)
    if format_name == "jpeg":
        image.draft("YCbCr", least)
        image.decodermaxblock = WHOLE_BYTES  # libjpeg is a little faster with all at once
    elif format_name == "heic":  # picks an embedded thumbnail that serves
        share = _ENOUGH if fitted else 1.0
        image.draft(None, (round(least[0] * share), round(least[1] * share)))
    pixels = _pixels(image, file, format_name, min(least))
    if format_name == "png":
        outline = _outline(image, format_name)  # its EXIF may follow the pixels
    shown = flattened(pixels, min(least))
    if outline.orientation in _TURNS:
        shown = shown.transpose(_TURNS[outline.orientation])
    reduced = shown.size != (outline.width, outline.height)
    return DecodedPicture(image=shown, outline=outline, reduced=reduced)


def _pixels(
    image: ImageFile.ImageFile, file: BinaryIO, format_name: str, edge_px: int
) -> Image.Image:
    """Decode an opened picture; a large WebP only as far as needed, which spares much memory."""
    factor = spare_factor(image, edge_px)
    if format_name == "webp" and factor > 1 and webp.is_large_still(image):
        found = webp.reduced(file, image.size, factor)
        if found is not None:
            return found
    image.load()
    return image


def _least(size: tuple[int, int], edge_px: int) -> tuple[int, int]:
    """Return the size of a picture fitted into a square, at least one pixel each way."""
    scale = edge_px / max(*size, 1)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _outline(image: ImageFile.ImageFile, format_name: str) -> Outline:
    width, height = image.size
    block, profile = image.info.get("exif"), image.info.get("icc_profile")
    turn = 1
    if isinstance(block, bytes) and not _is_turned(image, format_name):
        turn = tiff.orientation(block)
    if turn > 4:
        width, height = height, width
    return Outline(
        width=width,
        height=height,
        format=format_name,
        orientation=turn,
        frames=_frames(image, format_name),
        profile=profile if isinstance(profile, bytes) else None,
        exif=block if isinstance(block, bytes) else None,
    )


def _is_turned(image: Image.Image, format_name: str) -> bool:
    """Tell whether the decoder itself hands out upright pixels."""
    if format_name == "jxl":  # the codestream's turn is applied, but not that of a packed JPEG
        return not getattr(image, "jpeg", False)
    return format_name in ("heic", "tiff")


def _frames(image: Image.Image, format_name: str) -> int:
    if format_name in ("jpeg", "heic", "bmp", "ico"):
        return 1
    try:
        return int(getattr(image, "n_frames", 1))
    except (EOFError, OSError, ValueError, SyntaxError, TypeError, KeyError):
        return 1  # the first frame is good, that is what we show


def _decode_raw(source: Source, format_name: str, edge_px: int) -> DecodedPicture:
    preview = raw.read_preview(source, edge_px=edge_px)
    if preview is None:
        raise OutsideError(Reason.of(ReasonCode.NOT_SUPPORTED, format=format_name.upper()))
    inner = _decode(io.BytesIO(preview.data), preview.format, edge_px)
    shown = inner.image
    if inner.outline.orientation == 1 and preview.orientation in _TURNS:
        shown = shown.transpose(_TURNS[preview.orientation])
    width, height = preview.width, preview.height
    if preview.orientation > 4:
        width, height = height, width
    if not (width and height):
        width, height = shown.size
    outline = Outline(
        width=width,
        height=height,
        format=format_name,
        orientation=preview.orientation,
        profile=inner.outline.profile,
    )
    return DecodedPicture(image=shown, outline=outline, reduced=True)
