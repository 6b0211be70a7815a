"""What review says of two pictures, from what the catalog keeps of them and their folders."""

from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageOps

from mediadesk.domain.companions import Companion, CompanionKind
from mediadesk.domain.media import FileRecord
from mediadesk.ui.models.review import notes
from tests.support.desks import Desk
from tests.support.media import picture


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
    desk: Desk, pictures: Path, name: str, told: list[str]
) -> None:
    first = picture(pictures / "first.jpg", size=(640, 480), seed=3)
    with Image.open(first) as image:
        made = {
            "brighter": lambda: ImageEnhance.Brightness(image).enhance(1.25),
            "darker": lambda: ImageEnhance.Brightness(image).enhance(0.8),
            "grey": lambda: ImageOps.grayscale(image).convert("RGB"),
            "turned": lambda: image.transpose(Image.Transpose.ROTATE_270),
            "half": lambda: image.resize((320, 240)),
            "same": image.copy,
        }[name]()
        made.save(pictures / f"{name}.jpg", quality=88)
    desk.scan(pictures)
    one, other = (record(desk, pictures / f"{each}.jpg") for each in ("first", name))
    lies = desk.library.alignments([one.id, other.id])[other.id]
    assert notes(one, other, lies) == told


def test_what_belongs_with_a_file_is_known_beforehand(desk: Desk, pictures: Path) -> None:
    for name in ("IMG_1.jpg", "IMG_10.jpg", "IMG_1.tif"):
        picture(pictures / name, seed=len(name))
    (pictures / "IMG_1.tif").rename(pictures / "IMG_1.dng")
    (pictures / "IMG_1.xmp").write_text("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    desk.scan(pictures)
    one, ten = record(desk, pictures / "IMG_1.jpg"), record(desk, pictures / "IMG_10.jpg")
    assert desk.library.companions([one.id, ten.id]) == {
        one.id: (
            Companion(CompanionKind.RAW_PAIR, "IMG_1.dng"),
            Companion(CompanionKind.SIDECAR, "IMG_1.xmp"),
        )
    }


def record(desk: Desk, path: Path) -> FileRecord:
    return desk.row(path).record
