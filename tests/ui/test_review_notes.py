"""What review says was done to a picture, from what the catalog keeps of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageOps

from mediadesk.jobs.sandbox import Sandbox
from mediadesk.ui.models.review.reviewed_cluster import notes
from tests.support import desks
from tests.support.desks import Desk
from tests.support.media import picture


@pytest.fixture(scope="module")
def decoders() -> Iterator[Sandbox]:
    with desks.warm_decoders() as box:
        yield box


@pytest.fixture
def desk(tmp_path: Path, decoders: Sandbox) -> Iterator[Desk]:
    with desks.desk(tmp_path / "catalog", decoders) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("brighter", ["Brighter"]),
        ("darker", ["Darker"]),
        ("grey", ["Grey version"]),
        ("turned", ["Turned right"]),
        ("half", ["50 % of the size"]),
        ("same", []),
    ],
)
def test_what_was_done_to_a_picture_is_told(
    desk: Desk, tmp_path: Path, name: str, told: list[str]
) -> None:
    folder = tmp_path / "Pictures"
    folder.mkdir()
    first, second = folder / "first.jpg", folder / f"{name}.jpg"
    picture(first, size=(640, 480), seed=3)
    with Image.open(first) as image:
        made = {
            "brighter": lambda: ImageEnhance.Brightness(image).enhance(1.25),
            "darker": lambda: ImageEnhance.Brightness(image).enhance(0.8),
            "grey": lambda: ImageOps.grayscale(image).convert("RGB"),
            "turned": lambda: image.transpose(Image.Transpose.ROTATE_270),
            "half": lambda: image.resize((320, 240)),
            "same": image.copy,
        }[name]()
        made.save(second, quality=88)
    desk.scan(folder)
    one, other = desk.row(first).record, desk.row(second).record
    assert notes(one, other, desk.library.alignments([one.id, other.id])[other.id]) == told
