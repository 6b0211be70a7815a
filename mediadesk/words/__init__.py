"""Sentences for reasons, and sizes and times in words, for the window and the terminal.

The source texts are English. The window passes its own `translate`; the terminal prints as is.
"""

from collections.abc import Callable, Mapping

from mediadesk.domain.fields import kinds_named
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.words import fields
from mediadesk.words.codecs import codec
from mediadesk.words.dates import DATES
from mediadesk.words.extras import held
from mediadesk.words.keepers import CRITERIA, KEEPERS
from mediadesk.words.marking import QT_TRANSLATE_NOOP
from mediadesk.words.removals import REMOVALS
from mediadesk.words.reports import REPORTS
from mediadesk.words.troubles import TROUBLES

__all__ = [
    "CRITERIA",
    "KEEPERS",
    "QT_TRANSLATE_NOOP",
    "REPORTS",
    "SENTENCES",
    "count",
    "duration",
    "fields",
    "held",
    "sentence",
    "size",
    "time_left",
    "told",
]

_SIZE_UNITS = ("KB", "MB", "GB", "TB", "PB")

Translate = Callable[[str], str]


def _same(text: str) -> str:
    return text


SENTENCES: Mapping[ReasonCode, str] = {**TROUBLES, **REMOVALS, **DATES}


class _Blank(dict[str, object]):
    """Facts for a sentence; one that is not there reads as a question mark."""

    def __missing__(self, key: str) -> str:
        return "?"


def sentence(reason: Reason, translate: Translate = _same) -> str:
    """Return the sentence for a reason, its facts filled in."""
    return told(translate(SENTENCES[reason.code]), reason.facts)


def size(size_bytes: int) -> str:
    """Return a size as people read it: "412 KB", "3.4 MB", "1.25 TB" (powers of 1000)."""
    if size_bytes < 1000:
        return f"{size_bytes} B"
    power = 1
    while size_bytes >= 999.5 * 1000**power and power < len(_SIZE_UNITS):
        power += 1
    value, unit = size_bytes / 1000**power, _SIZE_UNITS[power - 1]
    digits = 0 if value >= 100 or unit == "KB" else 1 if value >= 10 or unit != "TB" else 2
    return f"{value:.{digits}f} {unit}"


def count(number: float) -> str:
    """Return a number with its thousands separated: "61,204", "87.6"; "20" for 20.0."""
    return f"{int(number) if number == int(number) else number:,}"


def told(
    template: str,
    facts: Mapping[str, object],
    *,
    in_bytes: Callable[[int], str] = size,
    in_number: Callable[[float], str] = count,
) -> str:
    """Return a sentence with its facts filled in; an unknown one reads as a question mark.

    `in_bytes` and `in_number` say sizes and counts, where readers have signs of their own for it.
    """
    shown = {name: _told(name, fact, in_bytes, in_number) for name, fact in facts.items()}
    for name, fact in facts.items():  # two sizes that differ by little must not read alike
        if not (name.endswith("_bytes") and isinstance(fact, int)):
            continue
        other = facts.get(f"other_{name}")
        if not isinstance(other, int):
            continue
        if fact != other and shown[name] == shown[f"other_{name}"]:
            whole = {name: fact, f"other_{name}": other}
            shown |= {key: f"{in_number(value)} B" for key, value in whole.items()}
    return template.format_map(_Blank(shown))


def _told(
    name: str, fact: object, in_bytes: Callable[[int], str], in_number: Callable[[float], str]
) -> object:
    """Facts that are counts of bytes read as sizes, other numbers as readers write them.

    Codecs, kinds of fields, and what a photo holds beside its picture, read as people call them;
    what is told in words already stays as it is.
    """
    if isinstance(fact, str):
        if name.endswith("codec"):
            return codec(fact)
        if name == "fields" and " " not in fact:
            return fields.listed(kinds_named(fact)) or fact
        return held(fact) if name == "holds" else fact
    if isinstance(fact, bool) or not isinstance(fact, int | float):
        return fact
    is_size = name.endswith("_bytes")
    return in_bytes(fact) if isinstance(fact, int) and is_size else in_number(fact)


def duration(seconds: float) -> str:
    """Return a length as a player shows it: "0:42", "12:40", "1:02:03"."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def time_left(seconds: float) -> str:
    """Return a remaining time, honestly rough: "about 50 s", "about 3 min", "about 2 h"."""
    if seconds < 90:
        return f"about {max(5, round(seconds / 5) * 5)} s"
    if seconds < 5400:
        return f"about {round(seconds / 60)} min"
    return f"about {round(seconds / 3600)} h"
