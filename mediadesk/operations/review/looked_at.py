"""Checks copies that only a look can tell: both must be as shown, and the keeper must open now."""

from collections.abc import Iterable
from dataclasses import dataclass

from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.likeness import pictures
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.study import Study, StudyRequest
from mediadesk.fingerprint.quick_hash import quick_hash
from mediadesk.fingerprint.versions import PICTURE_VERSION
from mediadesk.operations.children import study_many
from mediadesk.operations.lanes import Lanes

_TIMEOUT_S = 30.0
_DECODERS_DIFFER = 8
"""In levels of a cell; what is damaged or replaced differs by tens somewhere."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as it was shown when it was decided on; sizes are None where it has none."""

    file_id: int
    path: bytes
    quick_hash: str
    kind: MediaKind
    width: int | None
    height: int | None


class LookedAt:
    """Verifies pairs of such copies; see `resolve.Verifier`."""

    def __init__(self, readers: Readers, shown: Iterable[Shown], lanes: Lanes | None) -> None:
        """Know what was shown; without `lanes` nothing can be opened, and so nothing goes.

        What keepers looked like is read from the catalog.
        """
        self._readers = readers
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
        """Decode the keeper once more, in a child: it must be as large, and look as it did.

        A bad disk, or a program that puts the time back, changes what lies between a file's ends.
        """
        if self._lanes is None:
            return Reason.of(ReasonCode.NOT_VERIFIABLE)
        study = look_now(self._lanes, keeper.path, keeper.kind)
        if study is None:
            return Reason.of(ReasonCode.KEEPER_GONE, keeper=names.shown(keeper.path))
        sides = study.width, study.height
        if sides != (keeper.width, keeper.height) or not self._looks_as_it_did(keeper, study):
            return Reason.of(ReasonCode.KEEPER_CHANGED, keeper=names.shown(keeper.path))
        return None

    def _looks_as_it_did(self, keeper: Shown, study: Study) -> bool:
        with self._readers.use() as reader:
            known = pictures.greys(reader, [keeper.file_id], PICTURE_VERSION)
        before = known.get(keeper.file_id)
        if before is None or study.picture is None:
            return True
        now = study.picture.grey
        return max(abs(a - b) for a, b in zip(before, now, strict=True)) <= _DECODERS_DIFFER


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
