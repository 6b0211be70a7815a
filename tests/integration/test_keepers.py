"""The copy that is kept, why, and what is proposed to stay beside it."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import (
    ExifTags,
    Image,
    ImageChops,
    ImageCms,
    ImageDraw,
    ImageEnhance,
    ImageFilter,
    ImageOps,
)

from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind, ClusterMember
from mediadesk.domain.keepers import Advantage, KeeperCode
from mediadesk.fingerprint.unpacking import samples_of
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.review.weighing import weigh
from tests.support.desks import Desk
from tests.support.media import (
    as_a_camera_writes,
    encoded_anew,
    exif,
    movie,
    picture,
    recording,
    retold,
    scene,
)
from tests.support.music import RATE_HZ, melody, write

SIZE = (640, 480)


@pytest.fixture
def search(desk: Desk, decoders: Sandbox) -> DuplicateSearch:
    return DuplicateSearch(desk.store, Settings(), Lanes(1, first=decoders))


def as_detailed_as_nature(seed: int) -> Image.Image:
    """Make a picture whose detail falls off as it does in photographs, and is not everywhere."""
    width, height = SIZE
    noise = np.fft.rfft2(np.random.default_rng(seed).standard_normal((height, width)))
    fineness = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :])
    grey = np.fft.irfft2(noise / np.maximum(fineness, 1 / width), s=(height, width))
    across, down = np.meshgrid(*(np.linspace(0, 9, side) for side in SIZE))
    strength = 0.55 + 0.45 * np.sin(across) * np.cos(down)
    levels = 128 + 40 * strength * (grey - grey.mean()) / grey.std()
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8)).convert("RGB")


def scene_of_nature(seed: int) -> Image.Image:
    """Make a picture in colour with the detail of a photograph."""
    colours = scene(*SIZE, seed=seed, grain=0)
    return ImageChops.overlay(colours, as_detailed_as_nature(seed))


def members(desk: Desk, kind: ClusterKind) -> dict[str, ClusterMember]:
    ((_, found),) = desk.library.clusters([kind])
    return {desk.library.files([m.file_id])[m.file_id].name_shown: m for m in found}


def code(member: ClusterMember) -> KeeperCode:
    return KeeperCode(member.reason_code)


def test_an_enlarged_copy_is_not_kept(desk: Desk, pictures: Path, search: DuplicateSearch) -> None:
    photo = pictures / "photo.jpg"
    as_detailed_as_nature(seed=3).save(photo, quality=95)
    with Image.open(photo) as image:
        large = image.resize((1280, 960), Image.Resampling.LANCZOS)
        large.save(pictures / "enlarged.jpg", quality=92)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["photo.jpg"].keeper
    assert code(found["enlarged.jpg"]) is KeeperCode.NOT_ENLARGED
    assert found["enlarged.jpg"].reason_facts["other_width"] == 1280


def test_an_enlarged_copy_that_was_sharpened_is_not_kept_alone(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    photo = pictures / "photo.jpg"
    as_detailed_as_nature(seed=3).save(photo, quality=90)
    with Image.open(photo) as image:
        large = image.resize((960, 720), Image.Resampling.LANCZOS)
        large.filter(ImageFilter.UnsharpMask(2, 150)).save(pictures / "sharp.jpg", quality=75)
        image.resize((320, 240)).save(pictures / "small.jpg", quality=80)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["sharp.jpg"].keeper
    assert code(found["photo.jpg"]) is KeeperCode.STAYS_AS_SOURCE
    assert not found["small.jpg"].stays


def test_a_copy_that_was_compressed_hard_before_is_not_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    photo = picture(pictures / "photo.jpg", size=SIZE, seed=3, quality=90)
    with Image.open(photo) as image:
        image.save(pictures / "poor.jpg", quality=8)
    with Image.open(pictures / "poor.jpg") as image:
        image.save(pictures / "poor.jpg", quality=98)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["photo.jpg"].keeper
    assert code(found["poor.jpg"]) is KeeperCode.BLOCKS


@pytest.mark.parametrize(
    "moved",
    [
        lambda photo: photo.crop((3, 2, photo.width - 1, photo.height - 4)),
        lambda photo: photo.transpose(Image.Transpose.ROTATE_90),
        lambda photo: photo.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    ],
)
def test_a_copy_that_was_turned_or_cut_and_saved_better_is_not_kept(
    desk: Desk,
    pictures: Path,
    search: DuplicateSearch,
    moved: Callable[[Image.Image], Image.Image],
) -> None:
    photo = pictures / "z photo.jpg"
    scene_of_nature(seed=3).crop((0, 0, 637, 475)).save(photo, quality=85)
    with Image.open(photo) as image:
        moved(image).save(pictures / "a moved.jpg", quality=96)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["z photo.jpg"].keeper
    assert code(found["a moved.jpg"]) is KeeperCode.NOT_RESAVED


def test_an_edit_that_was_saved_better_is_not_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    taken = exif(camera=("Canon", "EOS 5D"), taken=datetime(2019, 7, 4, 12))  # noqa: DTZ001 - the camera's clock
    photo = picture(pictures / "z.jpg", size=SIZE, seed=3, quality=75, exif=taken)
    taken[ExifTags.Base.Software] = "Adobe Photoshop Lightroom Classic 12.0"
    with Image.open(photo) as image:
        image.filter(ImageFilter.SHARPEN).save(pictures / "a.jpg", quality=98, exif=taken)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["z.jpg"].keeper
    assert code(found["a.jpg"]) is KeeperCode.NOT_EDITED
    assert found["a.jpg"].reason_facts == {"editor": "Lightroom"}


def test_a_copy_that_says_when_it_was_saved_again_is_not_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    taken = exif(camera=("Canon", "EOS 5D"), taken=datetime(2019, 7, 4, 12))  # noqa: DTZ001 - the camera's clock
    photo = picture(pictures / "z.jpg", size=SIZE, seed=3, quality=80, exif=taken)
    taken[ExifTags.Base.DateTime] = "2023:01:02 10:00:00"
    with Image.open(photo) as image:
        image.save(pictures / "a.jpg", quality=95, exif=taken)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["z.jpg"].keeper
    assert code(found["a.jpg"]) is KeeperCode.NOT_SAVED_AGAIN
    assert found["a.jpg"].reason_facts == {"saved": "2023-01-02 10:00:00"}


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".heic"])
def test_a_camera_s_picture_that_a_program_saved_again_is_not_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch, suffix: str
) -> None:
    taken = exif(camera=("Canon", "EOS 5D"), taken=datetime(2019, 7, 4, 12))  # noqa: DTZ001 - the camera's clock
    photo = picture(pictures / "z.jpg", size=SIZE, seed=3, quality=94, exif=taken)
    with Image.open(photo) as image:
        image.save(pictures / f"a{suffix}", quality=99, exif=taken)
    photo.write_bytes(as_a_camera_writes(photo.read_bytes()))
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["z.jpg"].keeper
    assert code(found[f"a{suffix}"]) in (
        KeeperCode.NOT_REPACKED,
        KeeperCode.NOT_RESAVED,
        KeeperCode.NOT_BY_PROGRAM,
    )


def test_a_lossless_copy_of_a_jpeg_is_not_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    photo = pictures / "z.jpg"
    as_detailed_as_nature(seed=3).save(photo, quality=75)
    with Image.open(photo) as image:
        image.save(pictures / "a.png")
        image.save(pictures / "b.jpg", quality=95)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["z.jpg"].keeper
    assert code(found["a.png"]) is KeeperCode.NOT_REPACKED
    assert code(found["b.jpg"]) is KeeperCode.NOT_RESAVED


@pytest.mark.parametrize("turn", [1, 6])
def test_what_shows_the_very_pixels_of_a_fine_jpeg_was_made_from_it(
    desk: Desk, pictures: Path, search: DuplicateSearch, turn: int
) -> None:
    """Also where the JPEG is turned by its EXIF, says who edited it, and the other does not."""
    told = Image.Exif()
    told[ExifTags.Base.Orientation] = turn
    told[ExifTags.Base.Software] = "Adobe Photoshop Lightroom Classic 12.0"
    photo = pictures / "z.jpg"
    as_detailed_as_nature(seed=3).save(photo, quality=95, exif=told)
    copies = ("a.png", "a.tif", "a.bmp", "a.webp")
    with Image.open(photo) as image:
        upright = ImageOps.exif_transpose(image)
        upright.info.clear()
        for name in copies:
            upright.save(pictures / name, lossless=True)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["z.jpg"].keeper
    assert {code(found[name]) for name in copies} == {KeeperCode.NOT_REPACKED}
    assert found["a.tif"].reason_facts == {"other_format": "TIFF"}


def test_a_png_that_a_jpeg_was_made_from_is_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    original = as_detailed_as_nature(seed=3)
    original.save(pictures / "a.png")
    original.save(pictures / "a.jpg", quality=100, subsampling=0)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["a.png"].keeper
    assert code(found["a.jpg"]) is KeeperCode.LOSSLESS


def test_of_a_flat_drawing_the_same_pixels_tell_nothing(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    tones = np.random.default_rng(5).integers(0, 256, (15, 20), np.uint8)
    drawing = Image.fromarray(np.kron(tones, np.ones((32, 32), np.uint8)))
    drawing.save(pictures / "a.png")
    drawing.save(pictures / "a.jpg", quality=100)
    with Image.open(pictures / "a.jpg") as image:
        assert image.tobytes() == drawing.tobytes()
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["a.png"].keeper
    assert code(found["a.jpg"]) is KeeperCode.LOSSLESS


def test_the_time_of_a_file_is_no_date_that_decides_before_its_name(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    photo, copy = pictures / "photo.jpg", pictures / "photo (1).jpg"
    picture(photo, size=SIZE, seed=3, quality=90)
    with Image.open(photo) as image:
        image.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(copy, quality=90)
    os.utime(copy, (1_500_000_000, 1_500_000_000))
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["photo.jpg"].keeper
    assert code(found["photo (1).jpg"]) is KeeperCode.ORIGINAL_NAME


@pytest.mark.parametrize(
    ("taken", "kept", "why"),
    [
        (None, "IMG_20190101_120000.jpg", KeeperCode.DATED_NAME),
        (datetime.fromisoformat("2019-01-01 12:00"), "photo.jpg", KeeperCode.PLACE),
    ],
)
def test_of_exact_copies_a_name_that_alone_tells_the_date_is_kept(  # noqa: PLR0917 - fixtures
    desk: Desk,
    pictures: Path,
    search: DuplicateSearch,
    taken: datetime | None,
    kept: str,
    why: KeeperCode,
) -> None:
    told = {} if taken is None else {"exif": exif(taken=taken)}
    copy = picture(pictures / "photo.jpg", size=SIZE, seed=3, **told)
    (pictures / "Downloads").mkdir()
    named = pictures / "Downloads" / "IMG_20190101_120000.jpg"
    named.write_bytes(copy.read_bytes())
    desk.scan(pictures)
    search.run([ClusterKind.EXACT])
    found = members(desk, ClusterKind.EXACT)
    assert found[kept].keeper
    assert {code(one) for one in found.values()} == {why}


def test_edits_are_proposed_to_stay_and_plain_copies_are_not(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    photo = pictures / "photo.jpg"
    scene_of_nature(seed=3).save(photo, quality=92)
    with Image.open(photo) as image:
        image.convert("L").save(pictures / "grey.jpg", quality=90)
        image.crop((70, 50, 575, 430)).save(pictures / "cut.jpg", quality=90)
        image.resize((320, 240)).save(pictures / "small.jpg", quality=90)
        ImageEnhance.Brightness(image).enhance(1.01).save(pictures / "poor.jpg", quality=40)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert {name for name, member in found.items() if member.stays} == {"grey.jpg", "cut.jpg"}
    assert code(found["grey.jpg"]) is KeeperCode.EDIT_GREY
    assert code(found["cut.jpg"]) is KeeperCode.EDIT_PART
    assert 55 <= int(found["cut.jpg"].reason_facts["percent"] or 0) <= 70


def written_on(image: Image.Image) -> Image.Image:
    marked = image.copy()
    ImageDraw.Draw(marked).text((40, 380), "Holiday 2019", fill="white", font_size=60)
    return marked


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda one: ImageEnhance.Brightness(one).enhance(1.1), KeeperCode.STAYS_OTHER_TONES),
        (lambda one: ImageEnhance.Color(one).enhance(1.8), KeeperCode.STAYS_OTHER_TONES),
        (written_on, KeeperCode.STAYS_PART_DIFFERS),
        (lambda one: ImageOps.expand(one, (0, 0, 0, 60), "white"), KeeperCode.STAYS_OTHER_SHAPE),
        (
            lambda one: ImageEnhance.Contrast(one.transpose(Image.Transpose.ROTATE_90)).enhance(
                1.3
            ),
            KeeperCode.STAYS_OTHER_TONES,
        ),
    ],
)
def test_an_edit_does_not_take_the_place_of_the_original(
    desk: Desk,
    pictures: Path,
    search: DuplicateSearch,
    edit: Callable[[Image.Image], Image.Image],
    told: KeeperCode,
) -> None:
    photo = picture(pictures / "photo.jpg", size=SIZE, seed=3, quality=85)
    with Image.open(photo) as image:
        image.resize((320, 240)).save(pictures / "small.jpg", quality=80)
        edited = edit(image)
        edited.save(pictures / "edited.png")
        edited.resize((edited.width // 2, edited.height // 2)).save(pictures / "edited small.jpg")
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    stay = {name for name, member in found.items() if member.keeper or member.stays}
    assert stay == {"photo.jpg", "edited.png"}
    assert told in map(code, found.values())


def test_an_edit_that_its_name_tells_is_proposed_to_stay(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    photo = pictures / "IMG_1234.jpg"
    scene_of_nature(seed=3).save(photo, quality=92)
    with Image.open(photo) as image:
        ImageEnhance.Brightness(image).enhance(1.1).save(pictures / "IMG_E1234.jpg", quality=92)
        image.resize((320, 240)).save(pictures / "IMG_1234 (1).jpg", quality=90)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert {name for name, one in found.items() if one.keeper or one.stays} == {
        "IMG_1234.jpg",
        "IMG_E1234.jpg",
    }
    assert KeeperCode.EDIT_NAMED in map(code, found.values())


def test_of_a_cut_that_is_kept_for_its_origin_the_whole_is_proposed_to_stay(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    photo = picture(pictures / "photo.jpg", size=SIZE, seed=3, quality=92)
    with Image.open(photo) as image:
        taken = exif(camera=("Canon", "EOS 5D"))
        image.crop((70, 50, 575, 430)).save(pictures / "cut.jpg", quality=90, exif=taken)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert code(found["cut.jpg"]) is KeeperCode.CAMERA_DATA
    assert found["cut.jpg"].keeper
    assert code(found["photo.jpg"]) is KeeperCode.EDIT_OF
    assert found["photo.jpg"].stays
    (cluster_id,) = desk.library.cluster_ids([ClusterKind.SIMILAR])
    (compared,) = weigh(desk.store, Settings(), cluster_id).values()
    (whole,) = [one for one in compared if one.code is KeeperCode.WHOLE]
    assert (whole.advantage, whole.keeper) == (Advantage.OTHER, "100 %")


def test_of_identical_pictures_the_one_with_all_the_tags_is_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    tagged = picture(pictures / "z.jpg", size=SIZE, seed=3, exif=exif(camera=("Canon", "5D")))
    whole = tagged.read_bytes()
    start = whole.index(b"\xff\xe1")
    end = start + 2 + int.from_bytes(whole[start + 2 : start + 4], "big")
    (pictures / "a.jpg").write_bytes(whole[:start] + whole[end:])
    desk.scan(pictures)
    search.run([ClusterKind.IDENTICAL])
    found = members(desk, ClusterKind.IDENTICAL)
    assert found["z.jpg"].keeper
    assert code(found["a.jpg"]) is KeeperCode.SUPERSET
    (cluster_id,) = desk.library.cluster_ids([ClusterKind.IDENTICAL])
    (compared,) = weigh(desk.store, Settings(), cluster_id).values()
    first = next(one for one in compared if one.advantage is not Advantage.TIE)
    assert (first.code, first.advantage) == (KeeperCode.SUPERSET, Advantage.KEEPER)
    assert int(first.keeper or 0) > int(first.other or 0)


def test_of_identical_recordings_the_one_that_holds_more_is_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    recording(pictures / "a.flac", artist="Anna", album="At home")
    recording(pictures / "kept further away.flac", artist="Anna", album="At home", lyrics="la")
    desk.scan(pictures)
    search.run([ClusterKind.IDENTICAL])
    found = members(desk, ClusterKind.IDENTICAL)
    assert found["kept further away.flac"].keeper
    assert code(found["a.flac"]) is KeeperCode.SUPERSET


def test_a_closer_look_is_taken_once(desk: Desk, pictures: Path, search: DuplicateSearch) -> None:
    photo = picture(pictures / "photo.jpg", size=SIZE, seed=3)
    with Image.open(photo) as image:
        image.resize((320, 240)).save(pictures / "small.jpg", quality=90)
    desk.scan(pictures)
    search.run()
    before = desk.sql("SELECT rowid, * FROM picture_detail")
    assert len(before) == 2
    photo.unlink()
    (pictures / "small.jpg").unlink()
    search.run()
    assert desk.sql("SELECT rowid, * FROM picture_detail") == before


def test_nearly_empty_pictures_are_left_out_of_the_lists(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    for number in range(3):
        page = Image.new("RGB", SIZE, (250, 250, 249))
        page.paste((248, 248, 248), (200, 150, 420, 300))
        page.putpixel((number, 0), (0, 0, 0))
        page.save(pictures / f"page {number}.png")
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    assert list(desk.library.cluster_ids([ClusterKind.SIMILAR])) == []


def test_of_recordings_and_films_of_one_codec_the_one_that_lacks_its_end_goes(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    """Where no container says that there was more: named and placed, the cut one would win."""
    song = melody(1, 20)
    whole = write(pictures / "song (1).aac", song, bit_rate=64_000).read_bytes()
    frames = [at for at in range(len(whole)) if whole[at : at + 2] == whole[:2]]
    (pictures / "a.aac").write_bytes(whole[: frames[-25]])
    film = movie(pictures / "film (1).ts", duration_s=12.0).read_bytes()
    (pictures / "film.ts").write_bytes(film[: len(film) * 85 // 100 // 188 * 188])
    assert desk.scan(pictures).errors == ()
    search.run([ClusterKind.AUDIO, ClusterKind.VIDEO])
    found = members(desk, ClusterKind.AUDIO)
    assert found["song (1).aac"].keeper
    assert code(found["a.aac"]) is KeeperCode.SLIGHTLY_LONGER
    found = members(desk, ClusterKind.VIDEO)
    assert found["film (1).ts"].keeper
    assert code(found["film.ts"]) in (KeeperCode.LONGER, KeeperCode.SLIGHTLY_LONGER)


def test_a_part_that_sounds_or_looks_finer_than_the_whole_stays_beside_it(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    song = melody(5, 40)
    part = song[: RATE_HZ * 34]
    write(pictures / "whole.mp3", song, bit_rate=48_000)
    write(pictures / "part.mp3", part, bit_rate=160_000)
    write(pictures / "part copy.mp3", part, bit_rate=96_000)
    movie(pictures / "whole.mp4", duration_s=20.0, size=(320, 240))
    movie(pictures / "part.mp4", duration_s=16.0, size=(640, 480))
    assert desk.scan(pictures).errors == ()
    search.run([ClusterKind.AUDIO, ClusterKind.VIDEO])
    found = members(desk, ClusterKind.AUDIO) | members(desk, ClusterKind.VIDEO)
    assert {name for name, one in found.items() if one.keeper} == {"whole.mp3", "whole.mp4"}
    staying = {name for name, one in found.items() if one.stays}
    assert staying == {"part.mp3", "part.mp4"}
    assert {code(found[name]) for name in staying} == {KeeperCode.STAYS_FINER_PART}


def test_silence_at_an_end_is_no_reason_to_keep_a_poor_copy(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    song = melody(1, 20)
    write(pictures / "good.flac", song)
    silence = np.zeros(RATE_HZ * 6, np.float32)
    write(pictures / "poor.mp3", np.concatenate([song, silence]), bit_rate=32_000)
    desk.scan(pictures)
    search.run([ClusterKind.AUDIO])
    found = members(desk, ClusterKind.AUDIO)
    assert found["good.flac"].keeper
    assert code(found["poor.mp3"]) is KeeperCode.LOSSLESS
    ((record, _),) = desk.library.clusters([ClusterKind.AUDIO])
    ((rows),) = weigh(desk.store, Settings(), record.id).values()
    longer = next(row for row in rows if row.code is KeeperCode.LONGER)
    assert longer.advantage is Advantage.TIE


def test_a_recording_without_loss_made_of_a_compressed_one_is_not_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    song = write(pictures / "song.mp3", melody(3, 16.0), bit_rate=192_000)
    write(pictures / "unpacked.flac", samples_of(bytes(song)))
    desk.scan(pictures)
    search.run([ClusterKind.AUDIO])
    found = members(desk, ClusterKind.AUDIO)
    assert found["song.mp3"].keeper
    assert code(found["unpacked.flac"]) is KeeperCode.NOT_UNPACKED
    write(pictures / "original.flac", melody(3, 16.0))
    desk.scan(pictures)
    search.run([ClusterKind.AUDIO])
    found = members(desk, ClusterKind.AUDIO)
    assert found["original.flac"].keeper
    assert code(found["song.mp3"]) is KeeperCode.LOSSLESS


def test_a_film_that_was_encoded_anew_at_more_bits_is_not_kept(
    desk: Desk, pictures: Path, search: DuplicateSearch, tmp_path: Path
) -> None:
    taken = movie(tmp_path / "taken.mp4", size=(640, 480), duration_s=6.0)
    film = encoded_anew(taken, pictures / "film.mp4", crf=30)
    encoded_anew(film, pictures / "anew.mp4", crf=20)
    encoded_anew(film, pictures / "larger.mp4", crf=22, scale=1.5)
    encoded_anew(film, pictures / "poor.mp4", crf=40)
    desk.scan(pictures)
    search.run([ClusterKind.VIDEO])
    found = members(desk, ClusterKind.VIDEO)
    assert found["film.mp4"].keeper
    assert code(found["anew.mp4"]) is KeeperCode.NOT_REENCODED
    assert code(found["larger.mp4"]) in (KeeperCode.NOT_ENLARGED, KeeperCode.NOT_REENCODED)
    assert code(found["poor.mp4"]) is KeeperCode.BIT_RATE


def test_a_film_of_a_codec_that_no_camera_writes_does_not_go_for_one_made_from_it(
    desk: Desk, pictures: Path, search: DuplicateSearch, tmp_path: Path
) -> None:
    taken = movie(tmp_path / "taken.mp4", size=(640, 480), duration_s=6.0)
    film = encoded_anew(taken, pictures / "film.webm", crf=30)
    encoded_anew(film, pictures / "anew.mp4", crf=20, told=False)
    desk.scan(pictures)
    search.run([ClusterKind.VIDEO])
    film_found = members(desk, ClusterKind.VIDEO)["film.webm"]
    assert film_found.keeper or film_found.stays


@pytest.mark.parametrize("quality", [75, 95])
def test_a_picture_with_a_border_is_not_kept_in_place_of_the_plain_one(
    desk: Desk, pictures: Path, search: DuplicateSearch, quality: int
) -> None:
    photo = picture(pictures / "photo.jpg", size=(640, 640), seed=3, quality=90)
    with Image.open(photo) as image:
        ImageOps.expand(image, 40, "white").save(pictures / "border.jpg", quality=quality)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["photo.jpg"].keeper
    assert code(found["photo.jpg"]) is KeeperCode.NO_BORDER
    assert code(found["border.jpg"]) is KeeperCode.STAYS_BORDER


def test_a_picture_with_more_colours_stays_beside_one_that_was_converted(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    named = ("sRGB built-in".encode("utf-16-be"), "Display P3 by".encode("utf-16-be"))
    wide = profile.replace(*named)
    photo = picture(pictures / "photo.jpg", size=SIZE, seed=3, quality=88, icc_profile=wide)
    with Image.open(photo) as image:
        image.save(pictures / "converted.jpg", quality=97, icc_profile=None)
        image.resize((320, 240)).save(pictures / "small.jpg", quality=97, icc_profile=wide)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = members(desk, ClusterKind.SIMILAR)
    assert found["photo.jpg"].keeper or code(found["photo.jpg"]) is KeeperCode.STAYS_MORE_COLOURS
    assert not found["small.jpg"].stays


def test_identical_films_are_kept_alike_whatever_else_is_found_like_them(
    desk: Desk, pictures: Path, search: DuplicateSearch, tmp_path: Path
) -> None:
    taken = movie(tmp_path / "taken.mp4", size=(640, 480), duration_s=6.0)
    older = retold(taken, pictures / "holiday (1).mp4", comment="lake", title="Lake")
    os.utime(older, (1e9, 1e9))
    retold(taken, pictures / "holiday.mp4", comment="lake")
    encoded_anew(taken, pictures / "poor.mp4", crf=40)
    desk.scan(pictures)
    search.run([ClusterKind.IDENTICAL, ClusterKind.VIDEO])
    kept = next(name for name, one in members(desk, ClusterKind.IDENTICAL).items() if one.keeper)
    assert kept == older.name
    assert set(members(desk, ClusterKind.VIDEO)) == {kept, "poor.mp4"}
