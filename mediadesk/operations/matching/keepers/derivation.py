"""Asks whether a keeper was made from a member that is to go: then the member should stay."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness import enlargements
from mediadesk.catalog.store import Store
from mediadesk.domain import names
from mediadesk.domain.detail import Gain
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import PASSING_TROUBLE
from mediadesk.jobs.runner import JobRunner
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.verified_read import is_as_scanned

Part = TypeVar("Part")


class _Question(NamedTuple):
    keeper: FileContent
    others: Sequence[FileContent]


class Comparison(NamedTuple, Generic[Part]):
    """What is taken of each other file, and how a keeper is held against all that was taken.

    Both may raise `OutsideError`: it is too much for a child, and nothing more can be known, or
    the disk does not answer: then it is asked again.
    Nothing taken means that the keeper was not made from that file.
    """

    take: Callable[[FileContent, FileContent], Part | None]
    """Asked with the other file and the keeper."""
    compare: Callable[[FileContent, Sequence[Part]], Collection[Gain]]


def ask(
    context: SearchContext,
    pairs: Iterable[tuple[int, int]],
    files: Mapping[int, FileContent],
    comparison: Comparison[Part],
    *,
    most: int,
    keep: Callable[[Store, int, Mapping[int, Gain]], None] | None = None,
) -> bool:
    """Answer pairs (keeper, other member), each once in a catalog's life, and store it.

    `files` are those that may be opened, by id; a keeper is held against its first `most` others.
    `keep` stores what was found of a keeper's content, if it is not about enlargements. Returns
    whether one turned out to be made from another, or may be.
    """
    made = False

    def store(question: _Question, found: Mapping[int, Gain]) -> None:
        nonlocal made
        made |= any(found.values())
        (keep or _keep)(context.store, question.keeper.content_id, found)

    JobRunner(context.workers).run(
        _questions(pairs, files, most),
        lambda question: _answer(context, question, comparison),
        store,
        context.progress,
        describe=lambda question: names.shown(question.keeper.path),
    )
    return made


def _keep(store: Store, keeper_id: int, found: Mapping[int, Gain]) -> None:
    store.catalog.submit(lambda writer: enlargements.store(writer, keeper_id, found)).result()


def _questions(
    pairs: Iterable[tuple[int, int]], files: Mapping[int, FileContent], most: int
) -> list[_Question]:
    others: dict[int, list[FileContent]] = defaultdict(list)
    for keeper_id, other_id in pairs:
        if keeper_id in files and other_id in files and len(others[keeper_id]) < most:
            others[keeper_id].append(files[other_id])
    return [_Question(files[keeper_id], some) for keeper_id, some in others.items()]


def _answer(
    context: SearchContext, question: _Question, comparison: Comparison[Part]
) -> dict[int, Gain] | None:
    """Return what the keeper gained beyond each other content; None: ask again."""
    keeper = question.keeper
    found: dict[int, Gain] = {}
    parts: dict[int, Part] = {}
    for other in question.others:
        context.checkpoint()
        if not is_as_scanned(other.path, other.stat):
            continue
        try:
            taken = comparison.take(other, keeper)
        except OutsideError as error:
            if error.reason.code in PASSING_TROUBLE:
                continue
            taken = None
        found[other.content_id] = Gain.SOME
        if taken is not None:
            parts[other.content_id] = taken
    if not parts:
        return found or None
    context.checkpoint()
    if not is_as_scanned(keeper.path, keeper.stat):
        return None
    try:
        answers = comparison.compare(keeper, list(parts.values()))
    except OutsideError as error:
        return None if error.reason.code in PASSING_TROUBLE else found
    return found | dict(zip(parts, answers, strict=True))
