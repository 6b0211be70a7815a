"""Holds pictures that are to stay against smaller ones that go: they may only be enlarged."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mediadesk.catalog import enlargements
from mediadesk.catalog.contents import FileContent
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.keepers import KeeperCode
from mediadesk.jobs.runner import JobRunner
from mediadesk.operations.children import are_enlarged, take_parts
from mediadesk.operations.matching.full_look import is_as_scanned
from mediadesk.operations.matching.means import Means

if TYPE_CHECKING:
    from mediadesk.fingerprint.enlarging import SmallPicture

_TIMEOUT_S = 15.0
_MOST_SMALLER = 4
"""A keeper is held against the largest of what is smaller; the others were made from these."""
_MOST_PIXELS = 51_000_000
"""Larger pictures take more than the 300 MB that a child is to have; they pass for real ones."""
_BY_SIZE = frozenset({KeeperCode.RESOLUTION, KeeperCode.NOT_EDITED, KeeperCode.NOT_SAVED_AGAIN})
"""Reasons for a smaller picture to go that do not hold beside an enlarged one."""


class _Question(NamedTuple):
    large: FileContent
    smaller: Sequence[FileContent]


def ask(means: Means, files: Mapping[int, FileContent]) -> bool:
    """Hold keepers of similar clusters against smaller members, each pair once in a catalog's life.

    `files` are those that may be opened, by id. Returns whether one turned out to be enlarged.
    """
    enlarged = False

    def keep(question: _Question, found: Mapping[int, bool]) -> None:
        nonlocal enlarged
        enlarged |= any(found.values())
        large_id = question.large.content_id
        means.store.catalog.submit(
            lambda writer: enlargements.store(writer, large_id, found)
        ).result()

    JobRunner(means.workers).run(
        _questions(means, files),
        lambda question: _answer(means, question),
        keep,
        means.progress,
        describe=lambda question: names.shown(question.large.path),
    )
    return enlarged


def _questions(means: Means, files: Mapping[int, FileContent]) -> list[_Question]:
    with means.store.readers.use() as reader:
        pairs = enlargements.unasked(reader, ClusterKind.SIMILAR, _BY_SIZE)
    smaller: dict[int, list[FileContent]] = defaultdict(list)
    for large_id, small_id in pairs:
        if large_id in files and small_id in files and len(smaller[large_id]) < _MOST_SMALLER:
            smaller[large_id].append(files[small_id])
    return [_Question(files[large_id], some) for large_id, some in smaller.items()]


def _answer(means: Means, question: _Question) -> dict[int, bool] | None:
    """Return of each smaller content whether the larger was enlarged from it; None: ask again.

    Each file is opened by the lane of its disk, so that a slow one holds up no other.
    """
    large = question.large
    found: dict[int, bool] = {}
    parts: dict[int, SmallPicture] = {}
    for small in question.smaller:
        means.checkpoint()
        if not is_as_scanned(small.path, small.stat):
            continue
        found[small.content_id] = False
        if _pixels(large) <= _MOST_PIXELS and (taken := _parts(means, small, large)) is not None:
            parts[small.content_id] = taken
    if not parts:
        return found or None
    means.checkpoint()
    if not is_as_scanned(large.path, large.stat):
        return None
    try:
        answers = means.lanes.of(large.path).run(
            are_enlarged,
            (large.path, list(parts.values())),
            timeout_s=_TIMEOUT_S,
            checkpoint=means.checkpoint,
        )
    except OutsideError:  # it is too much for its child: nothing more can be known
        return found
    return found | dict(zip(parts, answers, strict=True))


def _parts(means: Means, small: FileContent, large: FileContent) -> "SmallPicture | None":
    scale = math.sqrt(_pixels(large) / max(1, _pixels(small)))
    try:
        return means.lanes.of(small.path).run(
            take_parts,
            (small.path, scale),
            timeout_s=_TIMEOUT_S,
            checkpoint=means.checkpoint,
        )
    except OutsideError:
        return None


def _pixels(file: FileContent) -> int:
    return (file.width or 0) * (file.height or 0)
