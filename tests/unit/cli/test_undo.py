import pytest

from mediadesk.cli.undo import print_undone
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut
from mediadesk.operations.resolve import Undone


@pytest.mark.parametrize(
    ("code", "told"), [(ReasonCode.JOB_INTERRUPTED, 130), (ReasonCode.LAST_COPY, 1)]
)
def test_an_undo_that_was_interrupted_says_so_to_the_shell(code: ReasonCode, told: int) -> None:
    undone = Undone(3, failed=(LeftOut(b"/a.jpg", Reason.of(code)),))
    assert print_undone([undone], as_json=True) == told
