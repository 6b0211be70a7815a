"""How long the search for similar pictures takes: `python -m tests.benchmarks.search [COUNT...]`.

Hashes are made up, 10 % of them near copies; so are the planes of the verifier. One line of JSON
per measurement. Run it alone on the machine.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sized

import numpy as np

from mediadesk.dedupe.hamming import neighbours
from mediadesk.dedupe.pictures.candidates import by_gradient, by_hash
from mediadesk.dedupe.pictures.candidates.views import VIEWS, ViewHashes, view_hashes
from mediadesk.dedupe.pictures.verification import verify
from tests.support.hashes import with_near_copies

NEW = 1_000


def main(counts: list[int]) -> None:
    """Measure every size, the smallest first: memory is a high-water mark."""
    for count in sorted(counts):
        _search(count)
    _verification()


def _search(count: int) -> None:
    hashes, new = with_near_copies(count), with_near_copies(NEW, seed=2)
    _measure(f"one join of {count} at radius 10", lambda: neighbours.pairs_within(hashes, 10))
    _measure(
        f"one join of {NEW} against {count} at radius 10",
        lambda: neighbours.pairs_within(new, 10, against=hashes),
    )
    views, added = _views(count, seed=3), _views(NEW, seed=4)
    limit = by_hash.most_bits(count)
    _measure(f"all views of {count}", lambda: by_hash.within(views, limit))
    _measure(
        f"all views of {NEW} new against {count}",
        lambda: by_hash.between(added, views, limit),
    )


def _views(count: int, *, seed: int) -> ViewHashes:
    """Return made-up views: near copies among the wholes, chance among the rest."""
    chance = np.random.default_rng(seed)
    across = chance.integers(0, 2**64, (count, VIEWS), dtype=np.uint64)
    down = chance.integers(0, 2**64, (count, VIEWS), dtype=np.uint64)
    across[:, 0] = with_near_copies(count, seed=seed)
    down[:, 0] = with_near_copies(count, seed=seed)
    decided = np.full((count, VIEWS), 110, np.uint8)
    decided[chance.random(count) < 2 / 3, -1] = 0
    return ViewHashes(across, down, decided, np.zeros((0, VIEWS, 4), np.float32))


def _verification() -> None:
    """Verify pairs as a search gives them: most are chance, some are the same picture."""
    chance = np.random.default_rng(5)
    rough = chance.normal(0, 1, (2_000, 66, 66))
    smooth = sum(rough[:, i : i + 64, j : j + 64] for i in range(3) for j in range(3))
    greys = np.clip(128 + 20 * np.asarray(smooth), 0, 255).astype(np.uint8)
    greys[1_000:] = np.clip(greys[:1_000] * 0.9 + 5, 0, 255).astype(np.uint8)
    colours = np.full((2_000, 8, 8, 3), 128, np.uint8)
    views = view_hashes(greys, np.full(2_000, 1.5, np.float32))
    planes = verify.Planes(greys, colours, views)
    for share in (0.0, 0.2, 1.0):
        _verify(planes, share)
    _measure("views of 2000 pictures", lambda: view_hashes(greys, np.full(2_000, 1.5, np.float32)))
    _measure("faint search in 2000 pictures", lambda: by_gradient.candidates(greys, views))


def _verify(planes: verify.Planes, share: float) -> None:
    count, chance = 10_000, np.random.default_rng(6)
    whole = chance.integers(0, 1_000, count)
    other = (whole + chance.integers(1, 999, count)) % 1_000 + 1_000
    framed = np.where(chance.random(count) < share, whole + 1_000, other)
    plain = np.zeros(count, np.uint8)
    pairs = by_hash.Candidates(whole, framed, plain, plain + np.uint8(1), plain)
    _measure(f"verify {count} pairs, {share:.0%} the same", lambda: verify.verify(planes, pairs))


def _measure(what: str, work: Callable[[], Sized]) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    line = {
        "what": what,
        "seconds": round(time.perf_counter() - wall, 3),
        "cpu_seconds": round(time.process_time() - cpu, 3),
        "found": len(result),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
