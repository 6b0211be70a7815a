"""Which of two files with the same picture or sound holds more beside it."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.formats.inventory import inventory
from tests.support.media import exif, movie, picture, recording

mutagen: Any = importlib.import_module("mutagen")  # half of its functions have types
for _name in ("id3", "mp4", "wave"):
    importlib.import_module(f"mutagen.{_name}")


def held(path: Path) -> frozenset[str]:
    with path.open("rb") as file:
        found = inventory(file)
    assert found is not None
    return found


def in_comments(path: Path, name: str, text: str) -> None:
    tags = mutagen.File(path)
    tags[name] = text
    tags.save()


def in_frames(path: Path, name: str, text: str) -> None:
    tags = mutagen.File(path)
    if tags.tags is None:
        tags.add_tags()
    tags.tags.add(getattr(mutagen.id3, name)(encoding=3, text=text))
    tags.save()


def in_boxes(path: Path, name: str, text: str) -> None:
    tags = mutagen.mp4.MP4(path)
    tags[name] = text
    tags.save()


Put = Callable[[Path, str, str], None]
KINDS: list[tuple[str, Put, str, str]] = [
    ("a.flac", in_comments, "artist", "lyrics"),
    ("a.ogg", in_comments, "artist", "lyrics"),
    ("a.opus", in_comments, "artist", "lyrics"),
    ("a.mp3", in_frames, "TPE1", "TCOM"),
    ("a.wav", in_frames, "TPE1", "TCOM"),
    ("a.m4a", in_boxes, "\xa9ART", "\xa9lyr"),
    ("a.mp4", in_boxes, "\xa9ART", "\xa9cmt"),
]


@pytest.mark.parametrize(("name", "put", "first", "second"), KINDS)
def test_a_file_with_one_more_text_holds_more(
    tmp_path: Path, name: str, put: Put, first: str, second: str
) -> None:
    path = tmp_path / name
    (movie if name.endswith("mp4") else recording)(path)
    bare = held(path)
    put(path, first, "Anna")
    less = held(path)
    put(path, second, "la la la")
    more = held(path)
    assert bare < less < more
    put(path, second, "something else")
    assert held(path) > less
    assert held(path) - more
    assert more - held(path)


def test_a_webp_picture_with_exif_holds_more_than_one_without(tmp_path: Path) -> None:
    plain = held(picture(tmp_path / "a.webp"))
    assert plain < held(picture(tmp_path / "b.webp", exif=exif(camera=("Canon", "EOS"))))


HEADS = [
    b"fLaC",
    b"OggS",
    b"\0\0\0\x18ftypisom",
    b"RIFF\0\0\0\0WAVE",
    b"RIFF\0\0\0\0WEBP",
    b"ID3\x04",
]


@given(st.sampled_from(HEADS), st.binary(max_size=300))
def test_nothing_is_too_broken_to_be_walked(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "broken"
    path.write_bytes(head + rest)
    with path.open("rb") as file:
        found = inventory(file)
    assert found is None or all("=" in field for field in found)
