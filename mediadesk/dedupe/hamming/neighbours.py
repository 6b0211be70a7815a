"""All pairs of 64-bit hashes that differ in few bits, without comparing all with all.

Multi-index hashing (Norouzi, Punjani and Fleet 2012) over padded bucket matrices. A hash is cut
into bands; by the pigeonhole principle two hashes within the radius agree in one band up to a few
flipped bits. Per band and per mask of flipped bits, only buckets whose keys differ by that mask are
compared, many at once.
The answer is exact: every pair within the radius is found, once.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.hamming import lookup
from mediadesk.dedupe.hamming.bands import Band, Hashes, plan
from mediadesk.domain.jobs import Checkpoint

Rows = npt.NDArray[np.int64]
Keep = Callable[[Rows, Rows, npt.NDArray[np.uint8]], npt.NDArray[np.bool_]]
"""Says which found pairs (left rows, right rows, distances) to keep, before they are held."""

MAX_CAP = 32
"""Most hashes in one column of a bucket matrix."""
COMPARED_AT_ONCE = 131_072
"""Hash comparisons in one numpy call: large enough for two threads not to
wait for each other, small enough for the cache."""
KEYS_AT_ONCE = 65_536
"""Buckets whose meetings are listed at a time."""
_PAD_LEFT = np.uint64(0x5555_5555_5555_5555)
_PAD_RIGHT = np.uint64(0xAAAA_AAAA_AAAA_AAAA)


def _nothing() -> None:
    """Be the checkpoint of a search that nobody cancels."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows whose hashes differ in `distance` bits; within one table `left < right`."""

    left: Rows
    right: Rows
    distance: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.left)

    @classmethod
    def joined(cls, parts: "list[Pairs]") -> "Pairs":
        """Put the pairs of several searches into one."""
        return cls(
            np.concatenate([part.left for part in parts] or [np.empty(0, np.int64)]),
            np.concatenate([part.right for part in parts] or [np.empty(0, np.int64)]),
            np.concatenate([part.distance for part in parts] or [np.empty(0, np.uint8)]),
        )


def pairs_within(
    hashes: Hashes,
    radius: int,
    *,
    against: Hashes | None = None,
    threads: int = 2,
    checkpoint: Checkpoint = _nothing,
    keep: Keep | None = None,
) -> Pairs:
    """Return every pair of rows whose hashes differ in at most `radius` bits.

    Without `against`, pairs within `hashes`; with it, `left` counts rows of `hashes` and `right`
    rows of `against`. `checkpoint` is called once per mask and may raise to cancel; `keep` may
    drop pairs early. Working memory is about 60 bytes per hash and the pairs come on top, so
    crowded places should be collapsed first (`crowds`).
    """
    others = hashes if against is None else against
    if min(len(hashes), len(others)) == 0:
        return Pairs.joined([])
    bands = plan(len(hashes), len(others), radius)
    if against is not None and lookup.are_few(min(len(hashes), len(others)), bands):
        return _of_few(
            hashes, others, bands, radius, threads=threads, checkpoint=checkpoint, keep=keep
        )
    found = []
    with ThreadPoolExecutor(threads) as pool:
        for at, band in enumerate(bands):
            if band.flips < 0:
                continue
            masks = band.masks()
            left = pool.submit(_table, hashes, band, _PAD_LEFT)
            right = pool.submit(_table, others, band, _PAD_RIGHT)
            meeting = _Meeting(
                left=left.result(),
                right=right.result(),
                within=against is None,
                radius=radius,
                earlier=bands[:at],
            )
            futures = [
                pool.submit(_search, meeting, masks[first::threads], checkpoint, keep)
                for first in range(threads)
            ]
            found += [future.result() for future in futures]
    return Pairs.joined(found)


def _of_few(
    hashes: Hashes,
    others: Hashes,
    bands: list[Band],
    radius: int,
    *,
    threads: int,
    checkpoint: Checkpoint,
    keep: Keep | None,
) -> Pairs:
    """Search where one side is so small that the other need not be sorted."""
    if len(hashes) <= len(others):
        found = lookup.neighbours(
            hashes, others, bands, radius, threads=threads, checkpoint=checkpoint, keep=keep
        )
        return Pairs.joined([Pairs(*part) for part in found])
    back = None if keep is None else lambda few, many, bits: keep(many, few, bits)
    found = lookup.neighbours(
        others, hashes, bands, radius, threads=threads, checkpoint=checkpoint, keep=back
    )
    return Pairs.joined([Pairs(many, few, bits) for few, many, bits in found])


@dataclass(frozen=True, slots=True)
class _Table:
    """Hashes of one side as columns of up to `cap` hashes that share a key."""

    hashes: Hashes
    """(cap, columns), filled from the top, padded below."""
    rows: npt.NDArray[np.int32]
    """(cap, columns), the row of each hash, -1 where padded."""
    fill: npt.NDArray[np.uint8]
    """Per column, how many hashes it holds."""
    first: npt.NDArray[np.int32]
    """Per key, its first column."""
    columns: npt.NDArray[np.int32]
    """Per key, how many columns it has."""
    keys: npt.NDArray[np.int32]
    """The keys that have a column."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What one band's search needs; both threads read it."""

    left: _Table
    right: _Table
    within: bool
    radius: int
    earlier: list[Band]


def _table(hashes: Hashes, band: Band, pad: np.uint64) -> _Table:
    keys = band.cut(hashes).astype(band.key_type)
    counts = np.bincount(keys, minlength=1 << band.bits).astype(np.int32)
    mean = len(hashes) / max(1, int(np.count_nonzero(counts)))
    cap = min(MAX_CAP, int(mean + 2 * mean**0.5 + 1))
    columns = -(-counts // cap)
    first = (np.cumsum(columns) - columns).astype(np.int32)
    width = int(columns.sum())
    order = np.argsort(keys, kind="stable").astype(np.int32)
    in_order = keys[order]
    place = np.arange(len(hashes), dtype=np.int32) - (np.cumsum(counts) - counts)[in_order]
    column = first[in_order] + place // cap
    flat = place % cap * width + column
    padded = np.full((cap, width), pad)
    rows = np.full((cap, width), -1, np.int32)
    padded.reshape(-1)[flat] = hashes[order]
    rows.reshape(-1)[flat] = order
    fill = np.bincount(column, minlength=width).astype(np.uint8)
    return _Table(padded, rows, fill, first, columns, np.flatnonzero(counts).astype(np.int32))


def _search(
    meeting: _Meeting, masks: list[int], checkpoint: Checkpoint, keep: Keep | None
) -> Pairs:
    """Compare the buckets that differ by each of these masks; the work of one thread."""
    left, right = meeting.left, meeting.right
    theirs = np.empty(COMPARED_AT_ONCE + MAX_CAP, np.uint64)
    differing = np.empty_like(theirs)
    bits = np.empty(len(theirs), np.uint8)
    near = np.empty(len(theirs), np.bool_)
    found = []
    for mask in masks:
        checkpoint()
        for ours_at, theirs_at in _meetings(meeting, mask):
            # left columns come fullest first: each slot concerns a run from the start
            concerned = np.searchsorted(-left.fill[ours_at].astype(np.int16), -np.arange(MAX_CAP))
            depth = int(right.fill[theirs_at].max())
            gathered = theirs[: depth * len(ours_at)].reshape(depth, -1)
            np.take(right.hashes[:depth], theirs_at, axis=1, out=gathered, mode="clip")
            for slot, width in enumerate(concerned.tolist()):
                if not width:
                    break
                size = depth * width
                np.bitwise_xor(
                    gathered[:, :width],
                    left.hashes[slot].take(ours_at[:width], mode="clip"),
                    out=differing[:size].reshape(depth, width),
                )
                np.bitwise_count(differing[:size], out=bits[:size])
                np.less_equal(bits[:size], meeting.radius, out=near[:size])
                flat = np.flatnonzero(near[:size])
                if len(flat):
                    place, column = np.divmod(flat, width)
                    found.append(
                        _reported(
                            meeting,
                            mask,
                            (slot, ours_at[column], place, theirs_at[column]),
                            (differing[flat], bits[flat]),
                            keep,
                        )
                    )
    return Pairs.joined(found)


def _meetings(
    meeting: _Meeting, mask: int
) -> Iterator[tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]]:
    """List the columns, left and right, whose keys differ by the mask, in runs to compare at once.

    The right columns of a run are filled alike and the left ones come fullest first: padding is
    then hardly ever compared.
    """
    left, right = meeting.left, meeting.right
    for start in range(0, len(left.keys), KEYS_AT_ONCE):
        keys = left.keys[start : start + KEYS_AT_ONCE]
        partners = keys ^ np.int32(mask)
        wanted = right.columns[partners] > 0
        if meeting.within and mask:
            wanted &= keys < partners
        keys, partners = keys[wanted], partners[wanted]
        many = right.columns[partners]
        times = left.columns[keys] * many
        ours, theirs = left.first[keys], right.first[partners]
        if len(times) and times.max() > 1:
            bucket = np.repeat(np.arange(len(times), dtype=np.int32), times)
            nth = np.arange(len(bucket), dtype=np.int32) - (np.cumsum(times) - times)[bucket]
            ours = (ours[bucket] + nth // many[bucket]).astype(np.int32)
            theirs = (theirs[bucket] + nth % many[bucket]).astype(np.int32)
            if meeting.within and not mask:
                forward = ours <= theirs
                ours, theirs = ours[forward], theirs[forward]
        by_depth = np.argsort(right.fill[theirs], kind="stable")[::-1]
        ours, theirs = ours[by_depth], theirs[by_depth]
        at = 0
        while at < len(ours):
            width = COMPARED_AT_ONCE // int(right.fill[theirs[at]])
            run = slice(at, at + width)
            fullest = np.argsort(left.fill[ours[run]], kind="stable")[::-1]
            yield ours[run][fullest], theirs[run][fullest]
            at += width


def _reported(
    meeting: _Meeting,
    mask: int,
    places: tuple[int, npt.NDArray[np.int32], npt.NDArray[np.int64], npt.NDArray[np.int32]],
    seen: tuple[Hashes, npt.NDArray[np.uint8]],
    keep: Keep | None,
) -> Pairs:
    """Turn places in the matrices into pairs of rows, without pads and without repetitions."""
    slot, ours_at, place, theirs_at = places
    differing, bits = seen
    rows_left = meeting.left.rows[slot, ours_at]
    rows_right = meeting.right.rows[place, theirs_at]
    fresh = (rows_left >= 0) & (rows_right >= 0)
    if meeting.within and not mask:
        fresh &= (ours_at < theirs_at) | (place > slot)
    for band in meeting.earlier:
        # an earlier band that qualifies has already reported the pair
        if band.flips >= 0:
            fresh &= np.bitwise_count(band.cut(differing)) > band.flips
    rows_left, rows_right = rows_left[fresh].astype(np.int64), rows_right[fresh].astype(np.int64)
    bits = bits[fresh]
    if meeting.within:
        rows_left, rows_right = np.minimum(rows_left, rows_right), np.maximum(rows_left, rows_right)
    if keep is not None and len(bits):
        wanted = keep(rows_left, rows_right, bits)
        rows_left, rows_right, bits = rows_left[wanted], rows_right[wanted], bits[wanted]
    return Pairs(rows_left, rows_right, bits)
