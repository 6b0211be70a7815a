"""Holds recordings without loss against compressed ones that go: they may only be unpacked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mediadesk.catalog import contents, enlargements
from mediadesk.catalog.contents import FileContent
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.keepers import KeeperCode
from mediadesk.jobs.runner import JobRunner
from mediadesk.operations.children import plays_samples, take_samples
from mediadesk.operations.matching.full_look import is_as_scanned
from mediadesk.operations.matching.means import Means

if TYPE_CHECKING:
    from mediadesk.fingerprint.unpacking import Samples

_TIMEOUT_S = 30.0
_MOST_COMPRESSED = 3
"""A keeper is held against the largest of what is compressed."""


class _Question(NamedTuple):
    whole: FileContent
    compressed: Sequence[FileContent]


def ask(means: Means) -> bool:
    """Hold keepers without loss against compressed members, each pair once in a catalog's life.

    Returns whether one turned out to be only unpacked.
    """
    unpacked = False

    def keep(question: _Question, found: Mapping[int, bool]) -> None:
        nonlocal unpacked
        unpacked |= any(found.values())
        whole_id = question.whole.content_id
        means.store.catalog.submit(
            lambda writer: enlargements.store(writer, whole_id, found)
        ).result()

    JobRunner(means.workers).run(
        _questions(means),
        lambda question: _answer(means, question),
        keep,
        means.progress,
        describe=lambda question: names.shown(question.whole.path),
    )
    return unpacked


def _questions(means: Means) -> list[_Question]:
    with means.store.readers.snapshot() as reader:
        pairs = enlargements.unasked_sounds(reader, KeeperCode.LOSSLESS)
        files = contents.of_files(reader, sorted({id_ for pair in pairs for id_ in pair}))
    compressed: dict[int, list[FileContent]] = defaultdict(list)
    for whole_id, other_id in pairs:
        some = compressed[whole_id]
        if whole_id in files and other_id in files and len(some) < _MOST_COMPRESSED:
            some.append(files[other_id])
    return [_Question(files[whole_id], some) for whole_id, some in compressed.items() if some]


def _answer(means: Means, question: _Question) -> dict[int, bool] | None:
    """Return of each compressed content whether the other was unpacked from it; None: ask again.

    Each file is opened by the lane of its disk, so that a slow one holds up no other.
    """
    heard: dict[int, Samples] = {}
    found: dict[int, bool] = {}
    for one in question.compressed:
        means.checkpoint()
        if not is_as_scanned(one.path, one.stat):
            continue
        found[one.content_id] = False
        try:
            heard[one.content_id] = means.lanes.of(one.path).run(
                take_samples, one.path, timeout_s=_TIMEOUT_S, checkpoint=means.checkpoint
            )
        except OutsideError:
            continue  # nothing of it plays
    means.checkpoint()
    whole = question.whole
    if not heard or not is_as_scanned(whole.path, whole.stat):
        return found if found and not heard else None
    try:
        answers = means.lanes.of(whole.path).run(
            plays_samples,
            (whole.path, list(heard.values())),
            timeout_s=_TIMEOUT_S,
            checkpoint=means.checkpoint,
        )
    except OutsideError:
        return found
    return found | dict(zip(heard, answers, strict=True))
