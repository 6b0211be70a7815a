"""Numbers for what fields say, however and wherever it is written: to compare copies by."""

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator

from mediadesk.domain.fields import FieldKind, numbered
from mediadesk.formats.fields.field_kinds import kind_named
from mediadesk.formats.fields.iptc_fields import Field

_BY_WORDS = frozenset(
    {
        *(FieldKind.TITLE, FieldKind.CAPTION, FieldKind.TAGS),
        *(FieldKind.CREATOR, FieldKind.COPYRIGHT, FieldKind.ALBUM, FieldKind.LYRICS),
        *(FieldKind.PLACE_NAME, FieldKind.MUSIC),
    }
)
"""Kinds of which the words count, not in which field they stand."""
_ONE_BY_ONE = ("xmp", "iptc")
"""Metadata that keeps tags apart; elsewhere all stand in one text."""
_BETWEEN_TAGS = re.compile("[;,]")
_LISTS = (FieldKind.TAGS, FieldKind.CREATOR)
_TAKEN = ("exif 9003", "exif 9004")
_DATES = (*_TAKEN, "ifd0 132", "created")
_OF_THE_WHOLE = frozenset({"xmp", "iptc", *_DATES})
_YEAR_DIGITS, _DATE_DIGITS = 4, 14
_POSITION = re.compile(rb"([+-]\d+(?:\.\d+)?)([+-]\d+(?:\.\d+)?)[+-/]")
"""As ISO 6709 writes it, which films have."""
_SPACES = re.compile(r"\s+")


def numbers_of(fields: Iterable[Field]) -> frozenset[int]:
    """Return the numbers of the fields that say something, see `domain.fields.numbered`."""
    every = list(fields)
    names = {name for name, _ in every}
    families = {name.partition(" ")[0] for name in names}
    dates: set[bytes] = set()
    found: set[int] = set()
    for name, data in every:
        kind = kind_named(name, families)
        if kind is None or (name == "ifd0 132" and not names.isdisjoint(_TAKEN)):
            continue
        if kind is FieldKind.DATE and (date := _date(name, data)) is not None:
            dates.add(date)
            continue
        found |= {numbered(kind, said) for said in _said(name, kind, data)}
    ordered = sorted(dates)  # one that begins another comes right before such a one
    for date, after in zip(ordered, [*ordered[1:], b""], strict=False):
        if date and not after.startswith(date):
            found.add(numbered(FieldKind.DATE, date))
    return frozenset(found)


def number_of_words(kind: FieldKind, words: str) -> int:
    """Return the number of a field that says these words."""
    return numbered(kind, _plain(words))


def _said(name: str, kind: FieldKind, data: bytes) -> Iterator[bytes]:
    """Yield what a field says, without how it is written; nothing where it is empty."""
    if kind is FieldKind.MAKER_NOTES:
        yield b""  # they hold places in the file, which programs change
    elif kind is FieldKind.COVER:
        yield data
    elif kind is FieldKind.RATING:
        yield from _stars(name, data)
    elif kind is FieldKind.TRACK:
        yield data.partition(b"/")[0].strip(b"\0 ").lstrip(b"0")
    elif kind in _BY_WORDS:
        text = _text(name, data)
        if kind is FieldKind.TAGS and not name.startswith(_ONE_BY_ONE):
            parts = _BETWEEN_TAGS.split(text)
        else:
            parts = text.split("\n") if kind in _LISTS else [text]
        yield from filter(None, map(_plain, parts))
    elif name.endswith("/loci"):
        yield from _whereabouts(data)
    elif position := _POSITION.match(data):
        yield _degrees(*map(float, position.groups()))
    elif said := data.strip(b"\0 "):
        yield name.encode() + b"\0" + said


def _whereabouts(data: bytes) -> Iterator[bytes]:
    """Yield the position in 3GPP's box: flags, language, name, role, longitude, latitude."""
    end = data.find(b"\0", 6)
    if end >= 6 and len(data) >= end + 10:
        longitude, latitude = struct.unpack_from(">ii", data, end + 2)
        yield _degrees(latitude / 65536, longitude / 65536)


def _degrees(latitude: float, longitude: float) -> bytes:
    return f"position {latitude:.3f} {longitude:.3f}".encode()


def _stars(name: str, data: bytes) -> Iterator[bytes]:
    if name in ("id3 POPM", "id3 POP"):
        number = max(data, default=0)
    else:
        try:
            number = round(float(data))
        except (ValueError, OverflowError):
            number = 0
    if number:
        yield str(number).encode()


def _date(name: str, data: bytes) -> bytes | None:
    """Return the digits of a date; None for a field that only adds to one."""
    family, _, own = name.partition(" ")
    if family in ("ifd0", "exif") and name not in _DATES:
        return None
    digits = re.sub(rb"\D", b"", data)
    is_whole = family in _OF_THE_WHOLE or name in _DATES or own.casefold().endswith("creationdate")
    wanted = digits[: _DATE_DIGITS if is_whole else _YEAR_DIGITS]
    return wanted if wanted.strip(b"0") else b""


def _text(name: str, data: bytes) -> str:
    if name.startswith("ifd0 9c9"):
        return data.decode("utf-16-le", "replace")
    if name == "exif 9286":
        is_wide, data = data.startswith(b"UNICODE"), data[8:]
        if is_wide:
            return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _plain(words: str) -> bytes:
    text = unicodedata.normalize("NFC", words.replace("\0", " "))
    return _SPACES.sub(" ", text).strip().encode(errors="surrogatepass")
