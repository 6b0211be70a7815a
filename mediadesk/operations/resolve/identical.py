"""Whether two open files show the same at this moment, and which of them holds more beside that."""

import os

from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
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
    keeper = names.shown(stays[0])
    try:
        with _source(*goes) as one, _source(*stays) as other:
            mine, theirs = full_payload(one, checkpoint), full_payload(other, checkpoint)
            if mine is None or mine != theirs:
                return Reason.of(ReasonCode.CONTENT_DIFFERS, keeper=keeper)
            held, kept = inventory(one.stream()), inventory(other.stream())
    except OutsideError as error:
        return error.reason
    if held is not None and kept is not None and held > kept:
        return Reason.of(ReasonCode.HOLDS_MORE, keeper=keeper)
    return None


def _source(path: bytes, descriptor: int) -> Source:
    return Source(path, os.dup(descriptor))
