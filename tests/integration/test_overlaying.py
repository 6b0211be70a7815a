"""What review knows of files beforehand, from what the catalog keeps of their folders."""

from pathlib import Path

from mediadesk.domain.companions import Companion, CompanionKind
from mediadesk.domain.records import FileRecord
from tests.support.desks import Desk
from tests.support.media import picture


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
