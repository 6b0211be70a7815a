"""Checks copies that only a look can tell: both must be as shown, and the keeper must open now."""

from collections.abc import Iterable
from dataclasses import dataclass

from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.study import Study, StudyRequest
from mediadesk.fingerprint.quick_hash import quick_hash
from mediadesk.operations.children import study_many
from mediadesk.operations.lanes import Lanes

_TIMEOUT_S = 30.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as it was shown when it was decided on; sizes are None where it has none."""

    path: bytes
    quick_hash: str
    kind: MediaKind
    width: int | None
    height: int | None


class LookedAt:
    """Verifies pairs of such copies; see `resolve.Verifier`."""

    def __init__(self, shown: Iterable[Shown], lanes: Lanes | None) -> None:
        """Know what was shown; without `lanes` nothing can be opened, and so nothing goes."""
        self._shown = {file.path: file for file in shown}
        self._lanes = lanes
        self._opened: dict[bytes, Reason | None] = {}

    def __call__(self, keeper: bytes, victim: bytes) -> Reason | None:
        """Return why the victim must stay, None when the keeper is there for it."""
        if not self._is_as_shown(victim):
            return Reason.of(ReasonCode.CHANGED_SINCE_SCAN)
        if not self._is_as_shown(keeper):
            return Reason.of(ReasonCode.KEEPER_CHANGED, keeper=names.shown(keeper))
        if keeper not in self._opened:
            self._opened[keeper] = self._open(self._shown[keeper])
        return self._opened[keeper]

    def _is_as_shown(self, path: bytes) -> bool:
        shown = self._shown.get(path)
        if shown is None or not shown.quick_hash:
            return False
        try:
            return quick_hash(path) == shown.quick_hash
        except OutsideError:
            return False

    def _open(self, keeper: Shown) -> Reason | None:
        """Decode the keeper once more, in a child, and read its dimensions again."""
        if self._lanes is None:
            return Reason.of(ReasonCode.NOT_VERIFIABLE)
        study = look_now(self._lanes, keeper.path, keeper.kind)
        if study is None:
            return Reason.of(ReasonCode.KEEPER_GONE, keeper=names.shown(keeper.path))
        if (study.width, study.height) != (keeper.width, keeper.height):
            return Reason.of(ReasonCode.KEEPER_CHANGED, keeper=names.shown(keeper.path))
        return None


def look_now(lanes: Lanes, path: bytes, kind: MediaKind) -> Study | None:
    """Open a file in a child at this moment, as far as a scan does; None when it cannot be read."""
    request = StudyRequest(
        path=path,
        root_length=0,
        kind=kind,
        mtime_ns=0,
        want_quick=False,
        want_picture=kind is MediaKind.PHOTO,
        want_facts=True,
    )
    try:
        (study,) = lanes.of(path).run(study_many, [request], timeout_s=_TIMEOUT_S)
    except OutsideError:
        return None
    return study if study.reason is None else None
