import struct
from datetime import UTC, datetime
from pathlib import Path

import av
import pytest

from mediadesk.decoding.tracks import read_tracks
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.timestamps import Stamp, ZoneKind
from mediadesk.formats.boxes.isobmff import EPOCH_1904_S, CreationTime, MovieHead
from mediadesk.formats.source import open_source
from mediadesk.probe.video import movie_facts, probe_video
from tests.support.media import movie

AT = 1_626_130_597  # 2021-07-12 22:56:37 UTC
MADE = datetime.fromtimestamp(AT, UTC)


def facts(path: Path, format_name: str) -> Facts:
    with open_source(bytes(path)) as source:
        try:
            reading = read_tracks(source)
        except OutsideError:
            reading = None
        return probe_video(source, format_name, reading)


@pytest.mark.parametrize(("name", "format_name"), [("a.mp4", "mp4"), ("a.mov", "mov")])
def test_a_film_states_its_date_as_utc_and_its_length(
    tmp_path: Path, name: str, format_name: str
) -> None:
    found = facts(movie(tmp_path / name, duration_s=2.0, created=MADE), format_name)
    assert found.duration_s == pytest.approx(2.0, abs=0.3)
    assert found.stamps[0] == Stamp(
        "QuickTime:CreateDate", "2021:07:12 22:56:37", "2021-07-12T22:56:37", zone=ZoneKind.UTC
    )


def test_an_mkv_states_its_date_and_length(tmp_path: Path) -> None:
    found = facts(movie(tmp_path / "a.mkv", duration_s=2.0, created=MADE), "matroska")
    assert found.duration_s == pytest.approx(2.0, abs=0.3)
    dated = {stamp.source: stamp.wall for stamp in found.stamps}
    assert dated["Matroska:DateUTC"] == "2021-07-12T22:56:37"


def test_an_avi_states_its_date_without_a_zone(tmp_path: Path) -> None:
    idit = b"IDIT" + struct.pack("<I", 26) + b"Mon Mar 10 15:04:43 2003\n\0"
    body = b"AVI LIST" + struct.pack("<I", 4 + len(idit)) + b"hdrl" + idit
    path = tmp_path / "a.avi"
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    (stamp,) = facts(path, "avi").stamps
    assert (stamp.source, stamp.wall) == ("RIFF:IDIT", "2003-03-10T15:04:43")
    assert stamp.zone is ZoneKind.NAIVE


def test_apples_keys_give_date_place_camera_and_pair() -> None:
    start = "com.apple.quicktime."
    keys = {
        start + "creationdate": "2021-07-12T15:56:37-0700",
        start + "location.ISO6709": "+52.5200+013.4050+034.5/",
        start + "make": "Apple",
        start + "model": "iPhone 8",
        start + "content.identifier": "570F1469",
    }
    found = movie_facts(MovieHead(keys=keys), "mov")
    assert found.position == Position(52.52, 13.405, 34.5)
    assert (found.camera_make, found.camera_model) == ("Apple", "iPhone 8")
    assert found.content_identifier == "570F1469"
    (stamp,) = found.stamps
    assert (stamp.wall, stamp.offset_minutes) == ("2021-07-12T15:56:37", -420)


def test_zero_is_kept_as_unknown_and_the_wrong_epoch_is_told() -> None:
    (zero,) = movie_facts(MovieHead(movie=CreationTime(0)), "mp4").stamps
    assert (zero.raw, zero.wall) == ("0000:00:00 00:00:00", None)
    (wrong,) = movie_facts(MovieHead(movie=CreationTime(AT)), "mp4").stamps
    assert (wrong.raw, wrong.wall) == (
        "2021:07:12 22:56:37 (counted from 1970)",
        "2021-07-12T22:56:37",
    )


def test_tracks_may_know_a_date_that_the_film_does_not() -> None:
    head = MovieHead(
        movie=CreationTime(0), tracks=(CreationTime(0), CreationTime(AT + EPOCH_1904_S))
    )
    dated = {stamp.source: stamp.wall for stamp in movie_facts(head, "mp4").stamps}
    assert dated == {
        "QuickTime:CreateDate": None,
        "QuickTime:TrackCreateDate": "2021-07-12T22:56:37",
    }


def test_a_date_beyond_the_calendar_has_no_wall_time() -> None:
    (stamp,) = movie_facts(MovieHead(movie=CreationTime((1 << 64) - 1)), "mp4").stamps
    assert stamp.wall is None


def test_a_film_without_readable_boxes_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom" + bytes(300))
    assert facts(path, "mp4") == Facts(format="mp4")


def test_what_wrote_a_film_is_told_and_a_camera_that_writes_with_ffmpeg_is_none(
    tmp_path: Path,
) -> None:
    for name, format_name in (("a.mp4", "mp4"), ("a.mkv", "matroska"), ("a.avi", "avi")):
        assert (facts(movie(tmp_path / name), format_name).software or "").startswith("Lavf")
    drone = movie_facts(MovieHead(handler_names=("DJI.AVC", "DJI.Meta")), "mp4")
    assert drone.software == "DJI"


def test_gopro_is_told_by_its_firmware_or_its_tracks_where_no_maker_is_named() -> None:
    assert movie_facts(MovieHead(firmware="HD7.01.01.70.00"), "mp4").camera_make == "GoPro"
    assert movie_facts(MovieHead(handler_names=("GoPro AVC",)), "mp4").camera_make == "GoPro"
    named = MovieHead(handler_names=("GoPro AVC",), keys={"com.apple.quicktime.make": "Apple"})
    assert movie_facts(named, "mov").camera_make == "Apple"
    assert movie_facts(MovieHead(handler_names=("Core Media Video",)), "mov").camera_make is None


def stamped_from(path: Path, start_s: float, *, seconds: int = 20) -> Path:
    """Write a transport stream whose clock shows a time at its start."""
    options = {"output_ts_offset": f"{start_s}"}
    with av.open(str(path), "w", format="mpegts", options=options) as container:
        stream = container.add_stream("mpeg2video", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(25 * seconds):
            container.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        container.mux(stream.encode(None))
    return path


def bit_rates(path: Path) -> tuple[int | None, int | None]:
    """Return the bitrates of the file and of its picture."""
    tracks = facts(path, "mpegts").tracks
    assert tracks is not None
    assert tracks.picture is not None
    return tracks.bit_rate, tracks.picture.bit_rate


@pytest.mark.parametrize("start_s", [0.0, 100.0, 95_373.0, 95_435.0])
def test_a_transport_stream_tells_its_bitrate_also_where_its_clock_begins_anew(
    tmp_path: Path, start_s: float
) -> None:
    path = stamped_from(tmp_path / "a.ts", start_s)
    whole, _picture = bit_rates(path)
    assert whole == pytest.approx(8 * path.stat().st_size / 20, rel=0.05)


def test_joined_transport_streams_are_as_long_as_their_parts_together(tmp_path: Path) -> None:
    first = stamped_from(tmp_path / "first.ts", 0.0).read_bytes()
    joined = tmp_path / "joined.ts"
    for later_s in (100.0, 90_000.0):
        later = stamped_from(tmp_path / "later.ts", later_s, seconds=10).read_bytes()
        for parts in (later + first, first + later):
            joined.write_bytes(parts)
            found = facts(joined, "mpegts")
            assert found.duration_s == pytest.approx(30, rel=0.02)
            whole, _picture = bit_rates(joined)
            assert whole == pytest.approx(8 * len(parts) / 30, rel=0.05)


def test_a_second_that_is_repeated_lasts_as_often(tmp_path: Path) -> None:
    brief = stamped_from(tmp_path / "brief.ts", 0.0, seconds=1).read_bytes()
    (joined := tmp_path / "joined.ts").write_bytes(brief * 800)
    assert facts(joined, "mpegts").duration_s == pytest.approx(800, rel=0.05)
