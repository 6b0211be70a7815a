"""Draws what is no photograph, by seed: wallpapers, logos, drawings; pages, skies, screens."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

Random = np.random.Generator
Floats = npt.NDArray[np.float64]
Draw = Callable[[Random, int, int], Image.Image]
Colour = tuple[int, int, int]

_WORDS = (
    *("the", "quick", "brown", "fox", "jumps", "over", "a", "lazy", "dog"),
    *("while", "seven", "wizards", "boxed", "five", "liquor", "jugs"),
)


def draw(family: str, seed: int, size: tuple[int, int] = (960, 600)) -> Image.Image:
    """Return a picture of a family; the same seed gives the same picture in any size."""
    known = {**ARTWORK, **LOOKALIKES}
    return known[family](np.random.default_rng((seed, len(family), ord(family[0]))), *size)


def _colour(random: Random, low: int = 0, high: int = 255) -> Colour:
    red, green, blue = random.integers(low, high + 1, 3).tolist()
    return red, green, blue


def _palette(random: Random, count: int) -> Floats:
    """Return colours that go together: near one hue, from dark to light."""
    base, other = random.uniform(20, 235, 3), random.uniform(20, 235, 3)
    steps = np.linspace(0, 1, count)[:, None]
    return np.clip(base * (1 - steps) + other * steps + random.normal(0, 8, (count, 3)), 0, 255)


def _grid(width: int, height: int) -> tuple[Floats, Floats]:
    return np.linspace(0, 1, width)[None, :], np.linspace(0, 1, height)[:, None]


def _picture(levels: Floats) -> Image.Image:
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def _mixed(share: Floats, colours: Floats) -> Floats:
    """Return the colours along a scale from 0 to 1."""
    at = np.clip(share, 0, 1) * (len(colours) - 1)
    low = np.minimum(at.astype(int), len(colours) - 2)
    part = (at - low)[..., None]
    return np.asarray(colours[low] * (1 - part) + colours[low + 1] * part)


def linear(random: Random, width: int, height: int) -> Image.Image:
    x, y = _grid(width, height)
    angle = random.uniform(0, 2 * np.pi)
    share = 0.5 + (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle)
    return _picture(_mixed(share, _palette(random, int(random.integers(2, 5)))))


def glow(random: Random, width: int, height: int) -> Image.Image:
    x, y = _grid(width, height)
    levels = np.zeros((height, width, 3)) + random.uniform(0, 60, 3)
    for _ in range(int(random.integers(2, 6))):
        across, down, radius = random.uniform((0, 0, 0.1), (1, 1, 0.6))
        spot = np.exp(-((x - across) ** 2 + (y - down) ** 2) / radius**2)
        levels += spot[..., None] * random.uniform(20, 200, 3)
    return _picture(levels)


def waves(random: Random, width: int, height: int) -> Image.Image:
    x, y = _grid(width, height)
    count = int(random.integers(3, 9))
    colours = _palette(random, count + 1)
    levels = np.zeros((height, width, 3)) + colours[0]
    for layer in range(count):
        line = (layer + 1) / (count + 1) + sum(
            random.uniform(0.02, 0.08) * np.sin(random.uniform(2, 9) * x + random.uniform(0, 6))
            for _ in range(3)
        )
        share = np.clip((y - line) * height / 2, 0, 1)[..., None]
        levels = levels * (1 - share) + colours[layer + 1] * share
    return _picture(levels)


def ribbons(random: Random, width: int, height: int) -> Image.Image:
    x, y = _grid(width, height)
    levels = np.zeros((height, width, 3)) + random.uniform(0, 90, 3)
    for _ in range(int(random.integers(4, 12))):
        middle = random.uniform(0.1, 0.9) + random.uniform(0.05, 0.3) * np.sin(
            random.uniform(1, 6) * x + random.uniform(0, 6)
        )
        ribbon = np.exp(-(((y - middle) / random.uniform(0.01, 0.08)) ** 2))
        levels += ribbon[..., None] * random.uniform(10, 140, 3)
    return _picture(levels)


def bokeh(random: Random, width: int, height: int) -> Image.Image:
    x, y = _grid(width, height)
    ratio = width / height
    levels = _mixed(0 * x + y, _palette(random, 3))
    for _ in range(int(random.integers(8, 30))):
        across, down, radius = random.uniform((0, 0, 0.02), (1, 1, 0.12))
        far = np.sqrt(((x - across) * ratio) ** 2 + (y - down) ** 2)
        disc = 1 / (1 + np.exp((far - radius) * 160))
        levels += disc[..., None] * random.uniform(-10, 90, 3)
    return _picture(levels)


def polygons(random: Random, width: int, height: int) -> Image.Image:
    cells = int(random.integers(3, 8))
    spots = random.uniform(0, 1, (cells * cells, 2))
    x, y = _grid(width, height)
    far = (x[..., None] - spots[:, 0]) ** 2 + (y[..., None] - spots[:, 1]) ** 2
    colours = _palette(random, len(spots))[random.permutation(len(spots))]
    return _picture(colours[far.argmin(2)])


def hills(random: Random, width: int, height: int) -> Image.Image:
    picture = waves(random, width, height)
    pen = ImageDraw.Draw(picture)
    across, down, radius = random.uniform((0.1, 0.05, 0.04), (0.9, 0.3, 0.1))
    box = [(across - radius) * width, down * height, (across + radius) * width]
    pen.ellipse([*box, down * height + 2 * radius * width], fill=_colour(random, 150))
    for _ in range(int(random.integers(0, 7))):
        left, top, side = random.uniform((0, 0.5, 0.02), (1, 0.9, 0.07))
        points = [(left, top), (left + side, top), (left + side / 2, top - 3 * side)]
        pen.polygon([(px * width, py * height) for px, py in points], fill=_colour(random, 0, 120))
    return picture


def logo(random: Random, width: int, height: int) -> Image.Image:
    dark = bool(random.integers(0, 2))
    picture = Image.new("RGB", (width, height), _colour(random, *((0, 60) if dark else (225, 255))))
    pen = ImageDraw.Draw(picture)
    side = min(width, height) * random.uniform(0.35, 0.7)
    left, top = (width - side) / 2, (height - side) / 2
    for _ in range(int(random.integers(2, 6))):
        low = random.uniform(0, 0.6, 2)
        high = np.minimum(low + random.uniform(0.2, 0.6, 2), 1)
        box = [left + low[0] * side, top + low[1] * side]
        box += [left + high[0] * side, top + high[1] * side]
        colour = _colour(random)
        kind = int(random.integers(0, 4))
        if kind == 0:
            pen.ellipse(box, fill=colour)
        elif kind == 1:
            pen.rectangle(box, fill=colour)
        elif kind == 2:
            start = random.uniform(0, 360)
            pen.pieslice(box, start, start + random.uniform(60, 300), fill=colour)
        else:
            pen.ellipse(box, outline=colour, width=max(2, int(side * 0.05)))
    if random.integers(0, 2):
        word = "".join(random.choice(list("ABCDEFGHKLMNOPRSTUVZ"), int(random.integers(2, 6))))
        font_size = side * random.uniform(0.15, 0.4)
        pen.text((left, top + side * 0.6), word, fill=_colour(random), font_size=font_size)
    return picture


def drawing(random: Random, width: int, height: int) -> Image.Image:
    picture = Image.new("RGB", (width, height), _colour(random, 235))
    pen = ImageDraw.Draw(picture)
    for _ in range(int(random.integers(8, 25))):
        at, points = random.uniform(0.1, 0.9, 2), []
        for _ in range(12):
            at = np.clip(at + random.normal(0, 0.07, 2), 0.02, 0.98)
            points.append((at[0] * width, at[1] * height))
        pen.line(points, fill=_colour(random, 0, 110), width=max(1, width // 300), joint="curve")
    return picture


def cartoon(random: Random, width: int, height: int) -> Image.Image:
    picture = hills(random, width, height)
    pen = ImageDraw.Draw(picture)
    for _ in range(int(random.integers(2, 5))):
        left, top, side = random.uniform((0.05, 0.2, 0.1), (0.75, 0.6, 0.3))
        box = [left * width, top * height, (left + side) * width, (top + side) * height]
        pen.ellipse(box, fill=_colour(random), outline=(20, 20, 20), width=max(2, width // 200))
        for eye in (0.3, 0.6):
            x, y = (left + side * eye) * width, (top + side * 0.35) * height
            pen.ellipse([x, y, x + width * 0.015, y + width * 0.02], fill=(10, 10, 10))
    return picture


def fractal(random: Random, width: int, height: int) -> Image.Image:
    x, y = _grid(width, height)
    plane = (x - 0.5) * 3 * width / height + 1j * (y - 0.5) * 3
    seed = complex(*random.uniform((-0.9, 0.1), (0.4, 0.8)))
    steps = np.zeros(plane.shape)
    for _ in range(24):
        inside = np.abs(plane) < 4
        plane = np.where(inside, plane * plane + seed, plane)
        steps += inside
    return _picture(_mixed(steps / 24, _palette(random, 6)))


def veil(random: Random, width: int, height: int) -> Image.Image:
    x, y = _grid(width, height)
    shade = sum(
        random.uniform(0.2, 1) * np.sin(random.uniform(1, 7) * x + random.uniform(-5, 5) * y + p)
        for p in random.uniform(0, 6, 4)
    )
    levels = _mixed((shade - shade.min()) / np.ptp(shade), _palette(random, 4))
    return _picture(levels * random.uniform(0.4, 1.0))


def mesh(random: Random, width: int, height: int) -> Image.Image:
    small = random.uniform(0, 255, (3, 4, 3)).astype(np.uint8)
    return Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC)


def emblem(random: Random, width: int, height: int) -> Image.Image:
    picture = mesh(random, width, height).filter(ImageFilter.GaussianBlur(width / 12))
    mark = logo(random, height // 3, height // 3)
    picture.paste(mark, (width // 2 - height // 6, height // 2 - height // 6))
    return picture


def text_page(random: Random, width: int, height: int) -> Image.Image:
    page = Image.new("RGB", (height, width), (252, 252, 250))
    pen, line = ImageDraw.Draw(page), width / 45
    for row in range(3, 42):
        if random.random() < 0.12:
            continue
        words = " ".join(random.choice(_WORDS, int(random.integers(6, 14))))
        pen.text((height * 0.08, row * line), words, fill=(30, 30, 30), font_size=line * 0.8)
    return page


def receipt(random: Random, width: int, height: int) -> Image.Image:
    page = Image.new("RGB", (height // 2, width), (248, 247, 242))
    pen, line = ImageDraw.Draw(page), width / 40
    pen.text((height * 0.12, line), "MINI MARKET", fill=(20, 20, 20), font_size=line * 1.2)
    for row in range(4, int(random.integers(14, 34))):
        price = f"{random.uniform(0.2, 80):.2f}"
        pen.text((10, row * line), random.choice(_WORDS).upper(), fill=(40, 40, 40), font_size=line)
        pen.text((height * 0.38, row * line), price, fill=(40, 40, 40), font_size=line)
    return page


def screen(random: Random, width: int, height: int) -> Image.Image:
    picture = Image.new("RGB", (width, height), (245, 245, 247))
    pen = ImageDraw.Draw(picture)
    pen.rectangle([0, 0, width, height * 0.06], fill=(60, 66, 78))
    pen.rectangle([0, height * 0.06, width * 0.2, height], fill=(228, 230, 235))
    for row in range(18):
        y = height * (0.1 + 0.05 * row)
        pen.text((10, y), random.choice(_WORDS), fill=(50, 50, 50), font_size=height * 0.025)
        words = " ".join(random.choice(_WORDS, int(random.integers(1, 9))))
        pen.text((width * 0.23, y), words, fill=(30, 30, 30), font_size=height * 0.025)
        if random.random() < 0.2:
            pen.rectangle([width * 0.22, y, width, y + height * 0.04], outline=(90, 130, 220))
    return picture


def chat(random: Random, width: int, height: int) -> Image.Image:
    picture = Image.new("RGB", (height, width), (236, 229, 221))
    pen, y = ImageDraw.Draw(picture), width * 0.08
    pen.rectangle([0, 0, height, y], fill=(7, 94, 84))
    while y < width * 0.95:
        tall, wide = width * random.uniform(0.03, 0.09), height * random.uniform(0.3, 0.7)
        mine = bool(random.integers(0, 2))
        left = height - wide - 10 if mine else 10
        pen.rounded_rectangle(
            [left, y + 6, left + wide, y + tall], 8, (220, 248, 198) if mine else "white"
        )
        words = " ".join(random.choice(_WORDS, 5))
        pen.text((left + 8, y + 8), words, fill=(20, 20, 20), font_size=width * 0.02)
        y += tall
    return picture


def icon(random: Random, width: int, height: int) -> Image.Image:
    side = min(width, height) // 2
    picture = Image.new("RGB", (side, side), "white")
    pen = ImageDraw.Draw(picture)
    colour = _colour(random, 40, 200)
    pen.rounded_rectangle([side * 0.1, side * 0.25, side * 0.9, side * 0.85], side * 0.05, colour)
    pen.rectangle([side * 0.1, side * 0.18, side * 0.45, side * 0.3], fill=colour)
    for _ in range(2):
        left, top, wide = random.uniform((0.3, 0.4, 0.08), (0.6, 0.65, 0.25)) * side
        box = [left, top, left + wide, top + wide]
        shape = pen.ellipse if random.integers(0, 2) else pen.rectangle
        shape(box, fill=_colour(random, 150))
    return picture


def sky(random: Random, width: int, height: int) -> Image.Image:
    x, y = _grid(width, height)
    top, low = np.array([70, 120, 200.0]), np.array([190, 215, 240.0])
    levels = top * (1 - y[..., None]) + low * y[..., None] + 0 * x[..., None]
    levels = levels * random.uniform(0.75, 1.1) + random.normal(0, 6, 3)
    clouds = np.zeros((height, width))
    for cells, weight in ((3, 1.0), (6, 0.6), (14, 0.3)):
        grid = Image.fromarray(random.uniform(0, weight, (cells, cells)).astype(np.float32))
        clouds += np.asarray(grid.resize((width, height), Image.Resampling.BICUBIC))
    share = np.clip((clouds - random.uniform(0.8, 1.5)) * 1.2, 0, 1)[..., None]
    return _picture(levels * (1 - share) + 245 * share)


def pattern(random: Random, width: int, height: int) -> Image.Image:
    side = int(width / random.integers(6, 20))
    tile = Image.new("RGB", (side, side), _colour(random))
    pen = ImageDraw.Draw(tile)
    for _ in range(3):
        low = random.uniform(0, 0.6, 2) * side
        box = [*low, *(low + random.uniform(0.2, 0.4) * side)]
        shape = pen.ellipse if random.integers(0, 2) else pen.rectangle
        shape(box, fill=_colour(random))
    picture = Image.new("RGB", (width, height))
    for left in range(0, width, side):
        for top in range(0, height, side):
            picture.paste(tile, (left, top))
    return picture


def blank(random: Random, width: int, height: int) -> Image.Image:
    level = random.uniform(200, 252)
    noise = random.normal(0, 1.2, (height, width, 1))
    return _picture(level + noise + random.uniform(-2, 2, 3))


_WALLPAPERS: tuple[Draw, ...] = (linear, glow, waves, ribbons, bokeh, polygons, veil, mesh)
_DRAWN: tuple[Draw, ...] = (hills, logo, drawing, cartoon, fractal, emblem)
_ALIKE: tuple[Draw, ...] = (text_page, receipt, screen, chat, icon, sky, pattern, blank)

ARTWORK: dict[str, Draw] = {each.__name__: each for each in (*_WALLPAPERS, *_DRAWN)}
"""Wallpapers, logos and drawings; two of a family are different pictures."""

LOOKALIKES: dict[str, Draw] = {each.__name__: each for each in _ALIKE}
"""What looks alike and is not: of these no two may be taken for one."""
