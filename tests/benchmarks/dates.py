"""How fast dates are read, beside exiftool; decided, written and taken back; the review queue."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from mediadesk.catalog.store import open_store
from mediadesk.domain.dating import DateQuery
from mediadesk.operations.dates.date_review import DateReview
from tests.benchmarks import big_catalog, programs, samples
from tests.benchmarks.table import Line

FILES = 1_000
QUEUE = 100_000


def dates() -> Iterator[Line]:
    """Read, write and take back the dates of a thousand photos; open a long queue."""
    yield from _reading()
    yield from _writing()
    yield from _queue()


def _reading() -> Iterator[Line]:
    """Whole processes on the same folder: a scan does far more than read dates."""
    folder = samples.small_photos()
    ours, answer = programs.fresh_scan(folder)
    what = f"dates of {answer['files']} photos, in a whole first scan"
    rate = answer["files"] / ours.seconds
    if shutil.which("exiftool") is None:
        yield Line(what, f"{rate:.0f} files/s", "exiftool is not installed")
        return
    for _ in range(programs.RUNS):
        theirs = programs.run("exiftool", "-json", "-fast2", "-r", "-q", str(folder))
    beside = answer["files"] / theirs.seconds
    yield Line(what, f"{rate:.0f} files/s", f"{beside:.0f} files/s exiftool", rate / beside)


def _writing() -> Iterator[Line]:
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        library, catalog = Path(home) / "library", Path(home) / "catalog.db"
        library.mkdir()
        for path in sorted(samples.small_photos().rglob("*.jpg"))[:FILES]:
            shutil.copy(path, library / f"{path.parent.name}-{path.name}")
        programs.scan(library, catalog)
        programs.command("dates", str(library), "--set", "2019-02-03 14:05:06 +1", catalog=catalog)
        for target in ("sidecar", "inside", "time", "name"):
            if target == "inside":  # what the sidecars said was taken back
                programs.command("dates", str(library), "--shift", "+0:01", catalog=catalog)
            done, answer = programs.command("dates", "--write", target, catalog=catalog)
            count = len(answer["written"])
            back, undone = programs.command("undo", catalog=catalog)
            yield Line(
                f"write {count} dates, {target}",
                f"{done.seconds:.1f} s, {count / done.seconds:.0f} /s",
                f"{answer['bytes_kept'] / 1_000_000:.1f} MB kept for undo",
            )
            count = len(undone["restored"])
            yield Line(
                "  and take them back", f"{back.seconds:.1f} s, {count / back.seconds:.0f} /s"
            )


def _queue() -> Iterator[Line]:
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        path = Path(home) / "catalog.db"
        big_catalog.make(path, QUEUE)
        store = open_store(path)
        try:
            store.catalog.submit(_make_needy).result()
            review = DateReview(store.readers)
            ids = review.queue(DateQuery()).ids
            asked: tuple[tuple[str, Callable[[], object]], ...] = (
                ("queue", lambda: review.queue(DateQuery())),
                ("its totals", review.totals),
                ("its facets", lambda: review.facets(DateQuery())),
                ("its histogram", review.histogram),
                ("a page of 50", lambda: review.records(ids[1000:1050])),
                ("neighbours of one", lambda: review.neighbours(ids[1000])),
            )
            for name, ask in asked:
                started_s = time.perf_counter()
                ask()
                took_ms = (time.perf_counter() - started_s) * 1000
                yield Line(f"dates, {len(ids)} in the queue: {name}", f"{took_ms:.0f} ms")
        finally:
            store.close()


def _make_needy(writer) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a connection
    writer.execute("UPDATE file SET need = 1 + id % 4, camera = 'Camera ' || (id % 7)")
