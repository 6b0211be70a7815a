"""Films for VR are known by their boxes, by their Matroska headers, and by their names."""

from pathlib import Path

import av
import numpy as np
import pytest

from mediadesk.domain.facts import Facts
from mediadesk.domain.media import MediaKind
from mediadesk.domain.streams import Projection, Sphere, Stereo
from mediadesk.formats.vr_names import hints_of
from mediadesk.operations.scanning.analyse import AnalysisRequest, analyse
from tests.support import spheres
from tests.support.media import movie


def look(path: Path) -> tuple[MediaKind, Facts]:
    analysis = analyse(AnalysisRequest(bytes(path), MediaKind.VIDEO))
    return analysis.kind or MediaKind.VIDEO, analysis.facts


def sphere(path: Path) -> Sphere:
    kind, facts = look(path)
    assert kind is MediaKind.VR
    assert facts.sphere is not None
    return facts.sphere


def test_a_plain_film_is_no_vr(tmp_path: Path) -> None:
    kind, facts = look(movie(tmp_path / "holiday.mp4"))
    assert (kind, facts.sphere) == (MediaKind.VIDEO, None)


def test_a_film_that_states_one_eye_and_no_sphere_is_plain(tmp_path: Path) -> None:
    path = spheres.add_to_entry(movie(tmp_path / "a.mp4"), spheres.st3d(0))
    kind, facts = look(path)
    assert (kind, facts.sphere) == (MediaKind.VIDEO, None)


def test_vr180_states_all_a_player_needs(tmp_path: Path) -> None:
    boxes = spheres.st3d(2) + spheres.sv3d(right_share=0.5, source=b"Stitcher 1")
    found = sphere(spheres.add_to_entry(movie(tmp_path / "a.mp4"), boxes))
    assert found.stereo is Stereo.LEFT_RIGHT
    assert (found.projection, found.fov_degrees) == (Projection.EQUIRECTANGULAR, 180)
    assert (found.eye_width, found.eye_height) == (64, 72)
    assert (found.completeness, found.missing, found.stitcher) == (100, (), "Stitcher 1")


def test_a_cube_map_covers_the_whole_sphere(tmp_path: Path) -> None:
    boxes = spheres.st3d(1) + spheres.sv3d(projection=b"cbmp")
    found = sphere(spheres.add_to_entry(movie(tmp_path / "a.mp4"), boxes))
    assert (found.projection, found.fov_degrees) == (Projection.CUBEMAP, 360)
    assert (found.eye_width, found.eye_height) == (128, 36)


def test_googles_first_way_keeps_the_crop_that_tells_180_degrees(tmp_path: Path) -> None:
    xml = spheres.gspherical(
        StereoMode="top-bottom",
        StitchingSoftware="Spherical Metadata Tool",
        FullPanoWidthPixels="4000",
        CroppedAreaImageWidthPixels="2000",
    )
    found = sphere(spheres.add_to_track(movie(tmp_path / "a.mp4"), xml))
    assert (found.stereo, found.fov_degrees) == (Stereo.TOP_BOTTOM, 180)
    assert (found.completeness, found.missing) == (80, ("view",))


def test_a_matroska_film_states_its_eyes(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=5)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        stream.metadata["stereo_mode"] = "top_bottom"
        for _ in range(3):
            picture = np.zeros((64, 64, 3), np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    found = sphere(path)
    assert (found.stereo, found.eye_height) == (Stereo.TOP_BOTTOM, 32)
    assert found.missing == ("projection", "field-of-view", "view", "source")


def test_a_name_tells_what_the_file_does_not_but_makes_it_no_more_complete(tmp_path: Path) -> None:
    found = sphere(movie(tmp_path / "Beach_180_SBS.mp4"))
    assert (found.stereo, found.fov_degrees) == (Stereo.LEFT_RIGHT, 180)
    assert (found.completeness, len(found.missing)) == (0, 5)


@pytest.mark.parametrize(
    ("name", "stereo", "fov", "half"),
    [
        ("Trip_360_TB.mp4", Stereo.TOP_BOTTOM, 360, False),
        ("trip_360_x.mp4", None, 360, False),
        ("film.HSBS.mkv", Stereo.LEFT_RIGHT, None, True),
        ("film.Half-OU.mkv", Stereo.TOP_BOTTOM, None, True),
        ("film.Half-SBS.mkv", Stereo.LEFT_RIGHT, None, True),
        ("film_180_LR.mp4", Stereo.LEFT_RIGHT, 180, False),
        ("trip_360_.mp4", None, 360, False),
        ("film.H-TB.mkv", Stereo.TOP_BOTTOM, None, True),
        ("film_3DH.mkv", Stereo.LEFT_RIGHT, None, True),
        ("trip_180x180_3dh.mp4", Stereo.LEFT_RIGHT, 180, False),
        ("trip_MKX200_SBS.mp4", Stereo.LEFT_RIGHT, 200, False),
        ("trip_FISHEYE190.mp4", None, 190, False),
        ("VID_20230101_00_001.insv", None, 360, False),
        ("GS010001.360", None, 360, False),
    ],
)
def test_names_hint_at_eyes_and_angle(
    name: str, stereo: Stereo | None, fov: int | None, half: bool
) -> None:
    found = hints_of(name)
    assert (found.stereo, found.fov_degrees, found.half) == (stereo, fov, half)


@pytest.mark.parametrize(
    "name", ["IMG_360.mov", "DSC_0180.mp4", "at the bt tower lr.mp4", "VID_20180101_120000.mp4"]
)
def test_numbers_and_words_that_mean_something_else_are_no_hints(name: str) -> None:
    assert not hints_of(name)
