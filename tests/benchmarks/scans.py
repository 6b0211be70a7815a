"""How fast folders are scanned: for the first time, again, and photos with a thumbnail inside."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import programs, samples
from tests.benchmarks.table import Line

MB = 1_000_000


def first_scan() -> Iterator[Line]:
    """Both programs as whole processes, the second of two runs, a fresh catalog each time.

    Of the small ones, Pillow's decoding and scaling and SHA-256 alone, in two processes without a
    catalog, metadata or dates, take a tenth longer than the peer in all (of JPEGs a sixth less).
    In processor time a JPEG costs 1.2 times the peer's, stored and dated; a WebP 2 times; a PNG,
    one in twelve, 3.5 times; the start 0.6 s beside 0.04. Half of a PNG's decoding is the zlib of
    the system, for Pillow's wheels bundle none; FFmpeg's decoder saves no more than a third.
    """
    for name, folder, least in (
        ("12-megapixel photos", samples.camera_photos(), 3.0),
        ("12-megapixel photos, a handful", samples.few_photos(), None),
        ("small photos", samples.small_photos(), 1.0),
    ):
        ours, answer = programs.fresh_scan(folder)
        for _ in range(programs.RUNS):
            peer = programs.python("peer", str(folder))
        count, ratio = answer["files"], peer.seconds / ours.seconds
        yield Line(
            f"first scan, {count} {name}",
            f"{count / ours.seconds:.0f} photos/s",
            f"{count / peer.seconds:.0f} photos/s czkawka",
            ratio,
            "" if least is None else f">= {least:.0f} x",
            None if least is None else ratio >= least,
        )
        yield Line(
            "  memory of its largest process",
            f"{ours.peak_bytes / MB:.0f} MB",
            f"{peer.peak_bytes / MB:.0f} MB czkawka",
        )


def heic() -> Iterator[Line]:
    """HEIC photos whose embedded thumbnail spares the full decode."""
    ours, answer = programs.fresh_scan(samples.heic_photos())
    rate = answer["files"] / ours.seconds
    what = f"first scan, {answer['files']} HEIC of 12 MP"
    yield Line(what, f"{rate:.0f} files/s", must=">= 60 /s", good=rate >= 60)


def rescan() -> Iterator[Line]:
    """Scan again where nothing changed, beside a bare walk of the same tree."""
    folder = samples.many_files()
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        catalog = Path(home) / "catalog.db"
        first, answer = programs.scan(folder, catalog)
        for _ in range(programs.RUNS):
            again, same = programs.scan(folder, catalog)
            bare = programs.python("walk", str(folder))
        stored = sum(path.stat().st_size for path in Path(home).iterdir() if path.is_file())
    files, walk_s = (float(word) for word in bare.output.split())
    rate, ratio = same["unchanged"] / same["seconds"], walk_s / same["seconds"]
    yield Line(
        f"first scan, {answer['files']} tiny photos",
        f"{answer['files'] / first.seconds:.0f} files/s",
    )
    yield Line("  its catalog on disk, per file", f"{stored / answer['files']:.0f} bytes")
    yield Line(
        f"rescan, {same['unchanged']} unchanged",
        f"{rate:.0f} files/s",
        f"{files / walk_s:.0f} files/s bare walk",
        ratio,
        ">= 30000 /s",
        rate >= 30_000 and ratio >= 0.2,
    )
    whole = same["unchanged"] / again.seconds
    yield Line("  the same as a whole process", f"{whole:.0f} files/s")
    yield Line("  memory of its largest process", f"{again.peak_bytes / MB:.0f} MB")
