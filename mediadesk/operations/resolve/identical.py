"""Whether two open files show the same at this moment, and which of them holds more beside that."""

import os
from collections.abc import Callable

from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.fields import kinds_of, named
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.fingerprint.payload import full_payload
from mediadesk.formats.fields.inventory import inventory
from mediadesk.formats.source import Source


def why_not_identical(
    goes: tuple[bytes, int], stays: tuple[bytes, int], checkpoint: Checkpoint = lambda: None
) -> Reason | None:
    """Compare the payloads of two files, given as (path, descriptor), every byte of them.

    None when the first may go. Payload, trailer and display facts must be the same, and one that
    holds all that the other holds, and more, must be the one that stays.
    """
    found = _fields(goes, stays, checkpoint)
    if isinstance(found, Reason):
        return found
    held, kept = found
    if held is not None and kept is not None and held > kept:
        return Reason.of(ReasonCode.HOLDS_MORE, keeper=names.shown(stays[0]))
    return None


def why_not_identical_any_more(
    went: tuple[bytes, int], stays: tuple[bytes, int], beside: Callable[[], frozenset[int]]
) -> Reason | None:
    """Compare a file with the one it went for, which was edited since.

    What that one says may be another thing by now, but of each that the first tells of it has to
    say something, itself or `beside` it.
    """
    found = _fields(went, stays, lambda: None)
    if isinstance(found, Reason):
        return found
    held, kept = found[0] or frozenset(), found[1] or frozenset()
    less = why_says_less(held, stays[0], kept)
    return less and why_says_less(held, stays[0], kept | beside())


def why_says_less(held: frozenset[int], keeper: bytes, kept: frozenset[int]) -> Reason | None:
    """Return what a keeper lacks that was said of a file which went for it; None when nothing."""
    lost = set(kinds_of(held)).difference(kinds_of(kept))
    if held > kept:
        lost.update(kinds_of(held - kept))
    if not lost:
        return None
    fields = named(sorted(lost))
    return Reason.of(ReasonCode.KEEPER_SAYS_LESS, keeper=names.shown(keeper), fields=fields)


def _fields(
    goes: tuple[bytes, int], stays: tuple[bytes, int], checkpoint: Checkpoint
) -> tuple[frozenset[int] | None, frozenset[int] | None] | Reason:
    """Return what two files say beside what they show; or that they do not show the same."""
    try:
        with _source(*goes) as one, _source(*stays) as other:
            mine, theirs = full_payload(one, checkpoint), full_payload(other, checkpoint)
            if mine is None or mine != theirs:
                return Reason.of(ReasonCode.CONTENT_DIFFERS, keeper=names.shown(stays[0]))
            return inventory(one.stream()), inventory(other.stream())
    except OutsideError as error:
        return error.reason


def _source(path: bytes, descriptor: int) -> Source:
    return Source(path, os.dup(descriptor))
