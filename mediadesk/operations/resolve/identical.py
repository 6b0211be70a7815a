"""Whether two open files show the same at this moment, and which of them holds more beside that."""

import os

from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Step
from mediadesk.fingerprint.payload import full_payload
from mediadesk.formats.inventory import inventory
from mediadesk.formats.source import Source


def why_not_identical(
    step: Step, victim: int, keeper: int, checkpoint: Checkpoint
) -> Reason | None:
    """Compare the payloads of two open files, every byte of them; None when the victim may go.

    Payload, trailer and display facts must be the same. A file that holds all that the other
    holds, and more, must be the one that stays.
    """
    stays = names.shown(step.keeper.path)
    try:
        with _source(step.victim.path, victim) as one, _source(step.keeper.path, keeper) as other:
            mine, theirs = full_payload(one, checkpoint), full_payload(other, checkpoint)
            if mine is None or mine != theirs:
                return Reason.of(ReasonCode.CONTENT_DIFFERS, keeper=stays)
            held, kept = inventory(one.stream()), inventory(other.stream())
    except OutsideError as error:
        return error.reason
    if held is not None and kept is not None and held > kept:
        return Reason.of(ReasonCode.HOLDS_MORE, keeper=stays)
    return None


def is_same_payload(one: tuple[bytes, int], other: tuple[bytes, int]) -> bool:
    """Tell whether two files, given as (path, descriptor), show the same, every byte of it."""
    try:
        with _source(*one) as mine, _source(*other) as theirs:
            found = full_payload(mine, _go_on)
            return found is not None and found == full_payload(theirs, _go_on)
    except OutsideError:
        return False


def _go_on() -> None:
    """Compare to the end: a file is deleted or it is not."""


def _source(path: bytes, descriptor: int) -> Source:
    return Source(path, os.dup(descriptor))
