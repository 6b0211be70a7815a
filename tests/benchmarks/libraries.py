"""Compares a made-up library: `python -m tests.benchmarks.libraries recordings|films COUNT`.

What is stored of them is drawn by numpy, a tenth of them noisy copies of others; the catalog and
the search are real. Prints one JSON object: seconds, memory, how many copies were found.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.likeness import films, sounds
from mediadesk.catalog.store import Store, open_store
from mediadesk.fingerprint.versions import SEQUENCE_VERSION, SOUND_VERSION
from mediadesk.operations.matching.films.film_search import FilmSearch
from mediadesk.operations.matching.sounds import compare_new
from tests.benchmarks import big_catalog

_SONG_S, _FILM_S = 210.0, 180.0
_AT_ONCE = 100
_ONE_IS_A_COPY = 10
_BITS = np.uint32(1) << np.arange(32, dtype=np.uint32)
_WINDOWS_A_S = 11_025 / 1024
_BANDS_HZ = np.geomspace(200, 3800, 33)
_SCALE = np.array([0, 2, 4, 5, 7, 9, 11])

Rows = npt.NDArray[np.void]


def main(kind: str, count: int) -> None:
    """Compare one library, of so many; its process has held nothing else."""
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        path = Path(home) / "catalog.db"
        big_catalog.make(path, count)
        store = open_store(path)
        try:
            draw, keep, compare = _KINDS[kind]
            copies = _fill(store, count, draw, keep)
            held_mb = _peak_mb()
            started_s = time.perf_counter(), time.process_time()
            compare(store)
            seconds, cpu_s = time.perf_counter() - started_s[0], time.process_time() - started_s[1]
            table = "film_match" if kind == "films" else "sound_match"
            with store.readers.use() as reader:
                found = set(reader.execute(f"SELECT * FROM {table}").fetchall())  # noqa: S608
            pairs = {tuple(sorted(row[:2])) for row in found}
        finally:
            store.close()
    told = {"count": count, "seconds": round(seconds, 1), "cpu_s": round(cpu_s, 1)}
    told |= {"before_mb": held_mb, "peak_mb": _peak_mb()}
    told |= {"found": len(copies & pairs), "copies": len(copies), "matches": len(pairs)}
    print(json.dumps(told))


def _fill(
    store: Store, count: int, draw: Callable[[np.random.Generator], Rows], keep: Callable[..., None]
) -> set[tuple[int, int]]:
    """Store so many, some at once; returns which are copies of which, by content."""
    chance = np.random.default_rng(count)
    copies: set[tuple[int, int]] = set()
    for start in range(1, count + 1, _AT_ONCE):
        portion: dict[int, Rows] = {}
        for id_ in range(start, min(count + 1, start + _AT_ONCE)):
            if id_ % _ONE_IS_A_COPY == 0:
                portion[id_] = _noisy(portion[id_ - 1], chance)
                copies.add((id_ - 1, id_))
            else:
                portion[id_] = draw(chance)
        store.catalog.submit(lambda db, some=portion: _keep_all(db, some, keep)).result()  # type: ignore[misc]
    return copies


def _keep_all(db: Connection, portion: Mapping[int, Rows], keep: Callable[..., None]) -> None:
    for id_, rows in portion.items():
        keep(db, id_, rows.tobytes())


def _song(chance: np.random.Generator) -> Rows:
    """Return the prints of notes and drums: bands that sound together, in parts that return."""
    count = int(_SONG_S * chance.uniform(0.5, 1.5) * _WINDOWS_A_S)
    beat = 60 / chance.uniform(70, 170) * _WINDOWS_A_S
    overtones = np.arange(1, 16)[:, np.newaxis]
    pitches = 110 * 2 ** ((_SCALE + 12 * np.arange(1, 4)[:, np.newaxis]).ravel() / 12)
    apart = np.log2(_BANDS_HZ / (overtones * chance.uniform(1, 2) * pitches[:, None, None]))
    voices = (np.exp(-0.5 * (apart / 0.09) ** 2) / overtones**1.4).sum(axis=1)
    voices = np.vstack([voices, np.full(33, 0.4), np.exp(-np.arange(33) / 3)])
    energy = np.full((count, 33), 1e-4)
    part = [
        (at, *chance.integers(0, len(voices), 2), chance.uniform(0.3, 1))
        for at in np.arange(0, 32 * beat, beat / 2)
    ]
    for start in np.arange(0, count, 32 * beat):
        for at, voice, other, loud in part:
            here = int(start + at)
            sound = (voices[voice] + 0.3 * voices[other]) * loud * chance.uniform(0.7, 1.3)
            fading = np.exp(-np.arange(min(count, int(here + 2 * beat)) - here) / 8)
            energy[here : here + len(fading)] += (fading[:, np.newaxis] * sound) ** 2
    energy *= np.exp(0.25 * chance.standard_normal(energy.shape))
    sums = np.cumsum(np.diff(np.log(energy), axis=1, prepend=0)[:, 1:], axis=0)
    middle = np.arange(8, count - 8, 2)
    rising = sums[middle + 8] - sums[middle] > sums[middle] - sums[middle - 8]
    rows = np.zeros(len(middle), [("frame", "<u4"), ("bits", "<u4")])
    rows["frame"], rows["bits"] = np.arange(len(middle)), (rising * _BITS).sum(axis=1)
    return rows


def _film(chance: np.random.Generator) -> Rows:
    """Return the entries of shots of some seconds, in which things move."""
    count = int(_FILM_S * chance.uniform(0.3, 1.7) * 2)
    rows = np.zeros(count, [("time_ms", "<u4"), ("waves", "i1", (64,))])
    rows["time_ms"] = np.arange(count) * 500
    fading = 1 / (1 + np.add.outer(np.arange(8), np.arange(8)).ravel())
    waves = np.empty((count, 64))
    at = 0
    while at < count:
        length = min(count - at, int(chance.integers(4, 30)))
        moving = np.cumsum(chance.normal(0, 0.2, (length, 64)), axis=0)
        waves[at : at + length] = (chance.normal(0, 1, 64) + moving) * fading
        at += length
    waves[:, 0] = 0
    sizes = np.sqrt(np.abs(waves) / np.abs(waves).max(axis=1, keepdims=True))
    rows["waves"] = np.sign(waves) * np.maximum(1, np.round(127 * sizes))
    rows["waves"][:, 0] = 0
    return rows


def _noisy(rows: Rows, chance: np.random.Generator) -> Rows:
    """Return a copy that begins later and was changed here and there."""
    copy = rows[int(chance.integers(0, 30)) :].copy()
    if "bits" in (copy.dtype.names or ()):
        copy["frame"] -= copy["frame"][0]
        wrong = chance.random((len(copy), 32)) < chance.uniform(0.02, 0.2)
        copy["bits"] ^= (wrong * _BITS).sum(axis=1, dtype=np.uint32)
        return copy
    copy["time_ms"] -= copy["time_ms"][0]
    waves = copy["waves"].astype(np.int16) + chance.normal(0, 4, copy["waves"].shape)
    waves[:, 0] = 0
    copy["waves"] = np.clip(waves, -127, 127)
    return copy


def _keep_film(db: Connection, id_: int, entries: bytes) -> None:
    films.begin(db, id_, version=SEQUENCE_VERSION, step_ms=500)
    films.add_part(db, id_, 0, entries, next_ms=0, is_over=True, box=None)


def _keep_song(db: Connection, id_: int, prints: bytes) -> None:
    sounds.store(db, id_, prints, version=SOUND_VERSION)


def _nothing() -> None:
    pass


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


_KINDS: dict[str, tuple[Callable[..., Rows], Callable[..., None], Callable[[Store], object]]] = {
    "recordings": (_song, _keep_song, lambda store: compare_new(store, _nothing)),
    "films": (
        _film,
        _keep_film,
        lambda store: FilmSearch(store, checkpoint=_nothing).compare_new(),
    ),
}

if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
