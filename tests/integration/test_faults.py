"""Disks that cannot read, names that are one, files that lie about their size: nothing is lost."""

import os
import shutil
import struct
import textwrap
import time
import zlib
from pathlib import Path

import pytest

from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.jobs import JobStatus
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.confined import with_own_mounts
from tests.support.desks import Desk, codes, counts
from tests.support.media import cut, picture
from tests.support.shares import mounted

TERABYTE = 1 << 40


@pytest.mark.fault(10, 11)
def test_what_the_disk_cannot_read_is_named_and_never_a_copy(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "far"
    source.mkdir()
    large = picture(source / "half-a.jpg", size=(2400, 1800), grain=60)
    assert large.stat().st_size > 200_000
    shutil.copy2(large, source / "half-b.jpg")
    shutil.copy2(picture(source / "eio-a.jpg", seed=2), source / "eio-b.jpg")
    picture(source / "good.jpg", seed=3)
    with mounted(source, tmp_path / "Share") as share:
        report = desk.scan(share.place)
        assert (report.status, counts(report)) == (JobStatus.COMPLETED, {"new": 5})
        assert set(codes(report)) == {"half-a.jpg", "half-b.jpg", "eio-a.jpg", "eio-b.jpg"}
        assert set(codes(report).values()) == {"file-io"}
        DuplicateSearch(desk.store, Settings()).run([ClusterKind.EXACT])
        assert not list(desk.library.clusters([ClusterKind.EXACT]))
        assert desk.sql("SELECT count(*) FROM content WHERE full_hash <> ''") == [(0,)]
        assert desk.row(share.place / "good.jpg").record.width == 96
        again = desk.scan(share.place)
        assert set(codes(again)) == set(codes(report)), "what may pass is tried again"


@pytest.mark.fault(32, 33)
@pytest.mark.parametrize(
    ("alias", "name", "other"),
    [("fold", "Ferien.JPG", "ferien.jpg"), ("compose", "fe\u0301rien.jpg", "f\u00e9rien.jpg")],
)
def test_two_names_of_one_file_are_one_file(
    desk: Desk, tmp_path: Path, alias: str, name: str, other: str
) -> None:
    folder, again = Path(name).stem, Path(other).stem
    source = tmp_path / "far"
    (source / folder).mkdir(parents=True)
    picture(source / folder / name)
    with mounted(source, tmp_path / "Share", "--alias", alias) as share:
        assert counts(desk.scan(share.place / folder)) == {"new": 1}
        assert counts(desk.scan(share.place / again)) == {"unchanged": 1}
        assert counts(desk.scan(share.place / again / other)) == {"unchanged": 1}
        assert desk.sql("SELECT count(*) FROM root") == [(1,)]
        assert desk.sql("SELECT count(*) FROM file") == [(1,)]
        DuplicateSearch(desk.store, Settings()).run([ClusterKind.EXACT])
        assert not list(desk.library.clusters([ClusterKind.EXACT]))


def png_of(width: int, height: int) -> bytes:
    """Return a PNG that says it is huge and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.mark.fault(39, 43)
def test_files_that_lie_about_their_size_cost_nothing(desk: Desk, pictures: Path) -> None:
    (pictures / "bomb.png").write_bytes(png_of(65_535, 65_535))
    for name in ("sparse.mp4", "sparse.jpg"):
        with (pictures / name).open("wb") as file:
            file.truncate(TERABYTE)
    (pictures / "empty.jpg").touch()
    shutil.copy2(pictures / "empty.jpg", pictures / "empty2.jpg")
    cut(picture(pictures / "cut.jpg", size=(640, 480)), 0.5)
    begun_s = time.monotonic()
    report = desk.scan(pictures)
    assert time.monotonic() - begun_s < 20  # reading a terabyte would take an hour
    assert (report.status, counts(report)) == (JobStatus.COMPLETED, {"new": 6})
    told = codes(report)
    assert told["bomb.png"] == "too-many-pixels"
    assert (told["empty.jpg"], told["cut.jpg"]) == ("file-empty", "ends-early")
    assert not list(desk.library.clusters([ClusterKind.SIMILAR]))


@pytest.mark.fault(9)
def test_a_full_cache_still_shows_pictures(tmp_path: Path) -> None:
    script = """
        import json, subprocess, sys
        from pathlib import Path
        from mediadesk.catalog.databases.thumbnails import ThumbnailCache
        from mediadesk.operations.lanes import Lanes
        from mediadesk.operations.thumbnails import Thumbnails
        from tests.support import desks
        from tests.support.media import picture

        here = Path(sys.argv[1])

        def main():
            for name in ("c", "p", "cache"):
                (here / name).mkdir()
            small = ("-t", "tmpfs", "-o", "size=128k", "small", here / "cache")
            subprocess.run(["mount", *small], check=True)
            path = picture(here / "p" / "a.jpg", size=(900, 700), grain=40)
            shown = []
            with desks.warm_decoders() as decoders, desks.desk(here / "c", decoders) as desk:
                desk.scan(here / "p")
                cache = ThumbnailCache(here / "cache" / "thumbs.db", limit_bytes=10**9)
                thumbnails = Thumbnails(cache, Lanes(1, first=decoders))
                record = desk.row(path).record
                for edge in (1024, 512, 1024, 256):
                    shown.append(thumbnails.get(record, edge) is not None)
                cache.close()
            print(json.dumps(shown))

        if __name__ == "__main__":
            main()
    """
    assert with_own_mounts(textwrap.dedent(script), tmp_path) == [True] * 4


@pytest.mark.fault(36)
def test_what_is_no_file_is_never_opened(desk: Desk, pictures: Path) -> None:
    os.mkfifo(pictures / "pipe.jpg")
    (pictures / "null.jpg").symlink_to("/dev/zero")
    picture(pictures / "a.jpg")
    report = desk.scan(pictures)
    assert (report.status, counts(report)) == (JobStatus.COMPLETED, {"new": 1})
