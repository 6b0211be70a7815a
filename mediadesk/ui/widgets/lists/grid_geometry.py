"""Where each cell of a grid or list is: columns, rows and headings as sums, for a million files."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

GAP = 8
HEADING = 44

Box = tuple[int, int, int, int]
"""Left, top, width and height in pixels from the top left of the whole grid."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Pixels around the cells; `cell` is their height, None for pictures of 4:3."""

    gap: int = GAP
    heading: int = HEADING
    top: int = 16
    """Above the first line where there are no headings."""
    bottom: int = 20
    cell: int | None = None


GRID = Spacing()


class GridGeometry:
    """Cells in columns that fill the width, a heading over each group.

    Everything follows from a running sum over the groups, so that a million files in ten
    thousand groups are laid out in milliseconds and found by bisection.
    """

    def __init__(
        self,
        counts: Sequence[int],
        *,
        width: int,
        wanted: int,
        left: int,
        right: int,
        headings: bool,
        spacing: Spacing = GRID,
    ) -> None:
        """Lay out groups of `counts` files in `width`; cells are about `wanted` wide."""
        room, gap = max(1, width - left - right), spacing.gap
        self.columns = max(1, (room + gap) // (wanted + gap))
        self._edges = [
            left + round(column * (room + gap) / self.columns) for column in range(self.columns + 1)
        ]
        self.cell_width = max(1, (room - gap * (self.columns - 1)) // self.columns)
        self.cell_height = spacing.cell or max(1, round(self.cell_width * 3 / 4))
        self.pitch = self.cell_height + gap
        self.heading = spacing.heading if headings else 0
        self._starts = [0, *accumulate(counts)]
        heights = (self.heading + -(-count // self.columns) * self.pitch - gap for count in counts)
        self._tops = [0 if headings else spacing.top]
        self._tops += accumulate(heights, initial=self._tops[0])
        del self._tops[0]
        self.count = self._starts[-1]
        self.height = self._tops[-1] + spacing.bottom if self.count else 0

    def box(self, row: int) -> Box:
        """Return the cell of the file at `row`."""
        group = bisect_right(self._starts, row) - 1
        line, column = divmod(row - self._starts[group], self.columns)
        top = self._tops[group] + self.heading + line * self.pitch
        return self._edges[column], top, self.cell_width, self.cell_height

    def row_at(self, x: int, y: int) -> int:
        """Return the file at a point, -1 between cells."""
        group = self._group_at(y)
        if group < 0:
            return -1
        line, inside = divmod(y - self._tops[group] - self.heading, self.pitch)
        column = bisect_right(self._edges, x) - 1
        if line < 0 or inside >= self.cell_height or not 0 <= column < self.columns:
            return -1
        if x >= self._edges[column] + self.cell_width:
            return -1
        row = self._starts[group] + line * self.columns + column
        return row if row < self._starts[group + 1] else -1

    def rows_between(self, top: int, bottom: int) -> range:
        """Return the files with some part between two heights, as one run."""
        if not self.count or bottom <= self._tops[0] or top >= self._tops[-1]:
            return range(0)
        first = self._line_start(max(top, self._tops[0]), after=True)
        last = self._line_start(min(bottom, self._tops[-1]) - 1, after=False)
        return range(first, last)

    def headings_between(self, top: int, bottom: int) -> Iterator[tuple[int, int]]:
        """Yield (group, height of its heading's top) for headings in sight."""
        if not self.heading or not self.count:
            return
        group = max(0, bisect_right(self._tops, top) - 1)
        while group < len(self._tops) - 1 and self._tops[group] < bottom:
            if self._tops[group] + self.heading > top:
                yield group, self._tops[group]
            group += 1

    def rows_in(self, box: Box) -> list[range]:
        """Return the files whose cells touch a box, as runs."""
        left, top, width, height = box
        first = bisect_right(self._edges, left - self.cell_width)
        last = min(self.columns, bisect_left(self._edges, left + width))
        runs: list[range] = []
        if first >= last:
            return runs
        rows = self.rows_between(top, top + height)
        if first == 0 and last == self.columns:
            return [rows] if rows else runs
        for start, stop in self._lines(rows):
            run = range(start + first, min(stop, start + last))
            if run:
                runs.append(run)
        return runs

    def vertical(self, row: int, lines: int) -> int:
        """Return the file so many lines below (above, if negative) in the same column."""
        for _ in range(abs(lines)):
            row = self._below(row) if lines > 0 else self._above(row)
        return row

    def _below(self, row: int) -> int:
        group = bisect_right(self._starts, row) - 1
        start, stop = self._starts[group], self._starts[group + 1]
        column = (row - start) % self.columns
        if row + self.columns < stop:
            return row + self.columns
        if row - column + self.columns < stop:
            return stop - 1  # the last line is shorter
        if group + 2 >= len(self._starts):
            return row
        return min(stop + column, self._starts[group + 2] - 1)

    def _above(self, row: int) -> int:
        group = bisect_right(self._starts, row) - 1
        start = self._starts[group]
        if row - self.columns >= start:
            return row - self.columns
        if group == 0:
            return row
        above = start - self._starts[group - 1]
        column = row - start
        last_line = self._starts[group - 1] + (above - 1) // self.columns * self.columns
        return min(last_line + column, start - 1)

    def _group_at(self, y: int) -> int:
        if not self.count or not self._tops[0] <= y < self._tops[-1]:
            return -1
        return bisect_right(self._tops, y) - 1

    def _line_start(self, y: int, *, after: bool) -> int:
        """Return the first file of the line at a height; with `after`, past a line above it."""
        group = self._group_at(y)
        line, inside = divmod(y - self._tops[group] - self.heading, self.pitch)
        lines = line + (1 if not after or inside >= self.cell_height else 0)
        start = self._starts[group] + max(0, lines) * self.columns
        return min(start, self._starts[group + 1])

    def _lines(self, rows: range) -> Iterator[tuple[int, int]]:
        """Yield (first file, end) for each line of a run that begins and ends with lines."""
        row = rows.start
        while row < rows.stop:
            group = bisect_right(self._starts, row) - 1
            stop = min(row + self.columns, self._starts[group + 1])
            yield row, stop
            row = stop
