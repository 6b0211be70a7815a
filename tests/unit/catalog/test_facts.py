from hypothesis import given
from hypothesis import strategies as st

from mediadesk.catalog import facts
from mediadesk.domain.media import Facts, Position

texts = st.none() | st.text(max_size=9)
known = st.builds(
    Facts,
    format=texts,
    width=st.none() | st.integers(0, 1 << 32),
    orientation=st.integers(1, 8),
    duration_s=st.none() | st.floats(0, 1e6),
    camera_make=texts,
    caption=texts,
    tags=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    position=st.none() | st.builds(Position, st.floats(-90, 90), st.floats(-180, 180)),
)


@given(known)
def test_facts_come_back_as_they_were(told: Facts) -> None:
    assert facts.from_json(facts.to_json(told)) == told


def test_what_is_unknown_takes_no_room() -> None:
    assert facts.to_json(Facts()) == "{}"
    assert facts.from_json('{"width":3,"aura":"green"}') == Facts(width=3)
