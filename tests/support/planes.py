"""Made-up pictures, their altered copies, and the planes a scan would store of them."""

import functools
import io
from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from mediadesk.decoding import picture as decoding
from mediadesk.dedupe.pictures.candidates.views import view_hashes
from mediadesk.dedupe.pictures.verification.verify import Planes
from mediadesk.fingerprint.picture import EDGE_PX, fingerprint_of

Change = Callable[[Image.Image], Image.Image]


def jpeg(picture: Image.Image, quality: int = 88) -> bytes:
    """Return the picture as the bytes of a JPEG file."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def planes_of(pictures: Sequence[Image.Image], *, quality: int = 88) -> Planes:
    """Return what a scan stores of these pictures, each saved as a JPEG and read back."""
    greys, colours, ratios = [], [], []
    for picture in pictures:
        decoded = decoding.open_bytes(jpeg(picture, quality), EDGE_PX)
        found = fingerprint_of(decoded)
        greys.append(np.frombuffer(found.grey, np.uint8).reshape(64, 64))
        colours.append(np.frombuffer(found.colour, np.uint8).reshape(8, 8, 3))
        ratios.append(picture.width / picture.height)
    grey = np.stack(greys)
    return Planes(grey, np.stack(colours), view_hashes(grey, np.array(ratios, np.float32)))


@functools.cache
def photograph(seed: int, size: tuple[int, int] = (480, 320)) -> Image.Image:
    """Return a picture with detail of all sizes, as photographs have, different for each seed."""
    chance = np.random.default_rng(seed)
    total = np.zeros((size[1], size[0], 3))
    for cells in (3, 6, 12, 24, 48):
        coarse = chance.normal(0, 1, (cells, cells, 3)).astype(np.float32)
        layers = [
            np.asarray(Image.fromarray(coarse[..., part]).resize(size, Image.Resampling.BICUBIC))
            for part in range(3)
        ]
        mean = np.mean(layers, axis=0)
        total += np.stack([0.8 * mean + 0.35 * layer for layer in layers], axis=2) * cells**-0.55
    return Image.fromarray(np.clip(128 + 75 * total, 0, 255).astype(np.uint8))


@functools.cache
def gradient(seed: int, size: tuple[int, int] = (480, 320)) -> Image.Image:
    """Return a soft picture of a few blended colours, without any fine detail."""
    chance = np.random.default_rng(seed)
    x, y = np.meshgrid(np.linspace(-1, 1, size[0]), np.linspace(-1, 1, size[1]))
    total, weights = np.zeros((size[1], size[0], 3)), np.full((size[1], size[0], 1), 1e-3)
    for _ in range(6):
        at_x, at_y, reach = chance.uniform(-1, 1), chance.uniform(-1, 1), chance.uniform(0.3, 0.6)
        near = np.exp(-((x - at_x) ** 2 + (y - at_y) ** 2) / (2 * reach**2))[..., None]
        total += near * chance.uniform(0, 255, 3)
        weights += near
    return Image.fromarray((total / weights).astype(np.uint8))


@functools.cache
def pattern(step: int, size: tuple[int, int] = (480, 320)) -> Image.Image:
    """Return small marks so many pixels apart: all over the same, and nothing larger than these."""
    picture = Image.new("RGB", size, (40, 160, 100))
    draw = ImageDraw.Draw(picture)
    for x in range(step // 2, size[0], step):
        for y in range(step // 2, size[1], step):
            draw.line((x - 3, y - 2, x + 3, y + 2), fill=(100, 200, 140), width=2)
    return picture


@functools.cache
def logo(seed: int, size: tuple[int, int] = (480, 320)) -> Image.Image:
    """Return a few flat shapes in the middle of a white ground."""
    chance = np.random.default_rng(seed)
    large = Image.new("RGB", (size[0] * 2, size[1] * 2), "white")
    draw = ImageDraw.Draw(large)
    middle, reach = np.array([size[0], size[1]]), min(size) * 0.5
    for _ in range(4):
        points = middle + chance.uniform(-reach, reach, (int(chance.integers(3, 7)), 2))
        colour = tuple(int(part) for part in chance.integers(0, 220, 3))
        draw.polygon([tuple(point) for point in points.tolist()], fill=colour)
    return large.resize(size, Image.Resampling.LANCZOS)


def cropped(share: float) -> Change:
    """Return a change that keeps this share of each side, in the middle."""

    def change(picture: Image.Image) -> Image.Image:
        dx, dy = (round(side * (1 - share) / 2) for side in picture.size)
        return picture.crop((dx, dy, picture.width - dx, picture.height - dy))

    return change


def captioned(picture: Image.Image) -> Image.Image:
    """Write a line of text into the lower right corner."""
    marked = picture.copy()
    place = (picture.width * 0.55, picture.height * 0.9)
    ImageDraw.Draw(marked).text(place, "(c) holiday", fill="white", font_size=picture.height // 20)
    return marked


def brighter(picture: Image.Image) -> Image.Image:
    """Raise brightness and contrast."""
    return ImageEnhance.Contrast(ImageEnhance.Brightness(picture).enhance(1.15)).enhance(1.1)


CHANGES: dict[str, Change] = {
    "the same again": lambda picture: picture,
    "half the size": lambda picture: ImageOps.contain(picture, (240, 240)),
    "strongly compressed": lambda picture: Image.open(io.BytesIO(jpeg(picture, 30))),
    "4 % cut off": cropped(0.96),
    "10 % cut off": cropped(0.90),
    "brighter": brighter,
    "grey": lambda picture: ImageOps.grayscale(picture).convert("RGB"),
    "captioned": captioned,
    "mirrored": ImageOps.mirror,
    "upside down": ImageOps.flip,
    "turned left": lambda picture: picture.transpose(Image.Transpose.ROTATE_90),
    "turned right": lambda picture: picture.transpose(Image.Transpose.ROTATE_270),
    "mirrored and turned": lambda picture: picture.transpose(Image.Transpose.TRANSVERSE),
}
