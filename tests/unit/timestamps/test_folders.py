"""Dates in folder names, and paths as a whole."""

import pytest

from mediadesk.domain.timestamps import Precision
from mediadesk.timestamps.folders import read_path

DAY, MONTH, MINUTE = Precision.DAY, Precision.MONTH, Precision.MINUTE
SEASON, YEAR = Precision.SEASON, Precision.YEAR


@pytest.mark.parametrize(
    ("path", "wall", "precision"),
    [
        ("2016/08/18 iPhone/WRNI2074.jpg", "2016-08-18T00:00:00", DAY),
        ("A/B/2022/2022.11/2022.11.09/IMG_1234.HEIC", "2022-11-09T00:00:00", DAY),
        ("A/B/2022.11.09/2022.11/2022/IMG_1234.HEIC", "2022-11-09T00:00:00", DAY),
        ("something_2011-05-11 something/IMG_1234.JPG", "2011-05-11T00:00:00", DAY),
        ("2022.11.09T20.30/IMG_1234.HEIC", "2022-11-09T20:30:00", MINUTE),
        ("20221109T2030/IMG_1234.HEIC", "2022-11-09T20:30:00", MINUTE),
        ("2018/04 - April/DSC_0001.JPG", "2018-04-01T00:00:00", MONTH),
        ("/2019/5/foo.jpg", "2019-05-01T00:00:00", MONTH),
        ("Fotos/2019-05 Italien/DSC_0001.JPG", "2019-05-01T00:00:00", MONTH),
        ("DCIM/201905__/IMG_1234.JPG", "2019-05-01T00:00:00", MONTH),
        ("Sommer 1985/Bild.jpg", "1985-07-15T00:00:00", SEASON),
        ("Photos from 2019/foo.jpg", "2019-01-01T00:00:00", YEAR),
        ("2016/Italy/foo.jpg", "2016-01-01T00:00:00", YEAR),
        ("Backup 2020/Urlaub_1987/foo.jpg", "1987-01-01T00:00:00", YEAR),
        ("C:\\Bilder\\2016\\08\\18\\DSC_0001.JPG", "2016-08-18T00:00:00", DAY),
    ],
)
def test_folders_state_as_much_as_their_names_say(
    path: str, wall: str, precision: Precision
) -> None:
    (stamp,) = read_path(path)
    assert (stamp.source, stamp.wall, stamp.precision) == ("foldername_date", wall, precision)


@pytest.mark.parametrize(
    "path",
    [
        "2018-2019/DSC_0001.JPG",
        "/2019/21/05/foo.jpg",
        "/21/05/2019/foo.jpg",
        "2019/02/30/foo.jpg",
        "/2020/1212/20130518_142022_3D657EBD.jpg",
        "100CANON/IMG_0001.JPG",
        "wallpapers 1920x1080/foo.jpg",
        "Sony2019/foo.jpg",
        "backup 1549191743000/foo.jpg",
    ],
)
def test_other_numbers_in_folders_state_nothing(path: str) -> None:
    assert read_path(path) == ()


def test_a_name_goes_before_its_folders() -> None:
    stamps = read_path("2016/08/18/IMG_20190203_112233.jpg")
    assert [stamp.source for stamp in stamps] == ["filename_datetime", "foldername_date"]


def test_a_name_with_an_impossible_time_discredits_its_folders() -> None:
    assert read_path("2022/04/88-04-06 15-21-03 2160.jpg") == ()


def test_signs_that_are_spelt_out_part_no_folders() -> None:
    (stamp,) = read_path(r"Photos/Bild\u200f 2022-02-23 um 14.59.41.png")
    assert (stamp.source, stamp.wall) == ("filename_datetime", "2022-02-23T14:59:41")
