"""Which sidecars belong to a picture, by name."""

import pytest

from mediadesk.timestamps.sidecars import Beside, apple_master, master_of


def test_the_xmp_of_the_whole_name_wins_over_the_one_of_the_stem() -> None:
    beside = Beside(["IMG_1.xmp", "IMG_1.jpg.xmp", "IMG_2.XMP"])
    assert beside.xmp("IMG_1.jpg") == "IMG_1.jpg.xmp"
    assert beside.xmp("IMG_1.CR2") == "IMG_1.xmp"
    assert beside.xmp("img_2.NEF") == "IMG_2.XMP"
    assert beside.xmp("IMG_3.jpg") is None


def test_an_edit_recipe_belongs_to_the_shot_and_to_its_edited_rendition() -> None:
    beside = Beside(["IMG_1234.AAE", "IMG_O1235.AAE"])
    assert beside.aae("IMG_1234.HEIC") == "IMG_1234.AAE"
    assert beside.aae("IMG_E1234.JPG") == "IMG_1234.AAE"
    assert beside.aae("IMG_1235.HEIC") == "IMG_O1235.AAE"
    assert beside.aae("IMG_12345.HEIC") is None


def test_all_sidecars_of_a_file_are_found_together() -> None:
    beside = Beside(["IMG_1234.HEIC", "IMG_1234.aae", "IMG_1234.xmp", "IMG_1234.HEIC.json"])
    assert beside.all_of("IMG_1234.HEIC") == ("IMG_1234.xmp", "IMG_1234.HEIC.json", "IMG_1234.aae")
    assert beside.all_of("other.jpg") == ()


@pytest.mark.parametrize(
    ("name", "master"),
    [
        ("IMG_E1234.JPG", "IMG_1234"),
        ("IMG_1234-edited.jpg", "IMG_1234"),
        ("IMG_1234-modifié.jpg", "IMG_1234"),
        ("IMG_1234.JPG", None),
        ("IMG_O1234.AAE", None),
        ("IMG_EDITED.JPG", None),
    ],
)
def test_an_edited_copy_names_its_master(name: str, master: str | None) -> None:
    assert master_of(name) == master


def test_only_apple_s_own_numbering_is_taken_for_an_edit() -> None:
    assert apple_master("IMG_E1234") == "IMG_1234"
    assert apple_master("IMG_Elephant") == "IMG_Elephant"
