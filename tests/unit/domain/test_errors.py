"""Trouble found in a child process reaches its parent as it was."""

import pickle

import pytest

from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode


@pytest.mark.parametrize(
    "reason", [Reason.of(ReasonCode.NOT_MEDIA), Reason.of(ReasonCode.BROKEN, detail="torn")]
)
def test_trouble_is_the_same_on_the_other_side(reason: Reason) -> None:
    there = pickle.loads(pickle.dumps(OutsideError(reason)))  # noqa: S301 - our own bytes
    assert isinstance(there, OutsideError)
    assert there.reason == reason
    assert str(there) == str(OutsideError(reason))
