"""Writes a report into a file: whole or not at all."""

import contextlib
import csv
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TextIO

from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.reports.page import write_page
from mediadesk.operations.reports.rows import COLUMNS, Cell, Row, Subject

Picture = Callable[[Row], bytes | None]
"""Returns a small JPEG of a row's file, or None."""


class Form(StrEnum):
    """The forms a report can have; the value is the file's extension."""

    CSV = "csv"
    JSON = "json"
    HTML = "html"


def form_of(path: Path) -> Form:
    """Return the form that a file's name asks for; a page to look at where it names none."""
    ending = path.suffix.lower().lstrip(".")
    return Form(ending) if ending in list(Form) else Form.HTML


def save(
    target: Path,
    subject: Subject,
    found: Iterable[Row],
    *,
    form: Form,
    texts: Mapping[str, str],
    picture: Picture | None = None,
) -> int:
    """Write the rows into `target` and return how many there were.

    `texts` holds the title of the page under the subject's name, and the headings of the columns
    under theirs. A file that is there is replaced only once the new one is whole. Raises
    `OutsideError`.
    """
    try:
        return _save(
            target,
            partial(_write, subject=subject, found=found, form=form, texts=texts, picture=picture),
        )
    except OSError as error:
        facts = {"path": names.shown(os.fsencode(target)), "detail": error.strerror or str(error)}
        raise OutsideError(Reason.of(ReasonCode.REPORT_UNWRITABLE, **facts)) from error


def _save(target: Path, write: Callable[[TextIO], int]) -> int:
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".mediadesk-report-")
    try:
        with open(descriptor, "w", encoding="utf-8", newline="", errors="backslashreplace") as out:
            written = write(out)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return written


def _write(
    out: TextIO,
    *,
    subject: Subject,
    found: Iterable[Row],
    form: Form,
    texts: Mapping[str, str],
    picture: Picture | None,
) -> int:
    match form:
        case Form.CSV:
            return _write_csv(out, subject, found)
        case Form.JSON:
            return _write_json(out, subject, found)
        case Form.HTML:
            return write_page(out, subject, found, texts=texts, picture=picture)


def _write_csv(out: TextIO, subject: Subject, found: Iterable[Row]) -> int:
    """Write a table as RFC 4180 wants it, with the mark by which spreadsheets know UTF-8."""
    out.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    table = csv.writer(out)
    table.writerow(COLUMNS[subject])
    count = 0
    for row in found:
        table.writerow(_plain(row.cells[name]) for name in COLUMNS[subject])
        count += 1
    return count


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if cell is None:
        return ""
    text = str(cell)
    if not isinstance(cell, str):
        return text
    text = names.shown(names.to_bytes(text))
    # A spreadsheet would take such a text for a formula and run it.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _write_json(out: TextIO, subject: Subject, found: Iterable[Row]) -> int:
    out.write(f'{{"report": {json.dumps(subject)}, "rows": [')
    count = 0
    for count, row in enumerate(found, 1):
        out.write(("" if count == 1 else ",") + "\n" + json.dumps(dict(row.cells)))
    out.write("]}\n")
    return count


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
