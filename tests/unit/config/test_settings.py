"""What settings accept and what they make of names."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.config import Settings, changed, described, kind_of
from mediadesk.domain.media import MediaKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (b"IMG.JPG", MediaKind.PHOTO),
        (b"IMG.TIF", MediaKind.PHOTO),  # a Turkish lower() would look for "t\xc4\xb1f"
        (b"scan.TiFf", MediaKind.PHOTO),
        (b"raw.CR3", MediaKind.PHOTO),
        (b"a.b.heic", MediaKind.PHOTO),
        (b"\xff\n.png", MediaKind.PHOTO),
        (b"GS010001.360", MediaKind.VIDEO),
        (b"00001.MTS", MediaKind.VIDEO),
        (b"clip.insv", MediaKind.VIDEO),
        (b"song.M4A", MediaKind.AUDIO),
        (b"VOICE.AMR", MediaKind.AUDIO),
        (b"IMG.xmp", None),
        (b"IMG.jpg.part", None),
        (b"jpg", None),
        (b".jpg", None),
        (b"", None),
        ("IMG.G\u0130F".encode(), None),  # a dotted capital I is no I
        ("IMG.g\u0131f".encode(), None),  # and a dotless one no i
    ],
)
def test_a_name_tells_its_kind_in_every_language(name: bytes, kind: MediaKind | None) -> None:
    assert kind_of(name, Settings()) is kind


@given(st.binary(max_size=40))
def test_any_bytes_can_be_a_name(name: bytes) -> None:
    assert kind_of(name, Settings()) in {None, *MediaKind}


def test_an_extension_can_be_added_however_it_is_written() -> None:
    settings = changed(Settings(), "photo_extensions", [".JPS", " mpo ", "JPS", ""])
    assert settings.photo_extensions == ("jps", "mpo")
    assert kind_of(b"stereo.jps", settings) is MediaKind.PHOTO
    assert kind_of(b"IMG.jpg", settings) is None


def test_an_extension_in_two_lists_belongs_to_the_first() -> None:
    settings = changed(Settings(), "photo_extensions", ["mp4"])
    assert kind_of(b"a.mp4", settings) is MediaKind.PHOTO


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hashing_workers", 0),
        ("hashing_workers", 65),
        ("hashing_workers", "4"),
        ("hashing_workers", True),
        ("hashing_phash", 1),
        ("dates_home_zone", "Nowhere/Land"),
        ("dates_home_zone", "../../etc/passwd"),
        ("dates_home_zone", "Europe"),
        ("dates_home_zone", 3),
        ("dates_min_year", 1700),
        ("removal_place", "shredder"),
        ("photo_extensions", "jpg"),
        ("photo_extensions", [1]),
        ("protected_roots", [""]),
        ("thumbnails_memory_mb", 4000),
    ],
)
def test_nonsense_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        changed(Settings(), name, value)


def test_the_workers_are_as_many_as_the_cores_but_not_many() -> None:
    assert 1 <= Settings().hashing_workers <= 4


def test_defaults_are_as_promised() -> None:
    settings = Settings()
    assert not settings.hashing_phash
    assert settings.dates_min_year == 2000
    assert settings.removal_place == "removed"
    assert (settings.halt_percent, settings.halt_window, settings.halt_least) == (10, 200, 10)
    assert not settings.watch_folders
    assert settings.thumbnails_disk_bytes == 512_000_000
    assert settings.thumbnails_memory_bytes == 96_000_000


def test_every_setting_says_what_it_is() -> None:
    descriptions = described()
    assert len({each.key for each in descriptions.values()}) == len(descriptions)
    for name, each in descriptions.items():
        assert each.label[0].isupper()
        assert each.explanation.endswith(".")
        assert each.read(getattr(Settings(), name), each) == getattr(Settings(), name)


def test_settings_travel_to_another_process() -> None:
    settings = changed(Settings(), "pools", [["/a", "/b"]])
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301 - our own bytes


def test_a_pool_of_one_is_none() -> None:
    assert changed(Settings(), "pools", [["/a"], ["/b", "/c", "/b"]]).pools == ((b"/b", b"/c"),)
