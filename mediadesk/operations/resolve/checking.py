"""Looks once more at a file and its keeper right before the file goes: both must be as scanned."""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from mediadesk.disk import cloud
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached, relative
from mediadesk.disk.comparing import same_bytes
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import ScannedFile, Step
from mediadesk.fingerprint.quick_hash import EDGE_BYTES, quick_hash_of_ends
from mediadesk.operations.resolve.identical import why_not_identical

Verifier = Callable[[bytes, bytes], Reason | None]
"""Takes keeper and victim; returns why the victim must stay, None when the keeper replaces it."""
Verifiers = Mapping[ClusterKind, Verifier]


class RefusedError(Exception):
    """A file must stay where it is."""

    def __init__(self, reason: Reason) -> None:
        """Remember why."""
        super().__init__(reason.code)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Checked:
    """A victim that may go, held open, and the keeper that stays for it."""

    victim: Place
    descriptor: int
    keeper: Place
    keeper_path: bytes
    keeper_descriptor: int
    keeper_status: os.stat_result

    def keeper_still_stays(self) -> bool:
        """Tell whether the keeper is still under its name, untouched since it was compared.

        Asked by path once the victim is gone: an alias of the victim would be gone with it.
        """
        try:
            by_path = os.lstat(self.keeper_path)
            by_folder = self.keeper.look()
        except OSError:
            return False
        return all(
            _state(now) == _state(self.keeper_status)
            for now in (by_path, by_folder, os.fstat(self.keeper_descriptor))
        )


@contextmanager
def checked(step: Step, verifiers: Verifiers, checkpoint: Checkpoint) -> Iterator[Checked]:
    """Open victim and keeper and make sure that the victim may go. Raises RefusedError, OSError.

    An OSError of the keeper is a refusal; those of the victim leave as they are.
    """
    folder, name = relative(step.victim.path, step.root)
    with reached(step.root, folder) as found:
        victim = Place(found, name)
        if step.may_be_away and cloud.is_away(victim.look()):
            raise RefusedError(Reason.of(ReasonCode.FILE_IN_CLOUD))
        with victim.opened() as descriptor, _keeper(step) as (keeper, keeper_descriptor):
            before, keeper_before = os.fstat(descriptor), os.fstat(keeper_descriptor)
            _compare_with_scan(step, descriptor, keeper_descriptor)
            _require_two_files(step, before, keeper_before, is_one_name=victim.is_name_of(keeper))
            _require_same(step, descriptor, keeper_descriptor, verifiers, checkpoint)
            _require_untouched(step, descriptor, before, keeper_descriptor, keeper_before)
            yield Checked(
                victim, descriptor, keeper, step.keeper.path, keeper_descriptor, keeper_before
            )


@contextmanager
def _keeper(step: Step) -> Iterator[tuple[Place, int]]:
    folder, name = relative(step.keeper.path, step.keeper_root)
    with ExitStack() as opened:
        try:
            place = Place(opened.enter_context(reached(step.keeper_root, folder)), name)
            if step.may_be_away and cloud.is_away(place.look()):
                raise RefusedError(Reason.of(ReasonCode.FILE_IN_CLOUD))
            descriptor = opened.enter_context(place.opened())
        except OSError as error:
            gone = Reason.of(ReasonCode.KEEPER_GONE, keeper=names.shown(step.keeper.path))
            raise RefusedError(gone) from error
        yield place, descriptor


def quick_hash_of_open(descriptor: int) -> str:
    """Return the quick hash of an open file."""
    size = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    head = os.read(descriptor, EDGE_BYTES)
    os.lseek(descriptor, max(0, size - EDGE_BYTES), os.SEEK_SET)
    return quick_hash_of_ends(size, head=head, tail=os.read(descriptor, EDGE_BYTES))


def is_as_known(descriptor: int, known: FileStat, quick_hash: str) -> bool:
    """Tell whether an open file is the one that was known: size, time, and its ends where known.

    Only device, inode or time of change differ when a USB disk or a share was mounted again: then
    the ends decide.
    """
    now = FileStat.of(os.fstat(descriptor))
    if (now.size_bytes, now.mtime_ns) != (known.size_bytes, known.mtime_ns):
        return False
    if (now.dev, now.inode, now.ctime_ns) == (known.dev, known.inode, known.ctime_ns):
        return True
    return not quick_hash or quick_hash_of_open(descriptor) == quick_hash


def _compare_with_scan(step: Step, descriptor: int, keeper_descriptor: int) -> None:
    if not _is_as_scanned(descriptor, step.victim):
        raise RefusedError(Reason.of(ReasonCode.CHANGED_SINCE_SCAN))
    if not _is_as_scanned(keeper_descriptor, step.keeper):
        keeper = names.shown(step.keeper.path)
        raise RefusedError(Reason.of(ReasonCode.KEEPER_CHANGED, keeper=keeper))


def _is_as_scanned(descriptor: int, scanned: ScannedFile) -> bool:
    return is_as_known(descriptor, scanned.stat, scanned.quick_hash)


def _require_two_files(
    step: Step, victim: os.stat_result, keeper: os.stat_result, *, is_one_name: bool
) -> None:
    """Refuse one file under two names: a link, a bind mount, another case or form of the name."""
    if step.carried:
        return
    if is_one_name or os.path.samestat(victim, keeper):
        raise RefusedError(Reason.of(ReasonCode.SAME_FILE, keeper=names.shown(step.keeper.path)))
    if victim.st_nlink > 1:
        raise RefusedError(Reason.of(ReasonCode.NOTHING_TO_GAIN))


def _require_same(
    step: Step,
    descriptor: int,
    keeper_descriptor: int,
    verifiers: Verifiers,
    checkpoint: Checkpoint,
) -> None:
    """Exact means: every byte, now; identical: every byte of the payload, now."""
    if step.carried:
        return
    keeper = names.shown(step.keeper.path)
    if step.kind is ClusterKind.EXACT:
        if not same_bytes(descriptor, keeper_descriptor, checkpoint):
            raise RefusedError(Reason.of(ReasonCode.CONTENT_DIFFERS, keeper=keeper))
        return
    if step.kind is ClusterKind.IDENTICAL:
        reason = why_not_identical(
            (step.victim.path, descriptor), (step.keeper.path, keeper_descriptor), checkpoint
        )
        if reason is not None:
            raise RefusedError(reason)
        return
    verifier = verifiers.get(step.kind)
    if verifier is None:
        raise RefusedError(Reason.of(ReasonCode.NOT_VERIFIABLE))
    if (reason := verifier(step.keeper.path, step.victim.path)) is not None:
        raise RefusedError(reason)


def _require_untouched(
    step: Step,
    descriptor: int,
    before: os.stat_result,
    keeper_descriptor: int,
    keeper_before: os.stat_result,
) -> None:
    if _state(os.fstat(descriptor)) != _state(before):
        raise RefusedError(Reason.of(ReasonCode.CHANGED_SINCE_SCAN))
    if _state(os.fstat(keeper_descriptor)) != _state(keeper_before):
        keeper = names.shown(step.keeper.path)
        raise RefusedError(Reason.of(ReasonCode.KEEPER_CHANGED, keeper=keeper))


def _state(status: os.stat_result) -> tuple[int, ...]:
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        stat.S_IFMT(status.st_mode),
    )
