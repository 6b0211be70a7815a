"""A report as one HTML page that needs nothing else: texts, a table and small pictures."""

import base64
import html
from collections.abc import Callable, Iterable, Mapping
from typing import TextIO

from mediadesk.domain import names
from mediadesk.operations.reports.rows import COLUMNS, Cell, Row, Subject

_MOST_PICTURES = 2000
"""A page with more of them would open slowly; further rows have none."""
_NOT_SHOWN = ("cluster",)
"""Columns that only programs read."""
_STYLE = """
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; font-weight: 600; margin-bottom: .25rem; }
p { color: GrayText; margin-top: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: start; vertical-align: top; padding: .4rem .75rem .4rem 0; }
th { position: sticky; top: 0; background: Canvas; font-weight: 600; }
tbody { border-top: 1px solid GrayText; }
td.number { text-align: end; white-space: nowrap; }
td.path { overflow-wrap: anywhere; min-width: 16rem; }
tr.keep td.path { font-weight: 600; }
img { width: 96px; height: 72px; object-fit: contain; display: block; }
"""


def write_page(
    out: TextIO,
    subject: Subject,
    found: Iterable[Row],
    *,
    texts: Mapping[str, str],
    picture: Callable[[Row], bytes | None] | None,
) -> int:
    """Write the page and return the number of its rows; `picture` gives a row's small JPEG.

    Rows of one group make one block of the table. Colours are those of the reader's own system.
    """
    title = html.escape(texts[subject])
    columns = [name for name in COLUMNS[subject] if name not in _NOT_SHOWN]
    head = "".join(f"<th>{html.escape(texts[name])}</th>" for name in columns)
    out.write(
        f'<!DOCTYPE html>\n<html lang="{html.escape(texts["language"])}"><head>'
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1><p>{html.escape(texts['made'])}</p>\n"
        f"<table><thead><tr><th></th>{head}</tr></thead>\n"
    )
    count, pictures, group = 0, 0, None
    for row in found:
        count += 1
        if row.group != group:
            out.write(f"{'' if group is None else '</tbody>'}<tbody>\n")
            group = row.group
        jpeg = picture(row) if picture is not None and pictures < _MOST_PICTURES else None
        pictures += jpeg is not None
        out.write(_line(row, columns, jpeg, texts))
    out.write(f"{'' if group is None else '</tbody>'}</table></body></html>\n")
    return count


def _line(row: Row, columns: Iterable[str], jpeg: bytes | None, texts: Mapping[str, str]) -> str:
    image = ""
    if jpeg is not None:
        coded = base64.b64encode(jpeg).decode("ascii")
        image = f'<img alt="" loading="lazy" src="data:image/jpeg;base64,{coded}">'
    cells = "".join(_cell(name, row.cells[name], texts) for name in columns)
    kept = ' class="keep"' if row.cells.get("keep") else ""
    return f"<tr{kept}><td>{image}</td>{cells}</tr>\n"


def _cell(name: str, value: Cell, texts: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return f"<td>{html.escape(texts['yes' if value else 'no'])}</td>"
    if name == "alike" and isinstance(value, float):  # only what is wholly the same reads as 100
        return f'<td class="number">{100 if value >= 1 else min(99, round(value * 100))} %</td>'
    if isinstance(value, int | float):
        return f'<td class="number">{value:,}</td>'
    text = "" if value is None else html.escape(names.shown(names.to_bytes(value)))
    return f'<td class="path">{text}</td>' if name == "path" else f"<td>{text}</td>"
