from hypothesis import given
from hypothesis import strategies as st

from mediadesk.catalog.files import facts
from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.streams import (
    Hdr,
    MusicTags,
    PictureTrack,
    Projection,
    SoundTrack,
    Sphere,
    Stereo,
    Tracks,
)

texts = st.none() | st.text(max_size=9)
counts = st.none() | st.integers(0, 1 << 32)
pictures = st.builds(
    PictureTrack,
    codec=st.text(max_size=5),
    frames_per_s=st.none() | st.floats(0, 1000),
    rotation=st.sampled_from((0, 90, 180, 270)),
    hdr=st.none() | st.sampled_from(Hdr),
)
sounds = st.builds(SoundTrack, codec=st.text(max_size=5), channels=counts, lossless=st.booleans())
tracks = st.builds(
    Tracks,
    container=texts,
    bit_rate=counts,
    picture=st.none() | pictures,
    sounds=st.lists(sounds, max_size=2).map(tuple),
)
spheres = st.builds(
    Sphere,
    stereo=st.none() | st.sampled_from(Stereo),
    projection=st.none() | st.sampled_from(Projection),
    stated=st.lists(st.sampled_from(("view", "source")), max_size=2).map(tuple),
    completeness=st.integers(0, 100),
)
music = st.builds(MusicTags, artist=texts, year=counts, cover=st.booleans())
known = st.builds(
    Facts,
    tracks=st.none() | tracks,
    sphere=st.none() | spheres,
    music=st.none() | music,
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
