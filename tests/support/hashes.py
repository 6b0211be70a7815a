"""Made-up 64-bit hashes with near copies among them, for search tests and benchmarks."""

import numpy as np
import numpy.typing as npt


def with_near_copies(
    count: int, *, share: float = 0.1, flips: int = 7, seed: int = 1
) -> npt.NDArray[np.uint64]:
    """Return `count` random hashes; `share` of them repeat another with up to `flips` flips."""
    chance = np.random.default_rng(seed)
    hashes = chance.integers(0, 2**64, count, dtype=np.uint64)
    copies = round(count * share)
    place = chance.permutation(count)
    copied, source = place[:copies], chance.choice(place[copies:], copies)
    bits = np.uint64(1) << chance.integers(0, 64, (copies, flips), dtype=np.uint64)
    used = np.arange(flips) < chance.integers(0, flips + 1, (copies, 1))
    change = np.bitwise_xor.reduce(np.where(used, bits, np.uint64(0)), axis=1)
    hashes[copied] = hashes[source] ^ change
    return hashes
