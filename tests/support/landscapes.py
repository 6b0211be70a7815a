"""Paints landscapes that look like holiday photos: the pictures of the README are free to show."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Plane = npt.NDArray[np.float32]

# zenith, horizon, light, far ridge, near ridge: one row a time of day
_MOODS = np.asarray(
    [
        [(66, 120, 186), (196, 220, 235), (255, 250, 235), (142, 168, 190), (52, 74, 58)],
        [(52, 84, 138), (247, 190, 140), (255, 226, 170), (150, 122, 140), (46, 44, 58)],
        [(34, 40, 84), (226, 120, 96), (255, 196, 120), (112, 84, 118), (26, 26, 40)],
        [(150, 168, 184), (214, 221, 226), (240, 242, 244), (158, 172, 180), (70, 84, 78)],
        [(12, 22, 48), (46, 84, 104), (210, 230, 240), (34, 54, 76), (10, 16, 24)],
        [(96, 150, 198), (232, 226, 204), (255, 244, 214), (170, 176, 172), (96, 102, 60)],
    ],
    np.float32,
)
_NIGHT = 4
_HOW_OFTEN = (0.28, 0.2, 0.12, 0.12, 0.08, 0.2)


def landscape(width: int, height: int, *, seed: int) -> Image.Image:
    """Return sky, mountains and often water; the same seed gives the same place in any size."""
    random = np.random.default_rng(seed)
    at = int(random.choice(len(_MOODS), p=_HOW_OFTEN))
    zenith, skyline, light, far, near = _MOODS[at] + random.uniform(-10, 10, 3).astype(np.float32)
    x = np.linspace(0, 1, width, dtype=np.float32)[np.newaxis, :]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, np.newaxis]
    horizon = float(random.uniform(0.48, 0.66))
    picture = _mixed(zenith, skyline, np.clip(y / horizon, 0, 1) ** 1.4 + 0 * x)

    sun_x, sun_y = random.uniform(0.15, 0.85), horizon * random.uniform(0.3, 0.85)
    away = np.hypot((x - sun_x) * width / height, y - sun_y)
    picture = _mixed(picture, light, 0.75 * np.exp(-((away / 0.16) ** 1.1)))
    picture = _mixed(picture, light, _edge(0.028 - away, 0.004))
    if at == _NIGHT:
        picture = _with_northern_lights(picture, x, y, horizon, random)
    else:
        clouds = np.clip(_cloudiness(width, height, random) - 0.1, 0, 1) * (1 - y / horizon * 0.7)
        picture = _mixed(picture, light * 0.98, 0.8 * np.clip(clouds, 0, 1))

    ridges = int(random.integers(3, 6))
    for number in range(ridges):
        depth = number / (ridges - 1)
        top = horizon - (1 - depth) * random.uniform(0.05, 0.2)
        rise = (0.2 - 0.13 * depth) * _ridge(width, random, cells=3 + 2 * number)
        colour = _mixed(far, near, np.float32(depth**1.3))
        inside = _edge(y - (top + 0.06 - rise)[np.newaxis, :], 0.002)
        slope = 10 * np.tanh(np.gradient(rise) * width * 0.8)[np.newaxis, :, np.newaxis]
        haze = 26 * (1 - depth) * np.clip((y - top) / 0.3, 0, 1)[:, :, np.newaxis]
        picture = _mixed(picture, colour + slope + haze, inside)

    if random.random() < 0.65:
        picture = _with_water(picture, horizon + 0.08, random)
    else:
        meadow = _edge(y - horizon - 0.1 - 0.03 * _ridge(width, random, cells=3), 0.004)
        blades = 22 * _cloudiness(width, height, random)[:, :, np.newaxis]
        picture = _mixed(picture, near * 0.9 + blades, meadow)
    darker_corners = 1 - 0.22 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)[:, :, np.newaxis]
    grain = np.random.default_rng(seed).standard_normal((height, width, 1), np.float32) * 2.5
    return Image.fromarray(np.clip(picture * darker_corners + grain, 0, 255).astype(np.uint8))


def photo(
    path: Path,
    *,
    size: tuple[int, int],
    seed: int,
    **options: Any,  # noqa: ANN401 - Pillow's own options
) -> Path:
    """Write a landscape; `options` go to Pillow: `quality`, `exif`."""
    landscape(*size, seed=seed).save(path, **options)
    return path


def _mixed(below: Plane, above: Plane, share: Plane | np.float32) -> Plane:
    """Lay one colour or picture over another, as far as `share` of 0 to 1 says."""
    over = np.asarray(share, np.float32)[..., np.newaxis]
    return (below * (1 - over) + above * over).astype(np.float32)


def _edge(inside: Plane, softness: float) -> Plane:
    edge: Plane = np.clip(inside / softness + 0.5, 0, 1).astype(np.float32)
    return edge


def _ridge(width: int, random: np.random.Generator, *, cells: int) -> Plane:
    """Return heights of 0 to 1 along a skyline: ever finer, ever lower teeth."""
    heights = np.zeros(width, np.float32)
    for octave in range(6):
        points = random.uniform(0, 1, cells * 2**octave + 1)
        places = np.linspace(0, len(points) - 1, width)
        heights += np.interp(places, np.arange(len(points)), points).astype(np.float32) / 2**octave
    raised: Plane = (heights - heights.min()) / (np.ptp(heights) + 1e-6)
    return raised


def _cloudiness(width: int, height: int, random: np.random.Generator) -> Plane:
    """Return how thick the clouds are, about -0.5 to 1; wider than they are high."""
    found = np.zeros((height, width), np.float32)
    for cells, weight in ((3, 0.6), (6, 0.3), (14, 0.16), (32, 0.09), (70, 0.05)):
        grid = Image.fromarray(random.uniform(-1, 1, (2 * cells, cells)).astype(np.float32))
        found += weight * np.asarray(grid.resize((width, height), Image.Resampling.BICUBIC))
    return found


def _with_northern_lights(
    picture: Plane, x: Plane, y: Plane, horizon: float, random: np.random.Generator
) -> Plane:
    stars = random.uniform(0, 1, (140, 2))
    for left, top in stars * (1, horizon):
        near = np.hypot((x - left) * 1.5, y - top)
        picture = picture + (150 * np.exp(-((near / 0.0018) ** 2)))[:, :, np.newaxis]
    for _ in range(3):
        wave = random.uniform(0.1, 0.3) + 0.09 * np.sin(
            x * random.uniform(4, 9) + random.uniform(0, 6)
        )
        curtain = np.exp(-np.clip(wave + 0.16 - y, 0, 1) / 0.09) * (y < wave + 0.16)
        picture = _mixed(picture, np.asarray((70, 220, 150), np.float32), 0.45 * curtain)
    return picture


def _with_water(picture: Plane, shore: float, random: np.random.Generator) -> Plane:
    """Let everything below the shore mirror what is above it, blurred by small waves."""
    height, width = picture.shape[:2]
    line = min(height - 2, round(shore * height))
    below = np.arange(height - line)
    waves = random.normal(0, 1, len(below)) * below / height * 14
    rows = np.clip(line - 1 - below * 0.95 + waves, 0, line - 1).astype(np.intp)
    mirrored = picture[rows] * 0.82 + 6
    shifts = (random.normal(0, 1, len(below)) * width * 0.004).astype(np.intp)
    for row, shift in enumerate(shifts):
        mirrored[row] = np.roll(mirrored[row], shift, axis=0)
    return np.concatenate([picture[:line], mirrored.astype(np.float32)])
