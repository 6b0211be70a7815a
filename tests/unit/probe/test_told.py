"""What people said of films and recordings, wherever their containers keep it."""

import importlib
import struct
from pathlib import Path
from typing import Any

import pytest

from mediadesk.decoding.tracks import read_tracks
from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.media import MediaKind
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.boxes.isobmff import XMP_BOX
from mediadesk.formats.source import open_source
from mediadesk.formats.xmp.xmp_sidecar import merged
from mediadesk.probe.audio import probe_audio
from mediadesk.probe.told import of_texts, position
from mediadesk.probe.video import probe_video
from tests.support.media import movie, recording, retold

mutagen: Any = importlib.import_module("mutagen")
for _name in ("id3", "mp4", "asf"):
    importlib.import_module(f"mutagen.{_name}")

ROME = Position(48.1, -11.5, 512.0)
TOLD = SidecarValues(rating=4, tags=("Oma", "Rome"), caption="Grandma", position=ROME)


def facts(path: Path, form: str, kind: MediaKind = MediaKind.VIDEO) -> Facts:
    probe = probe_audio if kind is MediaKind.AUDIO else probe_video
    with open_source(bytes(path)) as source:
        return probe(source, form, read_tracks(source))


def said(found: Facts) -> SidecarValues:
    return SidecarValues(
        rating=found.rating, tags=found.tags, caption=found.caption, position=found.position
    )


@pytest.mark.parametrize(("kind", "form"), [("mkv", "matroska"), ("webm", "webm")])
def test_the_tags_of_a_matroska_are_told(tmp_path: Path, kind: str, form: str) -> None:
    codec = "libvpx" if kind == "webm" else "libx264"
    film = movie(tmp_path / f"film.{kind}", codec=codec)
    path = retold(
        film,
        tmp_path / f"told.{kind}",
        title="Oma",
        description="In Rome",
        keywords="Oma;Rome",
        rating="4",
        location="+48.1000-011.5000+512/",
    )
    assert said(facts(path, form)) == SidecarValues(
        rating=4, tags=("Oma", "Rome"), caption="Oma\nIn Rome", position=ROME
    )


@pytest.mark.parametrize("kind", ["mp4", "mov"])
def test_the_xmp_of_a_film_is_told_with_when_it_was_taken(tmp_path: Path, kind: str) -> None:
    path = movie(tmp_path / f"a.{kind}")
    packet = merged(None, TOLD)
    assert isinstance(packet, bytes)
    attribute = b'xmp:CreateDate="2020-01-01T00:00:00" exif:DateTimeOriginal="2015-03-04T10:00:00"'
    packet = packet.replace(b"<rdf:Description ", b"<rdf:Description " + attribute + b" ")
    box = struct.pack(">I", 24 + len(packet)) + b"uuid" + XMP_BOX + packet
    path.write_bytes(path.read_bytes() + box)
    found = facts(path, kind)
    assert said(found) == TOLD
    taken = [stamp.source for stamp in found.stamps if stamp.source.startswith("XMP")]
    assert taken == ["XMP:DateTimeOriginal"]


def with_user_data(path: Path, *parts: bytes) -> Path:
    """Put boxes of user data into a film whose index stands at its end."""
    data = path.read_bytes()
    at = data.rindex(b"moov") - 4
    udta = b"".join(struct.pack(">I", 4 + len(part)) + part for part in parts)
    udta = struct.pack(">I", 8 + len(udta)) + b"udta" + udta
    size = struct.unpack_from(">I", data, at)[0] + len(udta)
    path.write_bytes(data[:at] + struct.pack(">I", size) + data[at + 4 :] + udta)
    return path


def test_what_phones_and_windows_put_into_user_data_is_told(tmp_path: Path) -> None:
    place = b"+48.1000-011.5000+512/"
    name = b"WM/SharedUserRating"
    value = struct.pack(">IIH", 1, 14, 19) + (75).to_bytes(8, "little")
    entry = struct.pack(">I", len(name)) + name + value
    path = with_user_data(
        movie(tmp_path / "a.mp4"),
        b"\xa9xyz" + struct.pack(">HH", len(place), 0x15C7) + place,
        b"\xa9des" + struct.pack(">HH", 7, 0x15C7) + b"Grandma",
        b"Xtra" + struct.pack(">I", 4 + len(entry)) + entry,
    )
    assert said(facts(path, "mp4")) == SidecarValues(rating=4, caption="Grandma", position=ROME)


@pytest.mark.parametrize(
    ("byte", "stars"), [(0, None), (1, 1), (64, 2), (128, 3), (196, 4), (255, 5)]
)
def test_the_stars_of_an_mp3_are_told(tmp_path: Path, byte: int, stars: int | None) -> None:
    path = recording(tmp_path / "a.mp3", title="Song", comment="From the LP")
    tags = mutagen.File(path)
    tags.tags.add(mutagen.id3.POPM(email="Windows Media Player 9 Series", rating=byte))
    tags.save()
    found = facts(path, "mp3", MediaKind.AUDIO)
    assert (found.rating, found.caption) == (stars, "From the LP")


@pytest.mark.parametrize("kind", ["flac", "ogg"])
def test_the_stars_of_vorbis_comments_are_told(tmp_path: Path, kind: str) -> None:
    path = recording(tmp_path / f"a.{kind}", rating="80", keywords="Oma, Rome")
    found = facts(path, kind, MediaKind.AUDIO)
    assert (found.rating, found.tags) == (4, ("Oma", "Rome"))


def test_a_rating_in_a_wav_is_told(tmp_path: Path) -> None:
    path = recording(tmp_path / "a.wav")
    tags = mutagen.File(path)
    tags.add_tags()
    tags.tags.add(mutagen.id3.POPM(email="x", rating=255))
    tags.save()
    assert facts(path, "wav", MediaKind.AUDIO).rating == 5


@pytest.mark.parametrize(
    ("name", "text", "stars"),
    [
        ("rating", "4", 4),
        ("rating", "5.0", 5),
        ("rating", "0.8", 4),
        ("rating", "100", 5),
        ("rating", "196", 4),
        ("rating", "0", None),
        ("rating", "PG-13", None),
        ("fmps_rating", "1", 5),
        ("wm/shareduserrating", "25", 2),
        ("wm/shareduserrating", "99", 5),
        ("com.apple.quicktime.rating.user", "3.000000", 3),
    ],
)
def test_stars_are_read_on_every_scale(name: str, text: str, stars: int | None) -> None:
    assert of_texts({name: text}).rating == stars


def test_the_title_of_a_song_is_not_its_caption() -> None:
    texts = {"title": "Song", "comment": "From the LP"}
    assert of_texts(texts, titled=False).caption == "From the LP"
    assert of_texts(texts).caption == "Song\nFrom the LP"


def test_a_height_that_no_number_holds_is_no_place() -> None:
    assert position("+52.5200+013.4050+" + "9" * 400 + "/") == Position(52.52, 13.405, None)
