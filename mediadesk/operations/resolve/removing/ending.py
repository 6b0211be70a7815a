"""Where a batch ends before its time, and why: altogether, or on one disk alone.

It ends at the first trouble that nobody expects. A disk that is full, read only or away by now is
expected: what is on it stays, and files on other disks go on.
"""

import errno

from mediadesk.domain.journal import Entry, RemovalPlace
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Step

_OF_ONE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


class Ending:
    """What a batch that is under way has met."""

    def __init__(self) -> None:
        """Nothing has gone wrong yet."""
        self.why: Reason | None = None
        self._is_over = False
        self._closed: dict[bytes, Reason] = {}
        """Roots on which nothing more can be done, and why."""

    def of(self, step: Step) -> Reason | None:
        """Return why a step need not be tried; None when it is to be."""
        if self._is_over:
            return Reason.of(ReasonCode.NOT_REACHED)
        return self._closed.get(step.root)

    def altogether(self, reason: Reason) -> Reason:
        """Note that nothing more is to be done; returns the reason."""
        self.why, self._is_over = reason, True
        return reason

    def where_away(self, reason: Reason) -> Reason:
        """Note that a disk is away, which whoever needs it is told; returns the reason."""
        self.why = self.why or reason
        return reason

    def by(self, error: OSError, reason: Reason, entry: Entry) -> None:
        """Note what an error of a place means for the files that are still to go."""
        to_one_folder = entry.draft.place is RemovalPlace.FOLDER  # files of all disks go there
        if error.errno in _OF_ONE_DISK and not to_one_folder:
            self._closed[entry.draft.root] = reason
            self.why = self.why or reason
        else:
            self.altogether(reason)
