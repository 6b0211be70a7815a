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
    """Why and where a running batch can do no more."""

    def __init__(self) -> None:
        """Nothing has gone wrong yet."""
        self.why: Reason | None = None
        self._is_over = False
        self._closed: dict[bytes, Reason] = {}
        """Roots on which nothing more can be done, and why."""

    def why_not(self, step: Step) -> Reason | None:
        """Return why a step is not tried; None when it is."""
        if self._is_over:
            return Reason.of(ReasonCode.NOT_REACHED)
        return self._closed.get(step.root)

    def stop_all(self, reason: Reason) -> Reason:
        """Note that nothing more is to be done; returns the reason."""
        self.why, self._is_over = reason, True
        return reason

    def note_away(self, reason: Reason) -> Reason:
        """Note that a disk is away: only the steps that need it fail; returns the reason."""
        self.why = self.why or reason
        return reason

    def note_error(self, error: OSError, reason: Reason, entry: Entry) -> None:
        """Note what an error means for the remaining steps: closes one root, or stops all."""
        to_one_folder = entry.draft.place is RemovalPlace.FOLDER  # files of all disks go there
        if error.errno in _OF_ONE_DISK and not to_one_folder:
            self._closed[entry.draft.root] = reason
            self.why = self.why or reason
        else:
            self.stop_all(reason)
