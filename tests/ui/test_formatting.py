"""Words for the eye: names of any bytes, counts, sizes and dates."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.ui import formatting

NOON = 1_566_036_000.0  # 17 August 2019


@pytest.fixture
def german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    yield
    QLocale.setDefault(before)


@given(st.binary(max_size=40))
def test_any_name_can_be_shown(raw: bytes) -> None:
    shown = formatting.name(raw)
    shown.encode("utf-8")
    assert unicodedata.is_normalized("NFC", shown)


def test_bytes_that_are_not_utf8_are_spelled_out() -> None:
    assert formatting.name(b"caf\xe9.jpg") == r"caf\xe9.jpg"
    assert formatting.name("café".encode()) == "café"


def test_decomposed_names_are_composed() -> None:
    assert formatting.name(unicodedata.normalize("NFD", "Zürich").encode()) == "Zürich"


def test_a_path_is_split_into_folder_and_name() -> None:
    assert formatting.folder_and_name(b"/media/a/b.jpg") == ("/media/a", "b.jpg")


def test_words_go_on_small_but_for_names() -> None:
    shown = ["Mirror image", "A copy", "Google Takeout", "GPS", "JPEG, quality 92", "It is", ""]
    small = ["mirror image", "a copy", "Google Takeout", "GPS", "JPEG, quality 92", "it is", ""]
    assert [formatting.going_on(words) for words in shown] == small


def test_counts_have_separators() -> None:
    assert formatting.count(61_204) == "61,204"
    assert formatting.files(1) == "1 file"
    assert formatting.files(5_000_000_000) == "5,000,000,000 files"


@pytest.mark.usefixtures("german")
def test_numbers_follow_the_locale() -> None:
    assert formatting.count(61_204) == "61.204"
    assert formatting.size(3_400_000) == "3,4 MB"


@pytest.mark.parametrize(
    ("ago_s", "shown"),
    [
        (0, "today at"),
        (86_400, "yesterday at"),
        (40 * 86_400, "8 Jul"),
        (400 * 86_400, "13 Jul 2018"),
    ],
)
def test_moments_are_near_or_dated(ago_s: int, shown: str) -> None:
    assert formatting.moment(NOON - ago_s, now=NOON).startswith(shown)


def test_a_moment_begins_large_where_it_stands_alone() -> None:
    told = formatting.moment(NOON, now=NOON)
    assert formatting.standing_alone(told) == f"T{told[1:]}"


def test_no_picture_is_called_empty() -> None:
    assert formatting.megapixels(12_192_768) == "12.2"
    assert formatting.megapixels(166 * 250) == "0.04"


def test_time_left_is_rough() -> None:
    assert formatting.time_left(52) == "about 50 s left"


def test_a_path_goes_on_in_the_next_line_after_a_folder_and_in_a_long_name() -> None:
    loose = formatting.breakable("In /data/Sommer 1985/" + "x" * 200 + ".jpg")
    pieces = loose.split("\u200b")
    assert pieces[:3] == ["In /", "data/", "Sommer 1985/"]
    assert max(map(len, pieces[3:])) == 1


def test_words_of_a_language_are_not_torn_apart() -> None:
    told = "Die Zusammengehörigkeitsprüfung (12/2019) fehlt."
    assert formatting.breakable(told).replace("12/\u200b", "12/") == told


@given(st.text(max_size=80).filter(lambda text: "\u200b" not in text))
def test_breaks_are_taken_back(text: str) -> None:
    assert formatting.unbroken(formatting.breakable(text)) == text


def test_an_accent_stays_on_its_letter() -> None:
    loose = formatting.breakable("e\u0301" * 40)
    assert "\u200b\u0301" not in loose


def test_dates_without_zone_are_shown_as_they_are() -> None:
    assert formatting.day_heading("2019-08-17") == "Saturday, 17 August 2019"
    assert formatting.month_heading("2019-08") == "August 2019"


@pytest.mark.usefixtures("german")
def test_the_reason_for_a_keeper_has_the_numbers_of_the_locale() -> None:
    facts = {"size_bytes": 1_600_000, "other_size_bytes": 1_600_001, "pixels": 1500}
    told = formatting.told("{size_bytes}, not {other_size_bytes}: {pixels}", facts)
    assert told == "1.600.000 B, not 1.600.001 B: 1.500"
    assert formatting.told("{size_bytes}", {"size_bytes": 1_600_000}) == "1,6 MB"


def test_numbers_in_a_reason_have_separators() -> None:
    reason = Reason.of(ReasonCode.TOO_MANY_PIXELS, width=61_000, height=61_000)
    assert "61,000" in formatting.sentence(reason)


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_has_a_sentence(code: ReasonCode) -> None:
    assert formatting.sentence(Reason.of(code)).endswith((".", "?"))


def test_names_of_the_file_system_come_back(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xff\xfe.jpg"
    assert formatting.path(raw).endswith(r"\xff\xfe.jpg")
