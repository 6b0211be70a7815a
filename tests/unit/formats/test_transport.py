"""A transport stream that FFmpeg wrote says so; a camera's says nothing."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mediadesk.dedupe.keepers.origins import converter_of
from mediadesk.domain.media import MediaKind
from mediadesk.formats.transport import written_by
from mediadesk.operations.scanning.analyse import AnalysisRequest, analyse
from tests.support.media import movie


def test_a_stream_that_was_only_copied_into_another_container_names_its_program(
    tmp_path: Path,
) -> None:
    path = movie(tmp_path / "a.ts", codec="mpeg2video")
    facts = analyse(AnalysisRequest(bytes(path), MediaKind.VIDEO)).facts
    assert converter_of(facts.software) == "FFmpeg"


def test_packets_behind_a_clock_are_read_too(tmp_path: Path) -> None:
    bare = movie(tmp_path / "a.ts", codec="mpeg2video").read_bytes()
    with_clock = b"".join(b"tick" + bare[at : at + 188] for at in range(0, len(bare), 188))
    assert written_by(bare) == written_by(with_clock) == "FFmpeg"


def test_a_broadcasters_name_is_no_program(tmp_path: Path) -> None:
    bare = movie(tmp_path / "a.ts", codec="mpeg2video").read_bytes()
    assert written_by(bare.replace(b"FFmpeg", b"ZDFtwo")) is None


def test_a_cameras_stream_names_none(corpora: Path) -> None:
    path = corpora / "dates-exiftool" / "t" / "images" / "M2TS.mts"
    assert written_by(path.read_bytes()) is None


@given(st.binary(max_size=180).map(lambda rest: (b"G@\x11\x10" + rest).ljust(188, b"\xff") * 4))
def test_any_table_ends(head: bytes) -> None:
    assert written_by(head) in (None, "FFmpeg", "VLC")
