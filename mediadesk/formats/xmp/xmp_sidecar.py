"""Writes what is known of a picture into an XMP sidecar, and keeps all that others wrote there.

Only the properties that are set change, in place; every other byte of an existing sidecar stays,
comments, name spaces and editing histories included. Writing the same again changes nothing.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.timestamps import KNOWN_LENGTHS, TIMED
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp.xmp_places import RDF, Description, Written, XmpPlaces, find_places
from mediadesk.formats.xmp.xmp_position import degrees_text
from mediadesk.formats.xmp.xmp_text import LARGEST_BYTES, XmpText, read_text

_DC = "http://purl.org/dc/elements/1.1/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_USUAL = {RDF: "rdf", _DC: "dc", _EXIF: "exif", _PHOTOSHOP: "photoshop", _XMP: "xmp"}
_DATES = (f"{_EXIF} DateTimeOriginal", f"{_PHOTOSHOP} DateCreated")
_RATING, _TAGS, _CAPTION = f"{_XMP} Rating", f"{_DC} subject", f"{_DC} description"
_LATITUDE, _LONGITUDE = f"{_EXIF} GPSLatitude", f"{_EXIF} GPSLongitude"
_ALTITUDE, _ALTITUDE_REF = f"{_EXIF} GPSAltitude", f"{_EXIF} GPSAltitudeRef"
_DEFAULT_LANG = "x-default"
_Edit = tuple[int, int, str]
"""What to put in the place of the bytes from one to the other."""
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EMPTY = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="MediaDesk">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/">
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A property and what it is to be: a text, a list of tags, or a text in a language."""

    name: str
    texts: tuple[str, ...]
    container: str = ""
    """"", "Bag" or "Alt"."""


def merged(existing: bytes | None, values: SidecarValues) -> bytes | Reason:
    """Return the sidecar with these values; `existing` is what it holds now, None when it is new.

    The reason tells why an existing one cannot be changed without losing what it holds.
    """
    if existing is None or not existing.strip():
        existing = _EMPTY.encode()
    text = _read(existing)
    if isinstance(text, Reason):
        return text
    body = text.body.encode()
    try:
        places = find_places(body)
        changed = _changed(body, places, _wanted(values))
    except (ValueError, KeyError, IndexError, RecursionError):
        return _unusable("its XML is not well-formed")
    return changed if isinstance(changed, Reason) else text.encoded(changed.decode())


def stated(data: bytes) -> SidecarValues | Reason:
    """Return the rating, tags and caption that a sidecar states (its dates: timestamps.xmp)."""
    text = _read(data)
    if isinstance(text, Reason):
        return text
    try:
        places = find_places(text.body.encode())
    except (ValueError, IndexError, RecursionError):
        return _unusable("its XML is not well-formed")
    found = {one.name: one for each in places.descriptions for one in each.properties}
    rating = found[_RATING].text if _RATING in found else ""
    return SidecarValues(
        rating=int(rating) if re.fullmatch(r"-?\d{1,3}", rating) else None,
        tags=_texts(found.get(_TAGS)),
        caption=next(iter(_texts(found.get(_CAPTION))), None),
    )


def date_text(date: ChosenDate) -> str:
    """Return a date as XMP writes it, to the precision it is known: "1978-06".

    XMP knows no seasons and no decades: see `ChosenDate.as_written`.
    """
    text = date.wall[: KNOWN_LENGTHS.get(date.precision)]
    if date.offset_minutes is None or date.precision not in TIMED:
        return text
    return text + offset_text(date.offset_minutes)


def offset_text(minutes: int) -> str:
    """Return an offset as EXIF and XMP write it: "+02:00"."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _read(data: bytes) -> XmpText | Reason:
    if len(data) > LARGEST_BYTES:
        return _unusable("it is too large for a sidecar")
    try:
        return read_text(data, errors="strict") or _unusable("there is no XMP in it")
    except UnicodeDecodeError:
        return _unusable("it is no text in any encoding XMP knows")


def _unusable(detail: str) -> Reason:
    return Reason.of(ReasonCode.SIDECAR_UNUSABLE, detail=detail)


def _wanted(values: SidecarValues) -> Iterator[_Wanted]:
    if values.date is not None:
        for name in _DATES:
            yield _Wanted(name, (date_text(values.date),))
    if values.rating is not None:
        yield _Wanted(_RATING, (str(values.rating),))
    if tags := _clean(values.tags):
        yield _Wanted(_TAGS, tags, "Bag")
    if caption := _clean([values.caption or ""]):
        yield _Wanted(_CAPTION, caption, "Alt")
    if (place := values.position) is not None:
        yield _Wanted(_LATITUDE, (degrees_text(place.latitude, "NS"),))
        yield _Wanted(_LONGITUDE, (degrees_text(place.longitude, "EW"),))
        if place.altitude_m is not None:
            yield _Wanted(_ALTITUDE, (f"{round(abs(place.altitude_m) * 100)}/100",))
            yield _Wanted(_ALTITUDE_REF, ("1" if place.altitude_m < 0 else "0",))


def _clean(texts: Sequence[str]) -> tuple[str, ...]:
    """Return texts without what XML cannot hold; equal ones once."""
    lines = (text.replace("\r\n", "\n").replace("\r", "\n") for text in texts)
    clean = (unicodedata.normalize("NFC", _NOT_IN_XML.sub("", text)).strip() for text in lines)
    return tuple(dict.fromkeys(text for text in clean if text))


def _texts(written: Written | None) -> tuple[str, ...]:
    if written is None:
        return ()
    items = sorted(written.items, key=lambda item: item.lang not in ("", _DEFAULT_LANG))
    texts = [item.text for item in items] if items else [written.text]
    return tuple(text for text in texts if text)


def _changed(body: bytes, places: XmpPlaces, wanted: Iterator[_Wanted]) -> bytes | Reason:
    home = places.descriptions[0] if places.descriptions else places.rdf
    if home is None:
        return _unusable("there is no XMP in it")
    edits: list[_Edit] = []
    new: list[str] = []
    for one in wanted:
        standing = [
            (each, written)
            for each in places.descriptions
            for written in each.properties
            if written.name == one.name
        ]
        if len(standing) == 1 and _says(standing[0][1], one):
            continue
        kept = [pair for pair in standing if not (pair[1].is_attribute and one.container)]
        kept = sorted(kept, key=lambda pair: pair[1].is_attribute)[:1]
        if kept:
            edits += _in_place(body, one, *kept[0])
        else:
            held = tuple(written.text for _, written in standing)
            new.append(_element(one, home.prefixes if places.descriptions else {}, held))
        for pair in standing:
            if pair not in kept:
                edits.append((_blank_before(body, pair[1].start), pair[1].end, ""))
    if new:
        edits.append(_insertion(body, home, new, is_description=bool(places.descriptions)))
    for start, end, put in sorted(edits, reverse=True):
        body = body[:start] + put.encode() + body[end:]
    return body


def _says(written: Written, wanted: _Wanted) -> bool:
    """Tell whether a property already says what it is to say."""
    if wanted.container == "Bag":
        return set(wanted.texts) <= {item.text for item in written.items}
    if wanted.container == "Alt":
        return bool(written.items) and _texts(written)[:1] == wanted.texts
    return not written.items and (written.text,) == wanted.texts


def _in_place(
    body: bytes, wanted: _Wanted, description: Description, written: Written
) -> list[_Edit]:
    """Return what to change in a property that stands there."""
    if written.is_attribute:
        name = body[written.start : body.index(b"=", written.start)].decode()
        value = escape(wanted.texts[0])
        return [(written.start, written.end, f'{name}="{value}"')]
    if not wanted.container or not written.list_end:
        held = () if written.items or not wanted.container else (written.text,)
        return [(written.start, written.end, _element(wanted, description.prefixes, held))]
    if wanted.container == "Bag":
        there = {item.text for item in written.items}
        missing = [("", text) for text in wanted.texts if text not in there]
        last = written.items[-1] if written.items else None
        at = written.list_end if last is None else last.end
        blank = "" if last is None else body[_blank_before(body, last.start) : last.start].decode()
        items = (f"{blank}{_list_items([one], description.prefixes)}" for one in missing)
        return [(at, at, "".join(items))]
    mine = _list_items([(_DEFAULT_LANG, wanted.texts[0])], description.prefixes)
    for item in written.items:
        if item.lang in ("", _DEFAULT_LANG):
            return [(item.start, item.end, mine)]
    return [(written.list_start, written.list_start, mine)]


def _element(wanted: _Wanted, prefixes: Mapping[str, str], held: Sequence[str]) -> str:
    """Return the whole element of a property; `held` is what a list has so far."""
    uri, _, local = wanted.name.partition(" ")
    prefix, declared = _prefix(uri, prefixes)
    tag = f"{prefix}:{local}"
    if not wanted.container:
        return f"<{tag}{declared}>{escape(wanted.texts[0], quote=False)}</{tag}>"
    rdf, declared_rdf = _prefix(RDF, prefixes)
    if wanted.container == "Bag":
        items = [("", text) for text in _clean([*held, *wanted.texts])]
    else:
        items = [(_DEFAULT_LANG, wanted.texts[0])]
    box, inner = f"{rdf}:{wanted.container}", _list_items(items, {**prefixes, RDF: rdf})
    return f"<{tag}{declared}{declared_rdf}><{box}>{inner}</{box}></{tag}>"


def _list_items(items: Sequence[tuple[str, str]], prefixes: Mapping[str, str]) -> str:
    """Return (language, text) pairs as items of a list."""
    tag, declared = f"{_prefix(RDF, prefixes)[0]}:li", _prefix(RDF, prefixes)[1]
    return "".join(
        f"<{tag}{declared}{_lang(language)}>{escape(text, quote=False)}</{tag}>"
        for language, text in items
    )


def _lang(language: str) -> str:
    return f' xml:lang="{language}"' if language else ""


def _prefix(uri: str, known: Mapping[str, str]) -> tuple[str, str]:
    """Return the prefix of a name space and, where it has none yet, its declaration."""
    if uri in known:
        return known[uri], ""
    return _USUAL[uri], f' xmlns:{_USUAL[uri]}="{uri}"'


def _blank_before(body: bytes, at: int) -> int:
    """Return where the blanks that stand before `at` begin."""
    return len(body[:at].rstrip(b" \t\r\n"))


def _insertion(
    body: bytes, home: Description, new: Sequence[str], *, is_description: bool
) -> _Edit:
    """Put new properties at the end of a description, or a first description into rdf:RDF."""
    inner = "".join(f"\n   {text}" for text in new)
    if not is_description:
        rdf, declared = _prefix(RDF, home.prefixes)
        tag = f"{rdf}:Description"
        inner = f'\n  <{tag}{declared} {rdf}:about="">{inner}\n  </{tag}>'
    if home.is_closed:
        slash = body.rindex(b"/", home.tag_start, home.tag_end)
        return slash, home.tag_end, f">{inner}\n  </{home.tag_name}>"
    at = _blank_before(body, home.inside_end)
    return at, at, inner
