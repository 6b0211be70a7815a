"""How the user likes to see a place: grid or table, order, headings, sizes."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.ordering import Grouping, SortKey
from mediadesk.ui.state import WindowState
from mediadesk.ui.widgets.lists.thumb_view import USUAL_CELL_SIZE

_Value = TypeVar("_Value", bound=StrEnum)

NATURAL_SORT = {
    Grouping.DAY: SortKey.TAKEN,
    Grouping.MONTH: SortKey.TAKEN,
    Grouping.FOLDER: SortKey.FOLDER,
    Grouping.KIND: SortKey.KIND,
    Grouping.RESOLUTION: SortKey.RESOLUTION,
    Grouping.ARTIST: SortKey.ARTIST,
    Grouping.ALBUM: SortKey.ALBUM,
}
"""Headings need their own order: a list sorted by size cannot stand under days."""
_FALLS = (
    SortKey.TAKEN, SortKey.SIZE, SortKey.MODIFIED, SortKey.DURATION, SortKey.DIMENSIONS,
    SortKey.RESOLUTION, SortKey.FRAME_RATE, SortKey.BIT_RATE, SortKey.BITS_PER_PIXEL, SortKey.EYE,
    SortKey.COMPLETENESS, SortKey.SAMPLE_RATE, SortKey.LOSSLESS,
)  # fmt: skip
"""What one wants to see from the newest or largest on."""


class View(StrEnum):
    """The two ways to see files."""

    GRID = "grid"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen for one place."""

    view: View = View.GRID
    sort: SortKey = SortKey.TAKEN
    descending: bool = True
    group: Grouping = Grouping.DAY
    in_table: bool = False
    """True when the headings were chosen: then a table has them, too, else only the grid."""
    cell: int = USUAL_CELL_SIZE
    whole: bool = False
    details: bool | None = None
    """None until chosen: open in a wide window, closed in a narrow one."""

    def sorted_by(self, key: SortKey) -> "Choices":
        """Sort by `key`; a second time turns the order round. Headings that do not fit go."""
        descending = not self.descending if key == self.sort else key in _FALLS
        fits = NATURAL_SORT.get(self.group) == key
        group = self.group if fits else Grouping.NONE
        return replace(self, sort=key, descending=descending, group=group)

    def grouped_by(self, group: Grouping) -> "Choices":
        """Cut grid and table by headings, in the order they need."""
        sort = NATURAL_SORT.get(group, self.sort)
        descending = self.descending if sort == self.sort else sort in _FALLS
        return replace(self, group=group, in_table=True, sort=sort, descending=descending)

    @property
    def headings(self) -> Grouping:
        """By what the view that is shown is cut."""
        return self.group if self.view is View.GRID or self.in_table else Grouping.NONE


def usual(place: SmartPlace, *, in_folder: bool) -> Choices:
    """Return how a place looks until something else is chosen."""
    if place in (SmartPlace.ERRORS, SmartPlace.AUDIO):
        return Choices(View.TABLE, SortKey.FOLDER, descending=False, group=Grouping.NONE)
    if in_folder:
        return Choices(sort=SortKey.TAKEN, group=Grouping.MONTH)
    return Choices()


def load(state: WindowState, name: str, fallback: Choices) -> Choices:
    """Return what was remembered under `place/NAME`."""

    def value(key: str, usual: _Value) -> _Value:
        known = {member.value: member for member in type(usual)}
        return known.get(state.text(f"place/{name}/{key}"), usual)

    details = state.text(f"place/{name}/details")
    return Choices(
        view=value("view", fallback.view),
        sort=value("sort", fallback.sort),
        descending=state.flag(f"place/{name}/descending", default=fallback.descending),
        group=value("group", fallback.group),
        in_table=state.flag(f"place/{name}/in-table", default=fallback.in_table),
        cell=state.number(f"place/{name}/cell", fallback.cell),
        whole=state.flag(f"place/{name}/whole", default=fallback.whole),
        details={"open": True, "closed": False}.get(details),
    )


def keep(state: WindowState, name: str, choices: Choices) -> None:
    """Remember the choices under `place/NAME`."""
    state.keep(f"place/{name}/view", choices.view.value)
    state.keep(f"place/{name}/sort", choices.sort.value)
    state.keep(f"place/{name}/descending", choices.descending)
    state.keep(f"place/{name}/group", choices.group.value)
    state.keep(f"place/{name}/in-table", choices.in_table)
    state.keep(f"place/{name}/cell", choices.cell)
    state.keep(f"place/{name}/whole", choices.whole)
    if choices.details is not None:
        state.keep(f"place/{name}/details", "open" if choices.details else "closed")
