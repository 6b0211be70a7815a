"""Films that show the same are found and clustered; what only resembles them is not."""

import os
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest

from mediadesk.catalog.likeness import films
from mediadesk.config import Settings
from mediadesk.dedupe.films.transforms import Form
from mediadesk.domain.clusters import ClusterKind
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.desks import CHILDREN, Desk
from tests.support.media import cut, picture, scene
from tests.support.music import RATE_HZ, Samples, melody

Search = Callable[[], list[set[str]]]
Frame = npt.NDArray[np.uint8]
RATE = 10
SIZE = (160, 90)


def shots(*seeds: int, each_s: float = 3.0) -> list[Frame]:
    """Return the frames of some shots, each a view that slides over a scene of its own."""
    found: list[Frame] = []
    for seed in seeds:
        wide = np.asarray(scene(SIZE[0] * 2, SIZE[1], seed=seed, grain=1.0))
        count = round(each_s * RATE)
        found += [wide[:, SIZE[0] * at // count :][:, : SIZE[0]] for at in range(count)]
    return found


def write(
    path: Path,
    frames: list[Frame],
    *,
    codec: str = "libx264",
    rate: int = RATE,
    gop: int = 250,
    song: Samples | None = None,
) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate)
        assert isinstance(stream, av.VideoStream)
        height, width = frames[0].shape[:2]
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.bit_rate, stream.codec_context.gop_size = 600_000, gop
        sound = None if song is None else container.add_stream("aac", rate=RATE_HZ)
        for frame in frames:
            shown = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
            container.mux(stream.encode(shown))
        container.mux(stream.encode())
        if sound is not None and song is not None:
            heard = av.AudioFrame.from_ndarray(song[np.newaxis, :], format="flt", layout="mono")
            heard.sample_rate, heard.time_base = RATE_HZ, Fraction(1, RATE_HZ)
            container.mux([*sound.encode(heard), *sound.encode()])
    return path


def barred(frame: Frame) -> Frame:
    return np.pad(frame, ((16, 16), (0, 0), (0, 0)))


def halved(frame: Frame) -> Frame:
    return frame[: frame.shape[0] // 4 * 4 : 2, ::2]


@pytest.fixture
def search(desk: Desk, decoders: Sandbox) -> Search:
    settings = replace(Settings(), hashing_workers=CHILDREN)

    def run() -> list[set[str]]:
        DuplicateSearch(desk.store, settings, Lanes(1, first=decoders)).run([ClusterKind.VIDEO])
        found = desk.library.clusters([ClusterKind.VIDEO])
        names: dict[int, str] = dict(desk.sql("SELECT id, name_shown FROM file"))
        return [{names[member.file_id] for member in members} for _, members in found]

    return run


def test_the_same_film_in_another_form_is_found(desk: Desk, search: Search, pictures: Path) -> None:
    film = shots(1, 2, 3, 4)
    write(pictures / "film.mp4", film)
    write(pictures / "small.webm", [halved(frame) for frame in film], codec="libvpx-vp9")
    write(pictures / "barred.mkv", [barred(frame) for frame in film])
    write(pictures / "mirror.mp4", [frame[:, ::-1] for frame in film])
    write(pictures / "slow.mp4", film[::2], rate=RATE // 2)
    write(pictures / "shorter.mp4", film[20:])
    write(pictures / "clip.avi", film[40:90], codec="mpeg4")
    write(pictures / "intro.mp4", shots(9) + film)
    write(pictures / "other.mp4", shots(5, 6, 7, 8))
    desk.scan(pictures)
    (members,) = search()
    assert members == {
        "film.mp4", "small.webm", "barred.mkv", "mirror.mp4", "slow.mp4", "shorter.mp4",
        "clip.avi", "intro.mp4",
    }  # fmt: skip


def test_a_shared_opening_alone_is_no_match(desk: Desk, search: Search, pictures: Path) -> None:
    opening = shots(1)
    write(pictures / "a.mp4", opening + shots(2, 3, 4))
    write(pictures / "b.mp4", opening + shots(5, 6, 7))
    desk.scan(pictures)
    assert search() == []


def test_overlapping_clips_and_copies_of_a_clip_are_in_the_cluster_of_the_whole(
    desk: Desk, search: Search, pictures: Path
) -> None:
    film = shots(1, 2, 3, 4, 5, 6, each_s=2.5)
    write(pictures / "whole.mp4", film)
    write(pictures / "first.mp4", film[10:80])
    write(pictures / "second.mp4", film[30:100])
    write(pictures / "second small.mp4", [halved(frame) for frame in film[30:100]])
    write(pictures / "late.mp4", film[110:])
    desk.scan(pictures)
    whole = {"whole.mp4", "first.mp4", "second.mp4", "second small.mp4", "late.mp4"}
    assert search() == [whole]
    write(pictures / "whole small.mp4", [halved(frame) for frame in film])
    desk.scan(pictures)
    assert search() == [whole | {"whole small.mp4"}]


def test_one_song_under_different_films_is_no_match(
    desk: Desk, search: Search, pictures: Path
) -> None:
    song = melody(1, 9)
    for seed in (1, 4, 7):
        write(pictures / f"{seed}.mp4", shots(seed, seed + 1, seed + 2), song=song)
    desk.scan(pictures)
    assert desk.sql("SELECT sound_codec, count(*) FROM stream GROUP BY 1") == [("aac", 3)]
    assert search() == []


def test_which_stretches_agree_and_at_which_shift_is_kept(
    desk: Desk, search: Search, pictures: Path
) -> None:
    film = shots(1, 2, 3, 4)
    write(pictures / "film.mp4", film)
    write(pictures / "clip.mp4", film[40:90])
    desk.scan(pictures)
    assert search() == [{"film.mp4", "clip.mp4"}]
    with desk.store.readers.use() as reader:
        (match,) = films.matches(reader)
    assert match.form == Form.SAME
    is_forward = match.copy_coverage > match.coverage
    assert match.shift_s == pytest.approx(-4.0 if is_forward else 4.0, abs=0.3)
    start, stop = match.windows[0][0], match.windows[-1][1]
    assert stop - start == pytest.approx(5.0, abs=0.8)
    assert max(match.coverage, match.copy_coverage) > 0.9


def test_new_films_are_compared_with_those_known_and_nothing_twice(
    desk: Desk,
    search: Search,
    pictures: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    film = shots(1, 2, 3, 4)
    write(pictures / "film.mp4", film)
    write(pictures / "other.mp4", shots(5, 6, 7, 8))
    desk.scan(pictures)
    assert search() == []
    write(pictures / "copy.mp4", [frame[4:-4, 6:-6] for frame in film])
    desk.scan(pictures)
    assert search() == [{"film.mp4", "copy.mp4"}]

    def unasked(*_: object, **__: object) -> None:
        raise AssertionError("looked at again")

    monkeypatch.setattr("mediadesk.operations.matching.films.film_sampling.sample_film", unasked)
    monkeypatch.setattr("mediadesk.operations.matching.films.film_search.verified", unasked)
    assert search() == [{"film.mp4", "copy.mp4"}]


def test_a_film_is_read_on_from_where_a_stopped_search_left_it(
    desk: Desk,
    search: Search,
    pictures: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    film = shots(1, 2, 3, 4)
    write(pictures / "film.mp4", film)
    write(pictures / "copy.mp4", [halved(frame) for frame in film])
    desk.scan(pictures)
    monkeypatch.setattr("mediadesk.operations.matching.films.film_sampling._BUDGET_S", 0.0)
    assert search() == [{"film.mp4", "copy.mp4"}]
    parts = desk.sql("SELECT count(*) FROM film_part GROUP BY content_id")
    assert all(number > 2 for (number,) in parts)


def test_a_damaged_film_is_compared_as_far_as_it_can_be_read(
    desk: Desk, search: Search, pictures: Path
) -> None:
    """Where no container says that there was more; those that do are in `test_hostile`."""
    film = shots(1, 2, 3, 4)
    write(pictures / "film.ts", film)
    cut(write(pictures / "torn.ts", film), 0.8)
    (pictures / "text.mp4").write_text("no film")
    desk.scan(pictures)
    assert search() == [{"film.ts", "torn.ts"}]


def test_bars_are_no_reason_to_keep_a_copy(desk: Desk, search: Search, pictures: Path) -> None:
    film = shots(1, 2, 3, 4)
    write(pictures / "film.mp4", film)
    write(pictures / "barred.mp4", [barred(frame) for frame in film])
    desk.scan(pictures)
    search()
    ((record, members),) = desk.library.clusters([ClusterKind.VIDEO])
    assert record.cohesion > 0.8
    (keeper,) = [member for member in members if member.keeper]
    assert "resolution" not in keeper.reason_code


def test_the_moving_half_of_a_live_photo_is_no_video_of_its_own(
    desk: Desk, search: Search, pictures: Path
) -> None:
    film = shots(1, 2, each_s=1.5)
    for folder in ("phone", "backup"):
        (pictures / folder).mkdir()
        write(pictures / folder / "IMG_0001.MOV", film)
        picture(pictures / folder / "IMG_0001.jpg", seed=1)
    os.utime(pictures / "backup" / "IMG_0001.MOV", ns=(1, 1))
    write(pictures / "clip.mp4", [halved(frame) for frame in film])
    desk.scan(pictures)
    assert search() == []
    (pictures / "phone" / "IMG_0001.jpg").unlink()
    desk.scan(pictures)
    assert search() == [{"IMG_0001.MOV", "clip.mp4"}]


def test_long_films_are_looked_at_in_bursts_and_still_found(
    desk: Desk, search: Search, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediadesk.domain.sequences.LONG_S", 20.0)
    monkeypatch.setattr("mediadesk.domain.sequences.BURST_S", 2.0)
    monkeypatch.setattr("mediadesk.domain.sequences.BURST_EVERY_S", 6.0)
    film = shots(*range(1, 13))
    write(pictures / "film.mp4", film, gop=10)
    write(pictures / "small.webm", [halved(frame) for frame in film], codec="libvpx-vp9", gop=10)
    write(pictures / "shorter.mp4", film[RATE * 3 :], gop=10)
    write(pictures / "clip.mp4", film[RATE * 10 : RATE * 18])
    write(pictures / "other.mp4", shots(*range(21, 33)))
    desk.scan(pictures)
    assert search() == [{"film.mp4", "small.webm", "shorter.mp4", "clip.mp4"}]
    entries = dict(
        desk.sql(
            "SELECT name_shown, sum(length(entries)) / 68 FROM film_part"
            " JOIN file USING (content_id) GROUP BY 1"
        )
    )
    assert entries["clip.mp4"] >= 30
    assert entries["film.mp4"] < 2 * 36
