"""Many dates changed at once: which files, how, and what that comes to before it is decided."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from mediadesk.domain.dating import ChosenDate, Shift
from mediadesk.domain.reasons import Reason
from mediadesk.domain.records import FileRecord

CameraKey = tuple[str, str, str]
"""Make, model, serial number."""


@dataclass(frozen=True, slots=True)
class CameraFiles:
    """A camera of the library: what it is called, how many files, from when to when.

    `first` and `last` are ISO 8601 without zone; `shift_s` is the correction accepted already.
    """

    key: CameraKey
    name: str
    files: int
    first: str | None
    last: str | None
    shift_s: float = 0.0


@dataclass(frozen=True, slots=True)
class DateChange:
    """What is to be done with many dates: a shift, or one date for all, `text` as it was typed.

    With `camera`, its clock is put right by the shift: for files still to come, too.
    """

    shift: Shift | None = None
    date: ChosenDate | None = None
    text: str = ""
    camera: CameraKey | None = None

    def __bool__(self) -> bool:
        """Tell whether it says what is to be done, not only with which camera."""
        return self.shift is not None or self.date is not None


@dataclass(frozen=True, slots=True)
class ChangedDate:
    """One file of a change. Without `after` it stays as it is: the user decided, or `trouble`.

    `witness` is another source's name that says the same as `after`, within `apart_s` seconds.
    """

    file: FileRecord
    before: ChosenDate | None
    after: ChosenDate | None
    decided: bool = False
    witness: str | None = None
    apart_s: float = 0.0
    trouble: Reason | None = None


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """All files of a change in the order of time, and what becomes of them by month."""

    ids: "array[int]"
    agreeing: "array[int]"
    left: "array[int]"
    before: Mapping[str, int]
    after: Mapping[str, int]

    @property
    def changing(self) -> int:
        """How many files get another date."""
        return len(self.ids) - len(self.left)
