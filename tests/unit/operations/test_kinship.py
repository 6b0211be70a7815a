from collections.abc import Mapping, Sequence

from mediadesk.catalog.dates.timestamps import DatedFile
from mediadesk.domain.media import MediaKind
from mediadesk.operations.dates import kinship
from mediadesk.operations.dates.kinship import neighbours

SHOT = "EXIF:DateTimeOriginal"


def file(id_: int, name: str, **known: object) -> DatedFile:
    fields: dict[str, object] = {
        "kind": MediaKind.VIDEO if name.lower().endswith(("mp4", "mov")) else MediaKind.PHOTO,
        "related": False,
        "date_version": 1,
        "taken": "2019-08-17T12:00:00",
        "offset_minutes": None,
        "precision": "second",
        "source": SHOT,
        "confidence": "HIGH",
        "camera": None,
        "duration_s": None,
        "assumed": False,
    }
    return DatedFile(id=id_, name=name.encode(), **(fields | known))  # type: ignore[arg-type] # fields of the class


def pairs(files: Sequence[DatedFile], identifiers: Mapping[int, str]) -> dict[int, set[int]]:
    return kinship.pairs(files, kinship.units_of(files, identifiers))


def test_raw_and_jpeg_of_one_press_know_each_other() -> None:
    shot = [file(1, "DSC_1.NEF"), file(2, "DSC_1.JPG"), file(3, "DSC_2.JPG")]
    assert pairs(shot, {}) == {1: {2}, 2: {1}}
    later = file(2, "DSC_1.JPG", taken="2019-08-17T12:05:00")
    assert pairs([shot[0], later], {}) == {}


def test_a_film_is_half_of_a_live_photo_by_apple_s_id_or_when_it_is_short() -> None:
    still, film = file(1, "IMG_1.HEIC"), file(2, "IMG_1.MOV", duration_s=60.0, source=None)
    assert pairs([still, film], {}) == {}
    assert pairs([still, film], {1: "A", 2: "A"}) == {1: {2}, 2: {1}}


def test_an_edited_copy_knows_its_original_and_not_the_other_way_round() -> None:
    assert pairs([file(1, "a.jpg"), file(2, "a-edited.jpg")], {}) == {2: {1}}
    assert pairs([file(1, "IMG_1234.HEIC"), file(2, "IMG_E1234.JPG")], {}) == {2: {1}}


def test_only_a_near_shot_of_the_same_camera_lends_its_zone() -> None:
    donor = file(1, "a.jpg", camera="Canon", offset_minutes=120)
    near = file(2, "b.jpg", camera="Canon", taken="2019-08-17T20:00:00")
    far = file(3, "c.jpg", camera="Canon", taken="2019-08-19T20:00:00")
    other = file(4, "d.jpg", camera="Nikon")
    known = file(5, "e.jpg", camera="Canon", offset_minutes=60)
    assert neighbours([donor, near, far, other], [near, far, other]) == {2: 1}
    assert neighbours([donor, known], [known]) == {}


def test_a_film_in_world_time_is_compared_in_world_time() -> None:
    still = file(1, "a.jpg", offset_minutes=-420)  # 19:00 UTC
    film = file(
        2, "b.mp4", taken="2019-08-17T20:10:00", offset_minutes=60, assumed=True, source="x"
    )  # 19:10 UTC
    assert neighbours([still, film], [film]) == {2: 1}
    evening = file(3, "c.mp4", taken="2019-08-17T23:10:00", offset_minutes=60, assumed=True)
    assert neighbours([still, evening], [evening]) == {}
