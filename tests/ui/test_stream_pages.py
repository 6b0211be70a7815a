"""The pages of videos, VR and audio: their columns, filters and headings, and all that was read."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.facts import Facts
from mediadesk.domain.media import FileStatus, MediaKind
from mediadesk.domain.ordering import Grouping
from mediadesk.domain.records import FileRecord
from mediadesk.domain.streams import (
    MusicTags,
    PictureTrack,
    Projection,
    SoundTrack,
    Sphere,
    Stereo,
    StreamFacet,
    StreamSummary,
    Tracks,
    Trait,
)
from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui import theme
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.delegates.row_delegate import PAD
from mediadesk.ui.models import stream_words, wording
from mediadesk.ui.models.library import columns
from mediadesk.ui.models.library.filters import Filters
from mediadesk.ui.models.stream_facts import essential_pairs, music_pairs, stream_pairs
from mediadesk.ui.theme import TextSize
from mediadesk.words import codecs

pytestmark = pytest.mark.usefixtures("qapp")

FILM = StreamSummary(
    resolution="4K", codec="hevc", frames_per_s=29.97, bit_rate=42_600_000, bits_per_pixel=0.1714,
    sound_codec="aac", stereo=Stereo.LEFT_RIGHT, projection="equirectangular", fov_degrees=180,
    eye_width=1920, eye_height=1920, completeness=60, container="matroska",
)  # fmt: skip
SONG = StreamSummary(
    codec="flac", sample_rate_hz=44_100, channels=2, bit_depth=16, lossless=True, artist="Ann",
    album="Nord", title="Is", track=3, year=1995,
)  # fmt: skip


def record(kind: MediaKind, streams: StreamSummary) -> FileRecord:
    return FileRecord(
        1, 1, b"/a/b", "b", "/a", kind, FileStatus.PRESENT, 10, 0, None, 3840, 1920, 62.0, None,
        None, ConfidenceLevel.NONE, None, None, streams=streams,
    )  # fmt: skip


def row(place: SmartPlace, of: FileRecord) -> dict[str, str]:
    return {key: columns.ALL[key].text(of) for key in columns.shown(place, 4000)}


def test_a_video_shows_what_it_is_made_of() -> None:
    shown = row(SmartPlace.VIDEOS, record(MediaKind.VIDEO, FILM))
    assert shown["resolution"] == "4K"
    assert (shown["codec"], shown["frame-rate"]) == ("HEVC", "29.97 fps")
    assert (shown["bit-rate"], shown["bits-per-pixel"]) == ("42.6 Mbit/s", "0.17")
    assert shown["container"] == "MKV"


def test_a_vr_film_shows_its_eyes_and_its_sphere() -> None:
    shown = row(SmartPlace.VR, record(MediaKind.VR, FILM))
    assert shown["eye"] == "1920 \u00d7 1920"
    assert (shown["stereo"], shown["projection"]) == ("SBS, left first", "Equirectangular")
    assert (shown["field-of-view"], shown["completeness"]) == ("180°", "60 %")


def test_a_recording_shows_its_tags_and_its_sound() -> None:
    shown = row(SmartPlace.AUDIO, record(MediaKind.AUDIO, SONG))
    assert (shown["artist"], shown["album"], shown["title"]) == ("Ann", "Nord", "Is")
    assert (shown["sample-rate"], shown["lossless"]) == ("44.1 kHz", "Yes, 16 bit")
    assert (shown["channels"], shown["track"], shown["year"]) == ("Stereo", "3", "1995")


@pytest.mark.parametrize(
    "place", [SmartPlace.PHOTOS, SmartPlace.VIDEOS, SmartPlace.VR, SmartPlace.AUDIO]
)
def test_beside_open_details_a_name_has_room_in_the_smallest_window(place: SmartPlace) -> None:
    beside_details, alone = 738, 1026
    for room in (beside_details, alone):
        others = [key for key in columns.shown(place, room) if key not in ("name", "folder")]
        assert room - sum(columns.ALL[key].width for key in others) >= columns.NAME_LEAST
    assert set(columns.shown(place, beside_details)) <= set(columns.shown(place, alone))


def test_the_hash_of_frames_is_offered_but_hidden_and_whole_in_its_tooltip() -> None:
    assert "perceptual-hash" not in columns.shown(SmartPlace.VIDEOS, 4000)
    column = next(
        each for each in columns.offered(SmartPlace.VIDEOS) if each.key == "perceptual-hash"
    )
    hashed = replace(record(MediaKind.VIDEO, FILM), video_phash="0123456789abcdef|fedcba9876543210")
    assert column.text(hashed) == "0123…3210"
    assert column.whole is not None
    assert column.whole(hashed) == hashed.video_phash


def test_what_was_read_of_each_track_is_told() -> None:
    facts = Facts(
        tracks=Tracks(
            container="mov",
            bit_rate=5_000_000,
            picture=PictureTrack("h264", profile="High", pixel_format="yuv420p", bit_depth=8,
                                 rotation=90),
            sounds=(SoundTrack("aac", 48_000, 2, "stereo", 128_000, language="eng"),),
        ),
        sphere=Sphere(stereo=Stereo.TOP_BOTTOM, missing=("view", "source"), completeness=60),
    )  # fmt: skip
    told = {name: value for name, value in stream_pairs(facts) if value}
    essential = dict(essential_pairs(facts))
    assert essential["Codec and bitrate"] == "H.264, 5.0 Mbit/s"
    assert essential["Sound"] == "AAC, 48 kHz, Stereo"
    assert told["Codec"] == "H.264, High"
    assert told["Sound"] == "AAC, 48 kHz, stereo, 128 kbit/s, eng"
    assert told["Rotated by"] == "90°"
    assert (told["VR metadata"], told["Not stated"]) == ("60 %", "first direction, source")
    assert dict(music_pairs(MusicTags(artist="Ann", year=1995)))["Released"] == "1995"


def test_the_sphere_of_a_photo_is_told_at_a_glance() -> None:
    sphere = Sphere(projection=Projection.EQUIRECTANGULAR, fov_degrees=360, stitcher="RICOH")
    told = dict(essential_pairs(Facts(sphere=sphere)))
    assert told == {
        "Projection": "Equirectangular", "Field of view": "360°", "Made by": "RICOH"
    }  # fmt: skip
    assert not list(stream_pairs(Facts(sphere=sphere)))


def test_traits_are_chosen_and_taken_back() -> None:
    exact = Trait(StreamFacet.LOSSLESS, "1")
    chosen = Filters().toggled_trait(exact)
    assert len(chosen) == 1
    assert not chosen.toggled_trait(exact)
    assert stream_words.trait(exact) == "Lossless"
    names = ("pcm", "dsd", "wma", "msmpeg4", "hevc")
    assert [stream_words.trait(Trait(StreamFacet.CODEC, name)) for name in names] == [
        "PCM", "DSD", "WMA", "MPEG-4 (Microsoft)", "HEVC"
    ]  # fmt: skip
    assert codecs.codec("dsd_lsbf_planar") == "DSD"
    assert codecs.codec("musepack8") == "Musepack"


def test_containers_are_called_what_people_call_them() -> None:
    named = {"mp4": "MP4", "mov": "MOV", "matroska": "MKV", "webm": "WebM", "avi": "AVI",
             "mpegts": "MPEG-TS", "mpeg": "MPEG-PS", "wmv": "WMV", "flv": "FLV", "3gp": "3GP",
             "ogg": "Ogg", "m4a": "M4A", "mp3": "MP3"}  # fmt: skip
    assert {name: codecs.container(name) for name in named} == named
    assert stream_words.trait(Trait(StreamFacet.CONTAINER, "matroska")) == "MKV"


def test_headings_without_a_key_say_what_is_not_known() -> None:
    assert wording.heading("", Grouping.ARTIST) == "Artist not known"
    assert wording.heading("", Grouping.ALBUM) == "Album not known"
    assert wording.heading("4K", Grouping.RESOLUTION) == "4K"
    assert wording.heading("2019-08", Grouping.DAY) == "August 2019"
    assert wording.heading("year 2019-01-01T00:00:00", Grouping.DAY) == "2019"
    assert wording.heading("season 1987-07-15T00:00:00", Grouping.MONTH) == "Summer 1987"


def test_the_column_that_sorts_has_room_for_its_title_and_the_chevron(
    qapp: QApplication,
) -> None:
    ThemeSwitch(qapp)  # brings the window's own fonts
    metrics = QFontMetrics(theme.font(TextSize.SMALL))
    chevron = 18  # it may stand in the padding before the title
    sortable = [column for column in columns.ALL.values() if column.sort is not None]
    narrow = {
        column.key
        for column in sortable
        if metrics.horizontalAdvance(column.heading) + PAD + chevron > column.width
    }
    assert narrow == set()
