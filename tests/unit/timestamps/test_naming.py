"""Names made of dates, and tags made of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.timestamps import Precision
from mediadesk.timestamps.naming import DEFAULT_TEMPLATE, Named, filled, is_template, numbered
from mediadesk.timestamps.tagging import is_forced, tags_of, without_marks

DATE = ChosenDate("2019-08-17T12:34:56")


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        (DEFAULT_TEMPLATE, ("2019", "20190817_123456.jpg")),
        ("YYYY/MM/DD/HH-MM-SS {name}.ext", ("2019", "08", "17", "12-34-56 a_b.jpg")),
        ("{camera}/YYYY-MM-DD HHMM.ext", ("Canon EOS", "2019-08-17 1234.jpg")),
    ],
)
def test_a_template_is_filled_with_a_date(template: str, parts: tuple[str, ...]) -> None:
    assert is_template(template)
    assert filled(template, Named(DATE, "a/b", "jpg", "Canon EOS")) == parts


def test_what_is_not_known_of_a_date_reads_as_zeros() -> None:
    month = ChosenDate("1987-07-01T00:00:00", Precision.MONTH)
    assert filled(DEFAULT_TEMPLATE, Named(month, "a", "jpg"))[-1] == "19870700_000000.jpg"
    assert filled(DEFAULT_TEMPLATE, Named(None, "a", "jpg")) == ("no date", "a.jpg")


def test_numbers_stand_before_the_ending() -> None:
    assert [numbered("a.jpg", n) for n in (1, 2)] == ["a.jpg", "a_2.jpg"]


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_name_leads_out_of_its_folder(stem: str, camera: str) -> None:
    parts = filled("{camera}/YYYY {name}.ext", Named(DATE, stem, "jpg", camera))
    assert len(parts) == 2
    for part in parts:
        assert part not in ("", ".", "..")
        assert not set(part) & set('/\\:*?"<>|\x00\n')
        assert len(part.encode()) < 255


@pytest.mark.parametrize(
    ("path", "tags"),
    [
        ("2019-08-17 Rome/DCIM/100CANON/IMG_1.jpg", ("Rome",)),
        ("2016/08/18 iPhone/a.jpg", ("iPhone",)),
        ("Family/Anna & Bo/x {beach,sea}.jpg", ("Family", "Anna & Bo", "beach", "sea")),
        ("Photos from 2019/a.jpg", ()),
        ("2019/2019_08/a.jpg", ()),
        ("Camera Roll/WhatsApp Images/a.jpg", ()),
    ],
)
def test_folders_and_braces_give_tags_and_camera_folders_none(
    path: str, tags: tuple[str, ...]
) -> None:
    assert tags_of(path) == tags


def test_marks_are_taken_out_of_names() -> None:
    assert is_forced("20190101 [force].jpg")
    assert without_marks("IMG_1 {a,b} [FORCE]") == "IMG_1"
    assert without_marks("{only}") == "{only}"


@given(st.text(max_size=80))
def test_any_path_has_tags_or_none(path: str) -> None:
    assert all(tag.strip() for tag in tags_of(path))
