"""iCloud's list beside an export."""

from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.timestamps import Precision, ZoneKind
from mediadesk.timestamps.icloud import is_list, key, parse

HEAD = "imgName,fileChecksum,favorite,hidden,deleted,originalCreationDate,viewCount,importDate\n"


def test_each_line_dates_one_picture_in_world_time_to_the_minute() -> None:
    data = HEAD + 'Sommer\u0308.JPG,x,no,no,no,"Wednesday January 1,2025 7:05 AM GMT",10,x\n'
    (stamp,) = parse(data.encode()).values()
    assert (stamp.wall, stamp.precision, stamp.zone) == (
        "2025-01-01T07:05:00", Precision.MINUTE, ZoneKind.UTC,
    )  # fmt: skip
    assert key("SOMME\u0308R.jpg") == key("Somm\u00ebr.JPG")


def test_only_icloud_s_own_lists_are_read() -> None:
    assert is_list("Photo Details.csv")
    assert is_list("Photo Details-12.csv")
    assert not is_list("Album.csv")


@given(st.binary(max_size=300))
def test_damaged_lists_never_raise(junk: bytes) -> None:
    parse(HEAD.encode() + junk)
    parse(junk)
