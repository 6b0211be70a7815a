"""What keepers are given in a batch: each once, before the first of its copies goes."""

import errno
import os
from collections.abc import Callable, Iterable, Mapping

from mediadesk.disk.changing.transfer import SwappedError
from mediadesk.domain import names
from mediadesk.domain.journal import Entry
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Merge, Step
from mediadesk.operations.resolve import sidecar_writing
from mediadesk.operations.resolve.checking import RefusedError
from mediadesk.operations.resolve.moving import OF_ONE_FILE, reason_of
from mediadesk.operations.resolve.removing.ending import Ending
from mediadesk.operations.resolve.removing.unmarked import Unmarked


class DueMerges:
    """The merges of a batch, by number: each is written once, when the first copy needs it."""

    def __init__(
        self, merges: Mapping[int, tuple[Merge, Entry]], unmarked: Unmarked, ending: Ending
    ) -> None:
        """Note what is written in `unmarked`, and in `ending` trouble that ends the batch."""
        self._merges, self._unmarked, self._ending = merges, unmarked, ending
        self._tried: dict[int, Reason | None] = {}
        """Why one failed, None when it is done."""
        self._served: set[int] = set()
        self.idle: list[int] = []
        """Entries of merges into keepers of which no copy was removed in the end."""
        self.failed_in: set[bytes] = set()
        """Folders in which a sidecar was not written after all."""

    def write_for(self, step: Step) -> None:
        """Write the merge of a step's keeper, once. Raises RefusedError when that fails."""
        if (number := step.merge) is None:
            return
        if number not in self._tried:
            self._tried[number] = self._try(*self._merges[number])
        if (trouble := self._tried[number]) is not None:
            raise RefusedError(trouble)

    def note_gone(self, steps: Iterable[Step]) -> None:
        """Note that these copies are removed, so that their merges stay."""
        self._served |= {step.merge for step in steps if step.merge is not None}

    def drop_idle(self, mark: Callable[[], None]) -> None:
        """Give up merges of which no copy went; `mark` journals what was done so far."""
        for number, (_, entry) in self._merges.items():
            if number in self._served:
                continue
            if number not in self._tried:
                self._unmarked.note_left(entry, Reason.of(ReasonCode.NOT_REACHED))
            elif self._tried[number] is None:
                mark()  # it is marked done: from here on it is an undo like any other
                self.idle.append(entry.id)

    def _try(self, merge: Merge, entry: Entry) -> Reason | None:
        try:
            stat = sidecar_writing.write(merge, entry)
        except RefusedError as error:
            trouble = error.reason
        except SwappedError:
            trouble = Reason.of(ReasonCode.SIDECAR_CHANGED, sidecar=names.shown(merge.path))
        except OSError as error:
            trouble = reason_of(error, merge.path, names.shown(merge.root))
            if error.errno not in OF_ONE_FILE and error.errno != errno.EXDEV:
                self._ending.note_error(error, trouble, entry)
        else:
            self._unmarked.note_held(entry, stat)
            return None
        self._unmarked.note_left(entry, trouble)
        self.failed_in.add(os.path.dirname(merge.path))
        return trouble
