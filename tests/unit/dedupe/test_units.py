from dataclasses import replace

from mediadesk.dedupe.units import (
    Unit,
    UnitFile,
    UnitKind,
    find_units,
    representatives,
)

RAW = UnitFile(1, 1, "IMG_1", "cr2", taken_s=100, camera="Canon")
JPEG = UnitFile(2, 1, "img_1", "jpeg", taken_s=100, camera="Canon")
FILM = UnitFile(3, 1, "IMG_1", "mov", is_video=True, duration_s=2.8)
XMP = UnitFile(4, 1, "IMG_1", None, is_sidecar=True)


def test_raw_and_jpeg_of_one_name_are_one_unit_whatever_the_case() -> None:
    assert find_units([RAW, JPEG]) == [Unit(UnitKind.RAW_PAIR, (1, 2))]


def test_another_folder_time_or_camera_parts_a_raw_pair() -> None:
    assert find_units([RAW, replace(JPEG, folder_id=2)]) == []
    assert find_units([RAW, replace(JPEG, taken_s=900)]) == []
    assert find_units([RAW, replace(JPEG, camera="Nikon")]) == []


def test_a_live_photo_is_joined_by_its_identifier_whatever_the_names() -> None:
    still = UnitFile(1, 1, "IMG_1", "heic", content_identifier="A-1")
    film = replace(FILM, stem="clip", content_identifier="A-1", duration_s=None)
    assert find_units([still, film]) == [Unit(UnitKind.LIVE_PHOTO, (1, 3))]


def test_without_identifiers_a_short_film_of_the_same_name_makes_a_live_photo() -> None:
    still = UnitFile(1, 1, "IMG_1", "heic")
    assert find_units([still, FILM]) == [Unit(UnitKind.LIVE_PHOTO, (1, 3))]
    assert find_units([still, replace(FILM, duration_s=60)]) == []
    unread = replace(FILM, duration_s=None)
    assert find_units([still, unread]) == [Unit(UnitKind.UNREAD_FILM, (1, 3))]
    assert find_units([replace(still, taken_s=100), replace(unread, taken_s=900)]) == []


def test_a_jpeg_made_of_a_heic_is_not_the_still_of_its_film() -> None:
    still = UnitFile(1, 1, "IMG_1", "heic")
    assert find_units([replace(still, id=9), replace(JPEG, camera=None), FILM]) == [
        Unit(UnitKind.LIVE_PHOTO, (9, 3))
    ]
    named = replace(still, content_identifier="A"), replace(FILM, content_identifier="A")
    for other in (replace(JPEG, content_identifier="A"), replace(JPEG, content_identifier="B")):
        assert find_units([*named, other]) == [Unit(UnitKind.LIVE_PHOTO, (1, 3))]


def test_two_different_identifiers_are_no_live_photo() -> None:
    still = UnitFile(1, 1, "IMG_1", "heic", content_identifier="A")
    assert find_units([still, replace(FILM, content_identifier="B")]) == []


def test_a_sidecar_belongs_to_the_raw_file_of_its_name() -> None:
    units = find_units([XMP, JPEG, RAW])
    assert Unit(UnitKind.SIDECAR, (1, 4)) in units
    assert find_units([XMP]) == []


def test_one_file_stands_for_all_that_belong_together() -> None:
    stands_for = representatives(find_units([RAW, JPEG, XMP]))
    assert set(stands_for) == {1, 2, 4}
    assert len(set(stands_for.values())) == 1
