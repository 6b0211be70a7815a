"""How long a large library waits for what is new: `python -m tests.benchmarks.grown CATALOG`.

The catalog is made up: 100 000 pictures, a tenth of them versions of others; then 1 000 more.
Prints one JSON object of seconds by what was done.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.store import Store, open_store
from mediadesk.config import Settings
from mediadesk.dedupe.pictures.clustering.matches import Matches
from mediadesk.dedupe.pictures.clustering.stars import clustered
from mediadesk.domain.clusters import ClusterKind
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.matching.pictures.comparer import Comparer
from tests.benchmarks import big_catalog

OLD, NEW = 100_000, 1_000
_AT_ONCE = 5_000
_COPIES = 10
"""One picture in so many is a version of another."""
_COLLECT_EVERY = 200_000
"""As the program itself sets it at its start (`mediadesk.__main__`)."""


def main(path: Path) -> None:
    gc.set_threshold(_COLLECT_EVERY)
    big_catalog.make(path, OLD + NEW)
    store = open_store(path)
    try:
        seconds = {}
        _draw(store, 0, OLD)
        seconds["first"] = _timed(lambda: _search(store))
        seconds["again"] = _timed(lambda: _search(store))
        _draw(store, OLD, OLD + NEW)
        portion = Comparer(store, None, threads=2, checkpoint=lambda: None)
        seconds["compared"] = _timed(portion.compare_new)
        seconds["new"] = _timed(lambda: _search(store)) + seconds["compared"]
        seconds["slider"] = _timed(_slide)
        with store.readers.use() as reader:
            rows = reader.execute("SELECT count(*) FROM picture_match").fetchone()
        json.dump({**seconds, "matches": rows[0]}, sys.stdout)
    finally:
        store.close()


def _slide() -> object:
    """Cluster 150 000 matches among a million pictures, as moving the slider does."""
    chance = np.random.default_rng(1)
    ends = np.sort(chance.integers(0, 1_000_000, (150_000, 2)), axis=1)
    ends = np.unique(ends[ends[:, 0] < ends[:, 1]], axis=0)
    score = chance.uniform(0.2, 1, len(ends)).astype(np.float32)
    plain = np.ones(len(ends), np.uint8)
    matches = Matches(ends[:, 0], ends[:, 1], score, plain, plain, np.ones_like(score))
    return clustered(matches, limit=0.5)


def _search(store: Store) -> object:
    return DuplicateSearch(store, Settings()).run([ClusterKind.SIMILAR])


def _timed(work: Callable[[], object]) -> float:
    started_s = time.perf_counter()
    work()
    return round(time.perf_counter() - started_s, 3)


def _draw(store: Store, start: int, stop: int) -> None:
    """Give files of the catalog pictures; a copy resembles the file 10 places before it."""
    for first in range(start, stop, _AT_ONCE):
        last = min(stop, first + _AT_ONCE)
        store.catalog.submit(lambda db, a=first, b=last: _store(db, a, b)).result()  # type: ignore[misc]


def _store(db: Connection, start: int, stop: int) -> None:
    greys, colours = _planes(start, stop)
    db.executemany(
        "INSERT INTO picture_fingerprint VALUES (?, 0, 0, ?, ?)",
        [
            (start + at + 1, grey.tobytes(), colour.tobytes())
            for at, (grey, colour) in enumerate(zip(greys, colours, strict=True))
        ],
    )


def _planes(start: int, stop: int) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Return planes with the statistics of photographs: rough shapes and finer ones on them."""
    chance = np.random.default_rng(start)
    count = stop - start
    levels = np.full((count, 64, 64), 128, np.float32)
    for cells, weight in ((4, 45), (8, 30), (16, 22), (32, 14)):
        shapes = chance.normal(0, weight, (count, cells, cells)).astype(np.float32)
        levels += shapes.repeat(64 // cells, axis=1).repeat(64 // cells, axis=2)
    colours = chance.integers(60, 200, (count, 8, 8, 3)).astype(np.float32)
    copies = np.arange(_COPIES, count, _COPIES)
    levels[copies] = levels[copies - _COPIES + 1] * 0.92 + 12
    colours[copies] = colours[copies - _COPIES + 1]
    return (
        np.clip(levels, 0, 255).astype(np.uint8),
        np.clip(colours, 0, 255).astype(np.uint8),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
