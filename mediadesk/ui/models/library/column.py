"""One column of a table of files: its title, its width, and how a file reads in it."""

from collections.abc import Callable
from dataclasses import dataclass

from mediadesk.domain.ordering import SortKey
from mediadesk.domain.records import FileRecord
from mediadesk.ui.formatting import tr

Text = Callable[[FileRecord], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: source title, width in pixels at first, how a record reads in it."""

    key: str
    title: str
    width: int
    text: Text
    sort: SortKey | None = None
    is_number: bool = False
    """Numbers stand at the right."""
    is_sentence: bool = False
    """A sentence that does not fit is cut at its end, anything else in its middle."""
    whole: Text | None = None
    """The whole value for the tooltip, where the cell shows a short one."""

    @property
    def heading(self) -> str:
        """Return the title in the user's language."""
        return tr("Column", self.title)
