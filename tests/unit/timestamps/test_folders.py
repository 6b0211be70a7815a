"""Dates in folder names, and paths as a whole."""

import pytest

from mediadesk.domain.timestamps import Precision
from mediadesk.timestamps.folders import read_path

DAY, MONTH, MINUTE = Precision.DAY, Precision.MONTH, Precision.MINUTE


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
        ("C:\\Bilder\\2016\\08\\18\\DSC_0001.JPG", "2016-08-18T00:00:00", DAY),
    ],
)
def test_folders_state_a_day_or_a_month(path: str, wall: str, precision: Precision) -> None:
    (stamp,) = read_path(path)
    assert (stamp.source, stamp.wall, stamp.precision) == ("foldername_date", wall, precision)


@pytest.mark.parametrize(
    "path",
    [
        "2018/DSC_0001.JPG",
        "2018-2019/DSC_0001.JPG",
        "/2019/21/05/foo.jpg",
        "/21/05/2019/foo.jpg",
        "2019/02/30/foo.jpg",
        "/2020/1212/20130518_142022_3D657EBD.jpg",
        "100CANON/IMG_0001.JPG",
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
