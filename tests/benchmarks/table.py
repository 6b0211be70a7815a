"""One line per measurement: what, how fast, beside what, how that compares with what it must be."""

from dataclasses import dataclass

WIDTHS = (54, 20, 26, 9, 12, 6)
HEAD = ("what", "MediaDesk", "beside it", "ratio", "must", "")


@dataclass(frozen=True, slots=True)
class Line:
    """A measurement as shown; `good` is None where nothing is demanded."""

    what: str
    measured: str
    beside: str = ""
    ratio: float | None = None
    must: str = ""
    good: bool | None = None

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} x"
        verdict = {True: "ok", False: "MISSED", None: ""}[self.good]
        return _columns(self.what, self.measured, self.beside, ratio, self.must, verdict)


def head() -> str:
    """Return the first line of the table, underlined."""
    return _columns(*HEAD) + "\n" + _columns(*("-" * (width - 2) for width in WIDTHS))


def _columns(*cells: str) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True))
    return "".join(padded).rstrip()
