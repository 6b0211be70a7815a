"""What holds for every file, whatever its dates say."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.media import MediaKind
from mediadesk.domain.timestamps import (
    FILE_TIME,
    ConfidenceLevel,
    Meaning,
    Precision,
    Stamp,
    ZoneKind,
)
from mediadesk.timestamps.candidates import Role, from_json, stamps_in, to_json
from mediadesk.timestamps.evidence import Evidence, Kin, KinKind
from mediadesk.timestamps.resolver import resolve
from mediadesk.timestamps.sources import Origin, kind_of
from mediadesk.timestamps.zones import home_zone

NOW = datetime.fromisoformat("2026-01-01")
RANKS = list(reversed(ConfidenceLevel))
SOURCES = (
    *("EXIF:DateTimeOriginal", "EXIF:CreateDate", "EXIF:ModifyDate", "GPS", "IPTC"),
    *("XMP:DateTimeOriginal", "XMP:DateCreated", "XMP:CreateDate", "XMP:MetadataDate"),
    *("QuickTime:CreationDate", "QuickTime:CreateDate", "Matroska:DateUTC", "RIFF:IDIT"),
    *("PNG:CreationTime", "PNG:ModifyDate", "Takeout", "ID3:TDRC", "something:new"),
    *("filename_datetime", "filename_epoch", "filename_date", "foldername_date", FILE_TIME),
)
INSIDE = frozenset(source for source in SOURCES if "name" not in source) - {FILE_TIME}
OLDEST, NEWEST = datetime.fromisoformat("1826-01-01"), datetime.fromisoformat("2999-01-01")
ANCHOR = datetime.fromisoformat("2019-02-03T11:22:33")

any_walls = st.one_of(
    st.none(),
    st.datetimes().map(datetime.isoformat),
    # close together, so that agreement, zones and suspicion are met
    st.sampled_from([0, 1, 2, 3, 40, 3600, 7200, -3600, 19800, 86400, 10**8]).map(
        lambda seconds: (ANCHOR + timedelta(seconds=seconds)).isoformat()
    ),
    st.sampled_from(["2016-01-01T00:03:00", "2002-12-08T12:00:00", "not a date", "0001-01-01"]),
)
stamps = st.builds(
    Stamp,
    source=st.sampled_from(SOURCES),
    raw=st.text(max_size=5),
    wall=any_walls,
    precision=st.sampled_from(Precision),
    zone=st.sampled_from(ZoneKind),
    offset_minutes=st.one_of(st.none(), st.integers(-900, 900)),
    meaning=st.sampled_from(Meaning),
)


@st.composite
def read_stamps(draw: st.DrawFn, sources: tuple[str, ...]) -> tuple[Stamp, ...]:
    """Return stamps as readers make them: one per source, with the zones and precisions it has."""
    found = []
    for source in draw(st.lists(st.sampled_from(sources), max_size=6, unique=True)):
        day_only = source in ("filename_date", "foldername_date") or (
            source in ("IPTC", "XMP:DateCreated") and draw(st.booleans())
        )
        offset = None
        zone = ZoneKind.UTC if kind_of(source).utc else ZoneKind.NAIVE
        if not day_only and source.startswith(("EXIF", "XMP", "IPTC", "QuickTime:Creation")):
            offset = draw(st.sampled_from([None, None, 0, 120, -480]))
        precision = Precision.DAY if day_only else Precision.SECOND
        if offset is not None:
            zone = ZoneKind.OFFSET
        found.append(Stamp(source, "", draw(any_walls), precision, zone, offset))
    return tuple(found)


kin = st.builds(
    Kin,
    kind=st.sampled_from(KinKind),
    wall=any_walls.map(lambda wall: wall or "nothing"),
    offset_minutes=st.one_of(st.none(), st.integers(-720, 840)),
    precision=st.sampled_from(Precision),
    confidence=st.sampled_from(ConfidenceLevel),
)
evidences = st.builds(
    Evidence,
    facts=st.builds(
        Facts,
        duration_s=st.one_of(st.none(), st.floats(0, 1e7), st.just(40.0)),
        camera_make=st.sampled_from([None, "Canon", "GoPro", "EPSON Perfection"]),
        position=st.sampled_from([None, Position(52.5, 13.4), Position(-90, 180)]),
        maker_zone_minutes=st.sampled_from([None, None, 120]),
        stamps=st.lists(stamps, max_size=7).map(tuple),
    ),
    path=st.sampled_from(["", "2019/02/03/IMG_20190203_112233.jpg", "VID-20190203-WA0001.mp4"]),
    mtime_ns=st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1)),
    sidecar=st.lists(stamps, max_size=2).map(tuple),
    kin=st.lists(kin, max_size=2).map(tuple),
    kind=st.sampled_from(MediaKind),
    clock_shift_s=st.sampled_from([0.0, 0.0, 3600.0, -7e9, float("inf"), float("nan"), 2e9]),
    home_zone=st.sampled_from([None, home_zone("+02:00"), home_zone("Europe/Berlin")]),
    now=st.just(NOW),
)


@settings(max_examples=150)
@given(evidences)
def test_no_stamp_makes_the_resolver_fail(evidence: Evidence) -> None:
    found = resolve(evidence)
    assert (found.wall is None) == (found.confidence is ConfidenceLevel.NONE)
    chosen = [item for item in found.candidates if item.role is Role.CHOSEN]
    assert len(chosen) == (0 if found.wall is None else 1)
    assert all(item.accepted for item in found.candidates if item.role is not Role.NONE)
    if found.wall is not None:
        assert datetime.fromisoformat(found.wall).microsecond == 0
    assert from_json(to_json(found.candidates)) == found.candidates


@settings(max_examples=60)
@given(evidences, st.randoms(use_true_random=False))
def test_the_order_of_the_stamps_changes_nothing(evidence: Evidence, random: Random) -> None:
    shuffled = list(evidence.facts.stamps)
    random.shuffle(shuffled)
    other = replace(evidence, facts=replace(evidence.facts, stamps=tuple(shuffled)))
    assert resolve(other) == resolve(evidence)


@settings(max_examples=60)
@given(evidences, st.datetimes(OLDEST, NEWEST))
def test_the_date_the_user_chose_always_wins(evidence: Evidence, at: datetime) -> None:
    user = Stamp("user", "typed", at.replace(microsecond=0).isoformat())
    found = resolve(replace(evidence, user=user))
    assert (found.wall, found.source, found.confidence) == (user.wall, "user", ConfidenceLevel.HIGH)


@settings(max_examples=60)
@given(evidences)
def test_judging_stored_candidates_again_gives_the_same_answer(evidence: Evidence) -> None:
    inside = tuple(stamp for stamp in evidence.facts.stamps if stamp.source in INSIDE)
    evidence = replace(evidence, facts=replace(evidence.facts, stamps=inside))
    found = resolve(evidence)
    stored = from_json(to_json(found.candidates))
    again = replace(
        evidence,
        facts=replace(evidence.facts, stamps=stamps_in(stored, Origin.FILE)),
        sidecar=stamps_in(stored, Origin.SIDECAR),
    )
    assert resolve(again) == found


@settings(max_examples=150)
@given(
    evidences,
    read_stamps(SOURCES),
    read_stamps(("XMP:DateTimeOriginal", "XMP:DateCreated", "XMP:CreateDate", "Takeout")),
    st.sampled_from(SOURCES),
)
def test_an_agreeing_source_never_lowers_the_confidence(
    evidence: Evidence, inside: tuple[Stamp, ...], beside: tuple[Stamp, ...], source: str
) -> None:
    if any(stamp.source == source for stamp in inside):
        return
    facts = replace(evidence.facts, stamps=inside)
    # what is added is right already: no clock is shifted
    evidence = replace(evidence, facts=facts, sidecar=beside, clock_shift_s=0.0)
    found = resolve(evidence)
    if found.wall is None or found.precision is not Precision.SECOND:
        return
    kind = kind_of(source)
    wall, zone = datetime.fromisoformat(found.wall), ZoneKind.NAIVE
    if kind.utc:
        if found.offset_minutes is None:
            return
        wall, zone = wall - timedelta(minutes=found.offset_minutes), ZoneKind.UTC
    agreeing = Stamp(source, "added", wall.isoformat(), zone=zone)
    facts = replace(evidence.facts, stamps=(*inside, agreeing))
    more = resolve(replace(evidence, facts=facts))
    # a scan's day brings back an original's date, dropped as too old, that a person had entered
    if sum(item.accepted for item in more.candidates) > 1 + sum(
        item.accepted for item in found.candidates
    ):
        return
    if "scan-date" in more.flags:
        return  # what the scanner adds is its own day, which is better than the others, not surer
    assert RANKS.index(more.confidence) >= RANKS.index(found.confidence)
