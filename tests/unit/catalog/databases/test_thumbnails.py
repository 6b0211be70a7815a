from pathlib import Path

import pytest

from mediadesk.catalog.databases.thumbnails import ThumbnailCache


def test_a_picture_is_found_by_key_and_size_also_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "thumbs.db"
    for written in (True, False):
        cache = ThumbnailCache(path, limit_bytes=1000)
        if written:
            cache.put("a", 128, b"small")
            cache.put("a", 256, b"large")
        assert (cache.get("a", 128), cache.get("a", 256)) == (b"small", b"large")
        assert cache.get("b", 128) is None
        cache.close()
    assert cache.get("a", 128) is None


def test_the_ones_used_longest_ago_make_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1_000_000.0]
    monkeypatch.setattr("mediadesk.catalog.databases.thumbnails.time.time", lambda: now[0])
    cache = ThumbnailCache(tmp_path / "thumbs.db", limit_bytes=10_000)
    for number in range(128):
        now[0] += 10_000
        cache.put(str(number), 128, bytes(1_000))
        cache.get("0", 128)
    assert cache.size_bytes() <= 10_000
    assert cache.get("0", 128) is not None  # looked at all the time
    assert cache.get("1", 128) is None
    assert cache.get("127", 128) is not None
    cache.close()


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "thumbs.db"
    path.write_bytes(b"garbage " * 1000)
    cache = ThumbnailCache(path, limit_bytes=1000)
    cache.put("a", 128, b"x")
    assert cache.get("a", 128) == b"x"
    cache.close()


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = ThumbnailCache(tmp_path / "file" / "thumbs.db", limit_bytes=1000)
    cache.put("a", 128, b"x")
    assert cache.get("a", 128) is None
    cache.close()


def test_two_programs_share_a_cache(tmp_path: Path) -> None:
    first, second = (ThumbnailCache(tmp_path / "thumbs.db", limit_bytes=1000) for _ in range(2))
    first.put("a", 128, b"x")
    second.put("b", 128, b"y")
    assert (first.get("b", 128), second.get("a", 128)) == (b"y", b"x")
    for cache in (first, second):
        cache.close()
