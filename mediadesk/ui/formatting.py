"""Words for the eye: names, counts, sizes, dates and reasons, in the user's language."""

import os
import re
import time
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt
from PySide6.QtGui import QFontMetrics

from mediadesk import words
from mediadesk.domain.fields import FieldKind, kinds_named
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Fact, Reason

_MAY_BREAK = "\u200b"
_SMALL_MEGAPIXELS = 0.1
_LONG_WORD = re.compile(r"[^\s\u200b]{28,}")
"""No word of a language, but a name: it may go on in the next line after any of its letters."""


def tr(context: str, text: str) -> str:
    """Return the text in the language of the window."""
    return QCoreApplication.translate(context, text)


def sentence(reason: Reason) -> str:
    """Return the sentence for a reason, its numbers with the locale's separators."""
    shown = {name: _fact(name, fact) for name, fact in reason.facts.items()}
    return words.sentence(Reason.of(reason.code, **shown), partial(tr, "Reason"))


def told(template: str, facts: Mapping[str, object]) -> str:
    """Return a sentence with its facts filled in, numbers with the locale's separators."""
    return words.told(template, facts, in_bytes=size, in_number=count)


def fields(kinds: Iterable[FieldKind], of: MediaKind | None = None) -> str:
    """Return what fields are about: "title, faces"; `of` is what kind of file holds them."""
    return words.fields.listed(kinds, partial(tr, "Field"), of=of)


def _fact(name: str, fact: Fact) -> Fact:
    if name == "fields" and isinstance(fact, str):
        return fields(kinds_named(fact))
    if isinstance(fact, bool) or not isinstance(fact, int):
        return fact
    return size(fact) if name.endswith("_bytes") else count(fact)


def name(raw: bytes) -> str:
    r"""Return a file's or folder's name for the eye: NFC, bytes that are not UTF-8 as \xNN."""
    return unicodedata.normalize("NFC", raw.decode("utf-8", "backslashreplace"))


def path(raw: bytes) -> str:
    """Return a whole path for the eye, as `name` does."""
    return name(raw)


def folder_and_name(raw: bytes) -> tuple[str, str]:
    """Split a path into the folder and the name, both for the eye."""
    folder, last = os.path.split(raw)
    return name(folder), name(last)


def from_root(raw: bytes, tops: Sequence[bytes]) -> str:
    """Return a path from the name of its root on, for the eye; `tops` are the roots."""
    within = [top for top in tops if raw.startswith(top.rstrip(b"/") + b"/") or raw == top]
    above = os.path.dirname(max(within, key=len)).rstrip(b"/") if within else b""
    return name(raw.removeprefix(above + b"/") if above else raw)


def joined(folders: Sequence[bytes]) -> str:
    """Return the names of folders, without the ways to them: "Pictures, Backup 2"."""
    return ", ".join(folder_and_name(path)[1] or name(path) for path in folders)


def locale() -> QLocale:
    """Return the user's locale; the bare "C" locale reads as English, with separators."""
    chosen = QLocale()
    if chosen.language() == QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    return chosen


def count(number: float) -> str:
    """Return a number with the locale's separators: "61,204", "87.6"."""
    return locale().toString(number)


def size(size_bytes: int) -> str:
    """Return a size as people read it: "412 KB", "3.4 MB", with the locale's decimal sign."""
    number, unit = words.size(size_bytes).split(" ")
    if "." not in number:
        return f"{number} {unit}"
    digits = len(number.partition(".")[2])
    return f"{locale().toString(float(number), 'f', digits)} {unit}"


def decimal(number: float, digits: int) -> str:
    """Return a number with at most so many digits behind the locale's sign: "29.97", "25"."""
    shown = locale().toString(number, "f", digits)
    sign = locale().decimalPoint()
    return shown.rstrip("0").removesuffix(sign) if sign in shown else shown


def duration(seconds: float) -> str:
    """Return a length as a player shows it: "0:42", "1:02:03"."""
    return words.duration(seconds)


def time_left(seconds: float) -> str:
    """Return a remaining time, honestly rough: "about 50 s left"."""
    rough = words.time_left(seconds).removeprefix("about ")
    return tr("Jobs", "about {time} left").format(time=rough)


def files(number: int) -> str:
    """Return "1 file" or "3 files"."""
    one, many = tr("Count", "1 file"), tr("Count", "{n} files")
    return one if number == 1 else many.format(n=count(number))


def sidecars(number: int) -> str:
    """Return "1 sidecar" or "3 sidecars"."""
    one, many = tr("Count", "1 sidecar"), tr("Count", "{n} sidecars")
    return one if number == 1 else many.format(n=count(number))


def with_sidecars(file_count: int, sidecar_count: int) -> str:
    """Return "3 files and 2 sidecars", "1 sidecar", or just "3 files" where none went along."""
    if not sidecar_count:
        return files(file_count)
    if not file_count:
        return sidecars(sidecar_count)
    both = tr("Count", "{files} and {sidecars}")
    return both.format(files=files(file_count), sidecars=sidecars(sidecar_count))


def clusters(number: int) -> str:
    """Return "1 cluster" or "3 clusters"."""
    one, many = tr("Count", "1 cluster"), tr("Count", "{n} clusters")
    return one if number == 1 else many.format(n=count(number))


def rows(number: int) -> str:
    """Return "1 row" or "3 rows"."""
    one, many = tr("Count", "1 row"), tr("Count", "{n} rows")
    return one if number == 1 else many.format(n=count(number))


def moment(at: float, now: float | None = None) -> str:
    """Return when something happened: "today at 10:42", "yesterday at 22:10", "3 May 2019"."""
    then = QDateTime.fromSecsSinceEpoch(int(at))
    today = QDateTime.fromSecsSinceEpoch(int(time.time() if now is None else now)).date()
    clock = locale().toString(then.time(), "HH:mm")
    if then.date() == today:
        return tr("Moment", "today at {time}").format(time=clock)
    if then.date() == today.addDays(-1):
        return tr("Moment", "yesterday at {time}").format(time=clock)
    return day(then.date(), year=then.date().year() != today.year())


def day(date: QDate, *, year: bool = True) -> str:
    """Return a short date: "3 May", or "3 May 2019" with its year."""
    shape = tr("DateShape", "d MMM yyyy") if year else tr("DateShape", "d MMM")
    return locale().toString(date, shape)


def iso_day(iso: str, *, year: bool = True) -> str:
    """Return the day of a wall time: "3 May 2019", or "3 May" without its year."""
    date = QDate.fromString(iso[:10], Qt.DateFormat.ISODate)
    return day(date, year=year) if date.isValid() else iso


def day_heading(iso: str) -> str:
    """Return a day (ISO date) as a heading: "Saturday, 17 August 2019"."""
    date = QDate.fromString(iso[:10], Qt.DateFormat.ISODate)
    shape = tr("DateShape", "dddd, d MMMM yyyy")
    return locale().toString(date, shape) if date.isValid() else iso


def month_heading(iso: str) -> str:
    """Return a month ("2019-08") as a heading: "August 2019"."""
    date = QDate.fromString(iso[:7] + "-01", Qt.DateFormat.ISODate)
    return locale().toString(date, "MMMM yyyy") if date.isValid() else iso


def breakable(text: str) -> str:
    """Return a text whose paths may go on in the next line after a folder, long words anywhere."""
    folders = re.sub(r"[/\\](?=\S)", lambda found: found[0] + _MAY_BREAK, text)
    return _LONG_WORD.sub(lambda found: _loose(found[0]), folders)


def unbroken(text: str) -> str:
    """Take back what `breakable` did."""
    return text.replace(_MAY_BREAK, "")


def _loose(word: str) -> str:
    marks = (_MAY_BREAK if not unicodedata.category(sign).startswith("M") else "" for sign in word)
    return "".join(mark + sign for mark, sign in zip(marks, word, strict=True))


def standing_alone(words: str) -> str:
    """Return words of a sentence as they stand by themselves: "Today at 10:42"."""
    return words[:1].upper() + words[1:]


def megapixels(pixels: float) -> str:
    """Return how many million pixels: "12.2", and "0.04" of the smallest pictures."""
    millions = pixels / 1_000_000
    return locale().toString(millions, "f", 1 if millions >= _SMALL_MEGAPIXELS else 2)


def in_sentence(name: str) -> str:
    """Return the name of a thing for the middle of a sentence; German writes things large there."""
    return name if locale().language() == QLocale.Language.German else going_on(name)


def going_on(words: str) -> str:
    """Return words as they go on within a sentence: "mirror image", but "PNG" and "Google"."""
    first = words.split(" ", 1)[0]
    is_written_large = first in tr("Sentence", "I Google").split()
    if is_written_large or any(letter.isupper() for letter in first[1:]):
        return words
    return words[:1].lower() + words[1:]


def elide(text: str, metrics: QFontMetrics, width_px: int) -> str:
    """Cut a name or path in its middle so that it fits; beginning and end stay readable."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width_px)


def elide_end(text: str, metrics: QFontMetrics, width_px: int) -> str:
    """Cut a sentence at its end so that it fits: what comes first says most."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_px)


def elide_path(text: str, metrics: QFontMetrics, width_px: int) -> str:
    """Cut a path so that its last folder stays whole where there is room for it."""
    if metrics.horizontalAdvance(text) <= width_px:
        return text
    head, slash, last = text.rpartition("/")
    tail = f"\N{HORIZONTAL ELLIPSIS}{slash}{last}"
    room = width_px - metrics.horizontalAdvance(tail)
    first = metrics.horizontalAdvance("Mm")
    if not head or room < first:
        return elide(text, metrics, width_px)
    kept = metrics.elidedText(head, Qt.TextElideMode.ElideRight, room + metrics.averageCharWidth())
    return kept.rstrip("\N{HORIZONTAL ELLIPSIS}/") + tail
