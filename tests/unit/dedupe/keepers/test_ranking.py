import string
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.dedupe.keepers.origins import (
    converter_of,
    editor_of,
    is_copy_name,
    lesser_places,
    messenger_of,
)
from mediadesk.dedupe.keepers.ranking import (
    Contender,
    KeeperCode,
    compared,
    keeper_of_equals,
    keeper_of_films,
    keeper_of_identical,
    keeper_of_recordings,
    keeper_of_similar,
)
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import Kinship, Writer
from mediadesk.domain.extras import Extra
from mediadesk.domain.fields import FieldKind
from mediadesk.domain.keepers import Advantage
from mediadesk.formats.fields.field_values import numbers_of
from mediadesk.words import CRITERIA, KEEPERS, told

ONE = Contender(1, "DSC_1.jpg", "/a", 1_000_000, 10**18, 4000, 3000, jpeg_quality=92)
OTHER = replace(ONE, id=2, name="DSC_9.jpg")


def decided(one: Contender, other: Contender) -> tuple[int, KeeperCode]:
    choice = keeper_of_similar([one, other])
    return choice.keeper, choice.decided_by.code


def test_what_a_file_holds_decides_only_where_it_is_all_that_the_other_holds() -> None:
    film, both = frozenset({Extra.FILM}), frozenset({Extra.FILM, Extra.GAIN_MAP})
    deep = frozenset({Extra.DEPTH})
    assert decided(replace(ONE, holds=film), replace(OTHER, holds=both))[0] == OTHER.id
    assert decided(replace(ONE, holds=film), replace(OTHER, holds=deep))[1] != (
        KeeperCode.HOLDS_BESIDE
    )


def test_what_more_copies_agree_in_is_kept_only_against_what_is_nearly_the_same() -> None:
    blocks = bytes(range(256))
    damaged = b"\xff" + blocks[1:]
    agreed = replace(OTHER, copies=2, blocks=blocks, mtime_ns=2 * 10**18)
    assert decided(replace(ONE, blocks=damaged), agreed) == (OTHER.id, KeeperCode.AGREED)
    assert decided(replace(ONE, blocks=blocks[::-1]), agreed)[1] is not KeeperCode.AGREED
    assert decided(replace(ONE, blocks=damaged, copies=2), agreed)[0] == ONE.id


@pytest.mark.parametrize(
    ("better", "code"),
    [
        ({"protected": True}, KeeperCode.PROTECTED),
        ({"is_raw": True}, KeeperCode.RAW),
        ({"camera": "Canon EOS 80D"}, KeeperCode.CAMERA_DATA),
        ({"has_maker_notes": True}, KeeperCode.MAKER_NOTES),
        ({"width": 6000, "height": 4000}, KeeperCode.RESOLUTION),
        ({"is_lossless": True}, KeeperCode.LOSSLESS),
        ({"jpeg_quality": 99}, KeeperCode.QUALITY),
        ({"size_bytes": 2_000_000}, KeeperCode.LARGER_FILE),
        ({"told": (FieldKind.CAMERA,)}, KeeperCode.MORE_TOLD),
        ({"holds": frozenset({Extra.FILM})}, KeeperCode.HOLDS_BESIDE),
        ({"mtime_ns": 10**18 - 10**13}, KeeperCode.EARLIER_MODIFIED),
        ({"folder": ""}, KeeperCode.SHORTER_PATH),
    ],
)
def test_each_advantage_decides_where_all_else_is_equal(
    better: dict[str, object], code: KeeperCode
) -> None:
    winner = replace(OTHER, **better)  # type: ignore[arg-type] # each value fits its field
    assert decided(ONE, winner) == (2, code)


@pytest.mark.parametrize(
    ("worse", "code"),
    [
        ({"in_colour": False}, KeeperCode.COLOURS),
        ({"name": "IMG-20190704-WA0003.jpg"}, KeeperCode.NOT_MESSENGER),
        ({"name": "DSC_1 (1).jpg"}, KeeperCode.ORIGINAL_NAME),
        ({"folder": "/home/a/Downloads"}, KeeperCode.PLACE),
        ({"away": True, "protected": True, "is_raw": True, "camera": "Canon"}, KeeperCode.THERE),
        ({"true_scale": 0.5}, KeeperCode.NO_BORDER),
        ({"name": "DSC_9.jpg"}, KeeperCode.FIRST_SEEN),
    ],
)
def test_each_flaw_decides_where_all_else_is_equal(
    worse: dict[str, object], code: KeeperCode
) -> None:
    loser = replace(ONE, id=2, **worse)  # type: ignore[arg-type] # each value fits its field
    assert decided(ONE, loser) == (1, code)


def test_provenance_beats_size() -> None:
    sent = replace(OTHER, name="IMG-20190704-WA0003.jpg", width=8000, height=6000)
    camera = replace(ONE, camera="Canon EOS 80D")
    assert decided(sent, camera) == (1, KeeperCode.CAMERA_DATA)


CAMERA = replace(ONE, camera="Canon EOS 80D", jpeg_quality=75)


@pytest.mark.parametrize(
    ("edit", "code", "words"),
    [
        (
            {"edited": "Lightroom"},
            KeeperCode.NOT_EDITED,
            "It shows no sign of an edit; the other was edited with Lightroom.",
        ),
        (
            {"saved_again": datetime(2023, 9, 9, 12, 0)},  # noqa: DTZ001 - a wall time
            KeeperCode.NOT_SAVED_AGAIN,
            "The other was saved again after it was taken, on 2023-09-09 12:00:00.",
        ),
        (
            {"earlier_quality": 74},
            KeeperCode.COMPRESSED_ONCE,
            "The other was saved again: it still shows that it was a JPEG of quality 74 before.",
        ),
    ],
)
def test_an_edit_that_is_compressed_less_is_not_kept(
    edit: dict[str, object], code: KeeperCode, words: str
) -> None:
    better = {"id": 2, "jpeg_quality": 98, "size_bytes": 9_000_000, **edit}
    choice = keeper_of_similar([CAMERA, replace(CAMERA, **better)])  # type: ignore[arg-type]
    assert (choice.keeper, choice.decided_by.code) == (1, code)
    assert told(KEEPERS[code], choice.decided_by.facts) == words


def test_whose_date_was_corrected_is_not_taken_for_saved_again() -> None:
    camera_s, corrected_to = datetime(2014, 9, 21), datetime(2011, 1, 2)  # noqa: DTZ001 - wall times
    corrected = replace(CAMERA, saved_again=camera_s, taken=corrected_to, jpeg_quality=98)
    other = replace(CAMERA, id=2, taken=camera_s)
    assert decided(corrected, other) == (1, KeeperCode.QUALITY)


def test_of_identical_pictures_none_was_edited() -> None:
    tagged = replace(CAMERA, edited="Lightroom", saved_again=datetime(2014, 9, 21))  # noqa: DTZ001
    choice = keeper_of_identical([replace(CAMERA, id=2, size_bytes=900_000), tagged])
    assert (choice.keeper, choice.decided_by.code) == (1, KeeperCode.LARGER_FILE)


@pytest.mark.parametrize("writer", [Writer.PERHAPS_CAMERA, Writer.EITHER, Writer.PROGRAM])
def test_what_a_program_wrote_is_no_better_for_its_quality(writer: Writer) -> None:
    taken = replace(ONE, camera="Canon EOS 80D", writer=Writer.CAMERA)
    again = replace(taken, id=2, writer=writer, jpeg_quality=98, size_bytes=9_000_000)
    proven = writer is Writer.PROGRAM
    code = KeeperCode.NOT_BY_PROGRAM if proven else KeeperCode.PERHAPS_BY_PROGRAM
    assert decided(taken, again) == (1, code)
    assert decided(replace(taken, camera=None), replace(again, camera=None))[0] == 2


def test_what_was_saved_before_is_as_no_camera_wrote_it() -> None:
    edited = replace(ONE, camera="Canon EOS 80D", writer=Writer.PROGRAM, jpeg_quality=80)
    on_a_phone = replace(edited, id=2, writer=Writer.EITHER, jpeg_quality=99, earlier_quality=80)
    assert decided(edited, on_a_phone) == (1, KeeperCode.COMPRESSED_ONCE)


def test_a_small_copy_is_no_original_of_a_large_edit() -> None:
    edit = replace(CAMERA, id=2, edited="Lightroom")
    small = replace(CAMERA, width=1000, height=750)
    assert decided(small, edit) == (2, KeeperCode.RESOLUTION)


def test_a_jpeg_saved_without_loss_gains_nothing() -> None:
    converted = replace(ONE, id=2, is_lossless=True, jpeg_quality=None, earlier_quality=91)
    assert decided(ONE, converted) == (1, KeeperCode.COMPRESSED_ONCE)
    harder = replace(ONE, jpeg_quality=60)
    assert decided(harder, converted) == (2, KeeperCode.QUALITY)


def test_the_camera_s_heic_is_kept_though_a_jpeg_of_it_is_larger() -> None:
    heic = replace(CAMERA, id=2, format="heic", jpeg_quality=None, size_bytes=500_000)
    made = replace(CAMERA, format="jpeg")
    assert decided(made, heic) == (2, KeeperCode.CAMERA_HEIC)
    bare = replace(heic, camera=None)
    assert decided(replace(made, camera=None), bare) == (1, KeeperCode.LARGER_FILE)


def test_a_heic_that_a_program_built_is_no_camera_s() -> None:
    made = replace(CAMERA, id=2, format="heic", jpeg_quality=None, writer=Writer.PROGRAM)
    jpeg = replace(CAMERA, format="jpeg", content_id=7, writer=Writer.CAMERA)
    assert decided(jpeg, made) == (1, KeeperCode.NOT_BY_PROGRAM)
    edited = replace(jpeg, writer=Writer.PROGRAM)
    resaved = replace(made, akin={7: Kinship.SAVED_FROM})
    assert decided(edited, resaved) == (1, KeeperCode.NOT_RESAVED)


def test_what_a_file_says_more_is_named() -> None:
    snap = replace(ONE, told=(FieldKind.CAMERA, FieldKind.CAPTION))
    tagged = replace(OTHER, told=(FieldKind.CAMERA, FieldKind.PLACE, FieldKind.RATING))
    choice = keeper_of_similar([snap, tagged])
    assert told(KEEPERS[choice.decided_by.code], choice.decided_by.facts) == (
        "It holds more metadata: place, rating."
    )
    found = compared(tagged, snap, ClusterKind.SIMILAR)
    values = next((row.keeper, row.other) for row in found if row.code is KeeperCode.MORE_TOLD)
    assert values == ("camera,place,rating", "camera,caption")


def test_a_few_bytes_more_say_nothing() -> None:
    assert decided(ONE, replace(OTHER, size_bytes=1_010_000)) == (1, KeeperCode.FIRST_SEEN)


@pytest.mark.parametrize(
    ("said", "editor"),
    [
        ("Adobe Photoshop Lightroom Classic 12.0 (Windows)", "Lightroom"),
        ("Corel Paint Shop Pro 8", "Paint Shop Pro"),
        ("Firmware Version1", None),
        ("Adobe Photoshop CS2 Macintosh", "Photoshop"),
        ("GIMP 2.10.32", "GIMP"),
        ("Picasa", "Picasa"),
        ("Microsoft Windows Photo Gallery 6.0.6001.18000", "Windows Photo Gallery"),
        ("HDR+ 1.0.540104767zd", None),
        ("16.5.1", None),
        ("S906USQS3DWKA", None),
        ("Ver.1.00", None),
        (None, None),
    ],
)
def test_programs_that_edit_photos_are_known_by_what_they_write(
    said: str | None, editor: str | None
) -> None:
    assert editor_of(said) == editor


def test_a_conversion_is_no_better_for_its_bits() -> None:
    filmed = replace(ONE, name="clip.mp4", duration_s=60, bit_rate=8_000_000)
    converted = replace(filmed, id=2, bit_rate=20_000_000, converted="HandBrake")
    choice = keeper_of_films([filmed, converted])
    assert (choice.keeper, choice.decided_by.code) == (1, KeeperCode.NOT_CONVERTED)
    assert told(KEEPERS[choice.decided_by.code], choice.decided_by.facts) == (
        "The other was converted (HandBrake); this one shows no sign of that."
    )
    again = replace(converted, id=3, bit_rate=30_000_000)
    choice = keeper_of_films([converted, again])
    assert (choice.keeper, choice.decided_by.code) == (3, KeeperCode.BIT_RATE)


def test_black_bars_are_no_gain_however_many_bits_they_take() -> None:
    plain = replace(ONE, name="clip.mp4", duration_s=60, bit_rate=1_000_000, converted="FFmpeg")
    barred = replace(
        plain, id=2, height=4000, true_scale=0.87, bit_rate=9_000_000, converted="FFmpeg"
    )
    choice = keeper_of_films([plain, barred])
    assert (choice.keeper, choice.decided_by.code) == (1, KeeperCode.NO_BARS)


def test_a_conversion_that_shows_or_lasts_more_stays() -> None:
    small = replace(ONE, name="clip.mp4", duration_s=60)
    larger = replace(small, id=2, width=8000, height=6000, converted="FFmpeg")
    longer = replace(small, id=2, duration_s=90, converted="FFmpeg")
    assert keeper_of_films([small, larger]).decided_by.code is KeeperCode.RESOLUTION
    assert keeper_of_films([small, longer]).decided_by.code is KeeperCode.LONGER


SONG = replace(ONE, name="a.mp3", duration_s=240.0, heard_s=236.0, bit_rate=128_000, codec="mp3")
FINE = replace(SONG, id=2, name="b (1).flac", bit_rate=900_000, codec="flac", is_lossless=True)


@pytest.mark.parametrize(
    ("seconds", "heard", "keeper", "code"),
    [
        (240.0, 236.0, 2, KeeperCode.LOSSLESS),
        (238.5, 234.5, 2, KeeperCode.LOSSLESS),  # padding, or a rip that begins a little later
        (237.0, 233.0, 1, KeeperCode.LONGER),
        (231.0, 235.5, 2, KeeperCode.LOSSLESS),  # nine seconds less, and all of them silence
        (231.0, None, 1, KeeperCode.LONGER),
        (250.0, 236.0, 2, KeeperCode.LOSSLESS),
        (120.0, 118.0, 1, KeeperCode.LONGER),
    ],
)
def test_a_recording_of_quality_is_kept_unless_it_is_really_shorter(
    seconds: float, heard: float | None, keeper: int, code: KeeperCode
) -> None:
    choice = keeper_of_recordings([SONG, replace(FINE, duration_s=seconds, heard_s=heard)])
    assert (choice.keeper, choice.decided_by.code) == (keeper, code)


def test_a_percent_of_a_long_recording_is_no_padding() -> None:
    mix = replace(SONG, duration_s=3600.0, heard_s=None)
    choice = keeper_of_recordings([mix, replace(FINE, duration_s=3592.0, heard_s=None)])
    assert (choice.keeper, choice.decided_by.code) == (1, KeeperCode.LONGER)
    assert told(KEEPERS[choice.decided_by.code], choice.decided_by.facts) == (
        "It runs longer: 3,600 seconds, the other 3,592."
    )


def test_of_one_codec_and_quality_the_copy_that_lacks_its_end_goes() -> None:
    cut = replace(SONG, id=1, duration_s=238.9, heard_s=234.9)
    whole = replace(SONG, id=2, name="a (1).mp3", folder="/far/away", size_bytes=999_000)
    choice = keeper_of_recordings([cut, whole])
    assert (choice.keeper, choice.decided_by.code) == (2, KeeperCode.SLIGHTLY_LONGER)
    assert told(KEEPERS[choice.decided_by.code], choice.decided_by.facts) == (
        "It holds a little more: 240 seconds, the other 238.9."
    )
    choice = keeper_of_films([replace(cut, codec="h264"), replace(whole, codec="h264")])
    assert (choice.keeper, choice.decided_by.code) == (2, KeeperCode.SLIGHTLY_LONGER)
    beside = replace(whole, id=3, codec="vorbis", bit_rate=102_000, duration_s=239.95)
    against = keeper_of_recordings([cut, whole, beside]).against
    assert against[cut.id].code is KeeperCode.SLIGHTLY_LONGER
    padded = replace(cut, duration_s=239.95, heard_s=235.95)
    assert keeper_of_recordings([padded, whole]).decided_by.code is KeeperCode.ORIGINAL_NAME
    silent = replace(cut, heard_s=236.0)
    assert keeper_of_recordings([silent, whole]).decided_by.code is KeeperCode.ORIGINAL_NAME


@pytest.mark.parametrize(
    ("said", "program"),
    [
        ("Lavf60.16.100", "FFmpeg"),
        ("HandBrake 1.7.2 2023120800", "HandBrake"),
        ("libebml v1.4.4 + libmatroska v1.7.1", "MKVToolNix"),
        ("17.4.1", None),
        ("CanonMVI06", None),
        (None, None),
    ],
)
def test_programs_that_convert_films_are_known_by_what_they_write(
    said: str | None, program: str | None
) -> None:
    assert converter_of(said) == program


def test_a_few_pixels_or_points_of_quality_are_a_tie() -> None:
    slightly = replace(OTHER, width=4010, jpeg_quality=94)
    assert decided(ONE, slightly) == (1, KeeperCode.FIRST_SEEN)


def test_bits_of_a_newer_codec_are_worth_more() -> None:
    old = replace(
        ONE, name="a.mp4", duration_s=60, bit_rate=4_000_000, codec="h264", converted="FFmpeg"
    )
    hevc = replace(old, id=2, bit_rate=3_600_000, codec="hevc")
    choice = keeper_of_films([old, hevc])
    assert (choice.keeper, choice.decided_by.code) == (2, KeeperCode.CODEC_RATE)
    assert told(KEEPERS[choice.decided_by.code], choice.decided_by.facts) == (
        "It keeps more: 3,600 kbit/s of HEVC hold more than 4,000 of H264."
    )
    starved = replace(hevc, bit_rate=1_000_000)
    assert keeper_of_films([old, starved]).keeper == 1


def test_bits_of_two_codecs_that_keep_about_as_much_prove_nothing() -> None:
    old = replace(
        ONE, name="a.mp4", duration_s=60, bit_rate=4_000_000, codec="h264", converted="FFmpeg"
    )
    hevc = replace(old, id=2, bit_rate=2_400_000, codec="hevc")
    unknown = replace(old, id=3, bit_rate=9_000_000, codec="cinepak")
    for other in (hevc, unknown):
        codes = {row.code: row.advantage for row in compared(old, other, ClusterKind.VIDEO)}
        assert codes[KeeperCode.CODEC_RATE] is Advantage.TIE
        assert codes[KeeperCode.BIT_RATE] is Advantage.TIE


def test_bitrates_are_compared_only_where_every_film_has_one() -> None:
    slow = replace(ONE, name="a.ts", duration_s=60, bit_rate=1_000_000)
    fast, unknown = replace(slow, id=2, bit_rate=8_000_000), replace(slow, id=3, bit_rate=None)
    choice = keeper_of_films([slow, fast])
    assert (choice.keeper, choice.decided_by.code) == (2, KeeperCode.BIT_RATE)
    codes = {reason.code for reason in keeper_of_films([slow, fast, unknown]).against.values()}
    assert KeeperCode.BIT_RATE not in codes
    rates = {one.code: one for one in compared(fast, unknown, ClusterKind.VIDEO)}
    row = rates[KeeperCode.BIT_RATE]
    assert (row.advantage, row.keeper, row.other) == (Advantage.TIE, 8000, None)


def test_the_earlier_date_decides_only_when_both_have_one() -> None:
    dated = replace(ONE, id=2, taken=datetime(2019, 7, 4, 12, 0, 0))  # noqa: DTZ001 - a wall time
    later = replace(dated, id=1, taken=datetime(2019, 7, 5, 12, 0, 0))  # noqa: DTZ001 - a wall time
    assert decided(dated, later) == (2, KeeperCode.EARLIER_TAKEN)
    assert decided(dated, ONE) == (1, KeeperCode.FIRST_SEEN)


def test_of_equal_bytes_only_name_and_place_count() -> None:
    copied = replace(ONE, name="DSC_1 (1).jpg", camera="Canon", width=9000)
    choice = keeper_of_equals([copied, OTHER])
    assert (choice.keeper, choice.decided_by.code) == (2, KeeperCode.ORIGINAL_NAME)
    assert choice.decided_by.facts == {"other_name": "DSC_1 (1).jpg"}


def test_of_identical_pictures_a_true_superset_is_the_keeper() -> None:
    fields = numbers_of([("comment title", b"Oma")])
    richer = replace(OTHER, tags=fields | numbers_of([("comment lyrics", b"la")]), name="copy of x")
    choice = keeper_of_identical([replace(ONE, tags=fields, protected=True), richer])
    assert (choice.keeper, choice.decided_by.code) == (2, KeeperCode.SUPERSET)
    assert told(KEEPERS[KeeperCode.SUPERSET], choice.decided_by.facts) == (
        "It holds everything the other holds, and more: lyrics."
    )


def test_of_identical_recordings_the_one_with_more_tags_stays() -> None:
    bare = replace(ONE, name="a.flac", music_tags=(FieldKind.TITLE,))
    tagged = replace(
        OTHER, name="longer name (1).flac", music_tags=(FieldKind.CREATOR, FieldKind.TITLE)
    )
    choice = keeper_of_identical([bare, tagged])
    assert (choice.keeper, choice.decided_by.code) == (2, KeeperCode.MUSIC_TAGS)
    assert told(KEEPERS[KeeperCode.MUSIC_TAGS], choice.decided_by.facts) == (
        "It is tagged more completely: author or artist."
    )
    assert keeper_of_identical([replace(bare, protected=True), tagged]).keeper == 1


def test_metadata_that_only_differ_make_no_superset() -> None:
    one, other = replace(ONE, tags=frozenset({1, 2})), replace(OTHER, tags=frozenset({2, 3}))
    assert keeper_of_identical([one, other]).decided_by.code is KeeperCode.FIRST_SEEN


FULL, SOFT = (1.0,) * 20, (1.0,) * 10 + (0.01,) * 10


def test_an_enlarged_picture_is_no_better_than_what_it_was_made_from() -> None:
    small = replace(ONE, content_id=7)
    large = replace(OTHER, width=8000, height=6000, enlarged_from=frozenset({7}))
    assert decided(small, large) == (1, KeeperCode.NOT_ENLARGED)
    assert decided(replace(small, content_id=8), large) == (2, KeeperCode.RESOLUTION)
    soft = replace(large, spectrum=SOFT, enlarged_from=frozenset())
    assert decided(small, soft) == (2, KeeperCode.RESOLUTION), "it may be soft itself"


def test_what_was_enlarged_from_a_third_copy_is_not_told_to_be_larger_than_the_kept_one() -> None:
    small = replace(ONE, content_id=7, width=2000, height=1500)
    enlarged = replace(OTHER, mtime_ns=ONE.mtime_ns - 10**13, enlarged_from=frozenset({7}))
    kept = replace(ONE, id=3, name="DSC_3.jpg")
    choice = keeper_of_similar([small, enlarged, kept])
    assert choice.keeper == kept.id
    assert told(KEEPERS[choice.against[2].code], choice.against[2].facts) == (
        "The other was only enlarged: a smaller version shows as much."
    )


def test_what_was_looked_at_is_not_compared_with_what_was_not() -> None:
    seen = replace(ONE, spectrum=FULL, tags=frozenset({1}), jpeg_quality=95)
    poor = replace(seen, earlier_quality=60, blockiness=1.5)
    unseen = replace(OTHER, jpeg_quality=90)
    assert decided(poor, unseen) == (1, KeeperCode.FIRST_SEEN)
    png = replace(unseen, format="png", is_lossless=True, jpeg_quality=None)
    assert decided(seen, png) == (1, KeeperCode.FIRST_SEEN), "it may have been a JPEG before"
    assert decided(seen, replace(png, spectrum=FULL)) == (2, KeeperCode.LOSSLESS)
    noted = replace(seen, has_maker_notes=True)
    assert decided(unseen, noted) == (1, KeeperCode.FIRST_SEEN)
    assert decided(replace(unseen, tags=frozenset()), noted) == (1, KeeperCode.MAKER_NOTES)


def test_what_was_saved_again_from_another_one_is_no_better() -> None:
    first = replace(ONE, content_id=7, jpeg_quality=80)
    again = replace(OTHER, jpeg_quality=98, akin={7: Kinship.SAVED_FROM})
    assert decided(first, again) == (1, KeeperCode.NOT_RESAVED)
    assert decided(replace(first, content_id=8), again) == (2, KeeperCode.QUALITY)


def test_what_shows_the_very_pixels_of_a_jpeg_is_no_better() -> None:
    jpeg = replace(ONE, format="jpeg", spectrum=FULL, pixel_digest=b"same")
    png = replace(OTHER, format="png", is_lossless=True, spectrum=FULL, pixel_digest=b"same")
    assert decided(jpeg, png) == (1, KeeperCode.NOT_REPACKED)
    assert decided(jpeg, replace(png, pixel_digest=b"other")) == (2, KeeperCode.LOSSLESS)
    webp = replace(jpeg, format="webp")
    assert decided(webp, png) == (1, KeeperCode.SAME_PIXELS)
    flat = replace(jpeg, pixel_digest=None), replace(png, pixel_digest=None)
    assert decided(*flat) == (2, KeeperCode.LOSSLESS), "of drawings nothing is known"
    raw = replace(png, format="dng", is_raw=True)
    assert decided(jpeg, raw) == (2, KeeperCode.RAW), "it holds that JPEG beside its picture"


def test_a_format_that_hides_what_was_before_is_no_better_for_it() -> None:
    jpeg = replace(ONE, format="jpeg", spectrum=FULL, earlier_quality=80)
    avif = replace(OTHER, format="avif", jpeg_quality=None, spectrum=FULL)
    assert decided(jpeg, avif) == (1, KeeperCode.FIRST_SEEN)
    assert decided(jpeg, replace(avif, format="png")) == (2, KeeperCode.COMPRESSED_ONCE)


def test_the_camera_s_heic_is_never_taken_for_saved_from_its_jpeg() -> None:
    jpeg = replace(ONE, content_id=7, format="jpeg", camera="Apple", writer=Writer.PROGRAM)
    heic = replace(OTHER, format="heic", camera="Apple", akin={7: Kinship.SAVED_FROM})
    assert decided(jpeg, heic) == (2, KeeperCode.CAMERA_HEIC)


def test_what_a_camera_wrote_is_never_taken_for_enlarged() -> None:
    small = replace(ONE, content_id=7, camera="Canon", writer=Writer.PROGRAM)
    large = replace(small, id=2, width=8000, height=6000, enlarged_from=frozenset({7}))
    assert decided(small, large) == (1, KeeperCode.NOT_ENLARGED)
    as_taken = replace(large, writer=Writer.EITHER)
    assert decided(small, as_taken) == (2, KeeperCode.NOT_BY_PROGRAM)


def test_a_picture_that_shows_all_of_another_and_more_is_kept() -> None:
    whole = replace(ONE, width=4000, height=3000)
    part = replace(OTHER, shows=0.5, width=3000, height=2000)
    assert decided(whole, part) == (1, KeeperCode.WHOLE)
    softer = (1.0,) * 7 + (0.01,) * 13
    enlarged = replace(part, width=8000, height=6000, spectrum=softer)
    assert decided(replace(whole, spectrum=FULL), enlarged) == (1, KeeperCode.NOT_ENLARGED)
    finer = replace(part, width=6000, height=4000)
    assert decided(whole, finer) == (2, KeeperCode.RESOLUTION), "each shows what the other does not"
    assert decided(whole, replace(part, shows=0.9)) == (1, KeeperCode.RESOLUTION)


def test_blocks_that_show_outweigh_a_better_quality_at_the_last_saving() -> None:
    clean, blocky = replace(ONE, blockiness=1.02), replace(OTHER, blockiness=1.6, jpeg_quality=98)
    assert decided(clean, blocky) == (1, KeeperCode.BLOCKS)
    assert decided(clean, replace(blocky, blockiness=1.08)) == (2, KeeperCode.QUALITY)


def test_two_files_compare_by_every_criterion_with_both_values() -> None:
    small = replace(OTHER, width=800, height=600, jpeg_quality=95)
    told = {one.code: one for one in compared(ONE, small, ClusterKind.SIMILAR)}
    assert set(told) <= set(CRITERIA)
    pixels, quality = told[KeeperCode.RESOLUTION], told[KeeperCode.QUALITY]
    assert (pixels.advantage, pixels.keeper, pixels.other) == (
        Advantage.KEEPER,
        "4000 x 3000",
        "800 x 600",
    )
    assert (quality.advantage, quality.keeper, quality.other) == (Advantage.TIE, 92, 95)


def test_every_other_copy_has_its_own_reason() -> None:
    sent = replace(ONE, id=2, name="IMG-20190704-WA0003.jpg", camera="Canon")
    small = replace(ONE, id=3, camera="Canon", width=800, height=600)
    choice = keeper_of_similar([small, sent, replace(ONE, camera="Canon")])
    assert choice.keeper == 1
    assert {id_: reason.code for id_, reason in choice.against.items()} == {
        2: KeeperCode.NOT_MESSENGER,
        3: KeeperCode.RESOLUTION,
    }
    assert choice.against[2].facts == {"messenger": "WhatsApp"}


def test_one_file_is_its_own_keeper() -> None:
    choice = keeper_of_similar([ONE])
    assert (choice.keeper, choice.decided_by.code, dict(choice.against)) == (
        1,
        KeeperCode.ONLY_ONE,
        {},
    )


contenders = st.lists(
    st.builds(
        Contender,
        id=st.integers(1, 1_000),
        name=st.sampled_from(["a.jpg", "a (1).jpg", "IMG-20190704-WA0003.jpg"]),
        folder=st.sampled_from(["/a", "/b/c", "/b/Desktop"]),
        size_bytes=st.integers(1, 5),
        mtime_ns=st.integers(0, 10**11),
        width=st.none() | st.integers(1, 40),
        height=st.none() | st.integers(1, 40),
        is_raw=st.booleans(),
        in_colour=st.booleans(),
        jpeg_quality=st.none() | st.integers(1, 100),
        camera=st.none() | st.just("C"),
        protected=st.booleans(),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda one: one.id,
)


@given(contenders, st.randoms(use_true_random=False))
def test_the_choice_is_complete_and_does_not_depend_on_the_order(
    found: list[Contender], chance: object
) -> None:
    for choose in (keeper_of_equals, keeper_of_identical, keeper_of_similar):
        choice = choose(found)
        assert set(choice.against) | {choice.keeper} == {one.id for one in found}
        assert choice.keeper not in choice.against
        shuffled = list(found)
        chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis hands out a Random
        assert choose(shuffled) == choice
        for reason in choice.against.values():
            wanted = {
                name for _, name, _, _ in string.Formatter().parse(KEEPERS[reason.code]) if name
            }
            assert wanted == set(reason.facts)


@given(contenders)
def test_what_is_said_of_a_copy_is_true_of_it_and_its_keeper(found: list[Contender]) -> None:
    by_id = {one.id: one for one in found}
    for kind, choose in (
        (ClusterKind.IDENTICAL, keeper_of_identical),
        (ClusterKind.SIMILAR, keeper_of_similar),
    ):
        choice = choose(found)
        for id_, reason in choice.against.items():
            rows = compared(by_id[choice.keeper], by_id[id_], kind)
            told_by = {row.code for row in rows if row.advantage is Advantage.KEEPER}
            assert reason.code in told_by or not told_by


def test_what_is_true_of_a_third_copy_is_said_of_no_other() -> None:
    edited = {"edited": "Lightroom", "jpeg_quality": 80}
    small = replace(ONE, width=400, height=300)
    taken, large = replace(small, id=2), replace(ONE, id=3, width=8000, height=6000, **edited)  # type: ignore[arg-type]
    choice = keeper_of_similar([replace(small, id=1, **edited), taken, large])  # type: ignore[arg-type]
    assert choice.keeper == 3
    assert {reason.code for reason in choice.against.values()} == {KeeperCode.RESOLUTION}


def test_nothing_of_the_picture_is_said_of_identical_ones() -> None:
    one = replace(ONE, spectrum=FULL, jpeg_quality=98, earlier_quality=60)
    sent = replace(OTHER, name="IMG-20190704-WA0003.jpg")
    choice = keeper_of_identical([one, sent])
    assert told(KEEPERS[choice.decided_by.code], choice.decided_by.facts) == (
        "The other came through WhatsApp."
    )


def test_every_reason_has_a_sentence() -> None:
    assert set(KEEPERS) == set(KeeperCode)


@pytest.mark.parametrize(
    ("name", "messenger"),
    [
        ("IMG-20190704-WA0003.jpg", "WhatsApp"),
        ("WhatsApp Image 2021-03-04 at 10.11.12.jpeg", "WhatsApp"),
        ("photo_2020-05-06_07-08-09.jpg", "Telegram"),
        ("signal-2022-01-02-101112.jpg", "Signal"),
        ("FB_IMG_1566666666666.jpg", "Facebook"),
        ("received_1234567890123.jpeg", "Messenger"),
        ("IMG_20190704_101112.jpg", None),
        ("photo_of_us.jpg", None),
    ],
)
def test_a_messenger_is_known_by_the_names_it_gives(name: str, messenger: str | None) -> None:
    assert messenger_of(name) == messenger


def test_a_messenger_is_known_by_its_software_tag() -> None:
    assert messenger_of("a.jpg", "Instagram 5.1") == "Instagram"


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("IMG_1 (copy).jpg", True),
        ("IMG_1 (another copy).jpg", True),
        ("DSC_1 (1).jpg", True),
        ("DSC_1(2).jpg", True),
        ("DSC_1 - Copy.jpg", True),
        ("DSC_1 - Copy (2).jpg", True),
        ("Copy of DSC_1.jpg", True),
        ("DSC_1 copy.jpg", True),
        ("DSC_1 - Kopie.jpg", True),
        ("IMG_1-edited.jpg", True),
        ("copy.jpg", True),
        ("Kopie (2).jpg", True),
        ("Copy (2) of DSC_1.jpg", True),
        ("DSC_1.jpg", False),
        ("Copyright.jpg", False),
        ("Copacabana 2.jpg", False),
        ("Photocopy.jpg", False),
        ("Party (2019).jpg", False),
    ],
)
def test_names_that_programs_give_to_copies_are_known(name: str, copied: bool) -> None:
    assert is_copy_name(name) is copied


def test_of_files_that_hold_the_same_the_one_named_by_its_date_is_kept() -> None:
    dated = replace(
        OTHER, name="IMG_20190101_120000 (1).jpg", folder="/home/a/Downloads", is_dated_by_name=True
    )
    for choose in (keeper_of_equals, keeper_of_identical):
        choice = choose([ONE, dated])
        assert (choice.keeper, choice.decided_by.code) == (2, KeeperCode.DATED_NAME)


def test_sizes_that_differ_by_little_do_not_read_alike() -> None:
    sentence = KEEPERS[KeeperCode.LARGER_FILE]
    near = told(sentence, {"size_bytes": 2_012_345, "other_size_bytes": 2_001_111})
    assert near == "Its file is larger: 2,012,345 B, the other 2,001,111 B."
    apart = told(sentence, {"size_bytes": 2_912_345, "other_size_bytes": 2_001_111})
    assert apart == "Its file is larger: 2.9 MB, the other 2.0 MB."


def test_lengths_decide_once() -> None:
    def deciding(seconds: float) -> set[KeeperCode]:
        other = replace(SONG, id=2, duration_s=seconds, heard_s=None)
        rows = compared(SONG, other, ClusterKind.AUDIO)
        return {row.code for row in rows if row.advantage is Advantage.KEEPER}

    lengths = {KeeperCode.LONGER, KeeperCode.SLIGHTLY_LONGER}
    assert deciding(200.0) & lengths == {KeeperCode.LONGER}
    assert deciding(239.0) & lengths == {KeeperCode.SLIGHTLY_LONGER}
    assert deciding(239.95) & lengths == set()


@pytest.mark.parametrize(
    ("folder", "places"),
    [
        ("/home/anna/Downloads", 1),
        ("/home/anna/Downloads/from Ben/2019", 1),
        ("C:\\Users\\Anna\\Desktop", 1),
        ("/home/anna/Te\u0301le\u0301chargements", 1),
        ("/home/anna/Desktop/Photos/Downloads", 2),
        ("/home/anna/Pictures/2019", 0),
        ("/home/anna/Pictures/Downloads of 2019", 0),
        ("/home/anna/Backup/Pictures", 1),
        ("/home/anna/Pictures/old backup 2019", 1),
        ("/home/anna/Copy of Pictures", 1),
        ("D:\\Sicherung_2019\\Bilder_alt", 2),
        ("/home/anna/Pictures.old/2019", 1),
        ("/home/anna/copies/2019", 1),
        ("/home/anna/Old photos/Backups of Ben's band", 1),
        ("/home/anna/old/Altstadt/Backupper", 1),
        ("", 0),
    ],
)
def test_folders_that_hold_copies_or_what_only_passes_through_are_counted(
    folder: str, places: int
) -> None:
    assert lesser_places(folder) == places


def test_whichever_is_kept_for_its_length_is_longer() -> None:
    silent = replace(FINE, id=3, duration_s=231.0, heard_s=235.5)
    less = replace(SONG, id=4, duration_s=236.0, heard_s=228.0)
    choice = keeper_of_recordings([SONG, silent, less])
    assert choice.keeper == silent.id
    assert choice.against[less.id].code is not KeeperCode.LONGER


def test_no_reason_is_told_that_weighs_less_than_what_speaks_for_the_other() -> None:
    film = replace(ONE, content_id=1, bit_rate=4_000_000, codec="h264", mtime_ns=10**17)
    anew = replace(
        OTHER, content_id=2, bit_rate=8_000_000, codec="h264", enlarged_from=frozenset({1})
    )
    large = replace(anew, id=3, content_id=3, width=8000, height=6000, enlarged_from=frozenset({2}))
    choice = keeper_of_films([film, anew, large])
    assert choice.keeper == film.id
    assert {reason.code for reason in choice.against.values()} == {KeeperCode.NOT_REENCODED}
    told_of = keeper_of_films([film, replace(large, enlarged_from=frozenset({1}))]).against[3]
    assert told_of.code is KeeperCode.NOT_ENLARGED
