"""What people said of a film or a recording: stars, keywords, a caption, the place.

By the names that FFmpeg gives to what containers hold, and those of boxes it passes over.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mediadesk.decoding.tags import Tags
from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.told_values import SidecarValues
from mediadesk.probe import words

_APPLE = "com.apple.quicktime."
_RATINGS = (_APPLE + "rating.user", "rating", "rate")
_FRACTION, _WINDOWS = "fmps_rating", "wm/shareduserrating"
_KEYWORDS = (_APPLE + "keywords", "keywords", "keyw", "\xa9key", "wm/category")
_TITLES = (_APPLE + "title", _APPLE + "displayname", "title", "\xa9nam")
_CAPTIONS = (
    *(_APPLE + "description", "description", "desc", "\xa9des", "synopsis", "ldes", "summary"),
    *("comment", _APPLE + "comment", "\xa9cmt"),
)
_PLACES = (_APPLE + "location.iso6709", "\xa9xyz", "location", "location-eng")
_ISO_6709 = re.compile(
    r"([+-]\d{1,3}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)([+-]\d{1,9}(?!\d)(?:\.\d+)?)?"
)
_OF_WINDOWS = (1, 13, 38, 63, 87)
"""From which share of hundred on Windows shows one star, two, and so on: it writes 1, 25, 50 ..."""
_OF_A_BYTE = (1, 32, 96, 160, 224)
"""The same for a byte: programs write 1, 64, 128, 196, 255."""


def with_told(facts: Facts, *said: SidecarValues) -> Facts:
    """Add what is told to what is known; the first that says something counts, tags are joined."""
    for one in said:
        facts = replace(
            facts,
            rating=one.rating if facts.rating is None else facts.rating,
            tags=tuple(dict.fromkeys((*facts.tags, *one.tags))),
            caption=facts.caption or one.caption,
            position=facts.position or one.position,
        )
    return facts


def of_texts(texts: Mapping[str, str], *, titled: bool = True) -> SidecarValues:
    """Return what texts by their names in lower case say.

    The title stands before the caption, unless (`titled`) it is told elsewhere.
    """
    title = next(_found(texts, _TITLES if titled else ()), None)
    caption = words.first_caption([*_found(texts, _CAPTIONS)])
    lines = dict.fromkeys(line for line in (title, caption) if line)
    listed = (word.strip() for text in _found(texts, _KEYWORDS) for word in re.split("[;,]", text))
    places = (position(text) for text in _found(texts, _PLACES))
    return SidecarValues(
        rating=_rating(texts),
        tags=tuple(dict.fromkeys(word for word in listed if word))[: words.MOST_WORDS],
        caption="\n".join(lines) or None,
        position=next(filter(None, places), None),
    )


def of_tags(tags: Tags) -> SidecarValues:
    """Return what XMP says."""
    return SidecarValues(
        rating=words.rating(tags),
        tags=words.keywords(tags),
        caption=words.caption(tags),
        position=words.position(tags),
    )


def stars_of_byte(value: int) -> int | None:
    """Return the stars that a byte stands for; None for none."""
    return sum(value >= least for least in _OF_A_BYTE) or None


def position(text: str) -> Position | None:
    """Read ISO 6709 in degrees, `+52.5200+013.4050+034.000/`."""
    found = _ISO_6709.match(text)
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude == 0 and longitude == 0):
        return None
    return Position(latitude, longitude, float(found[3]) if found[3] else None)


def _found(texts: Mapping[str, str], names: Sequence[str]) -> "filter[str]":
    return filter(None, (words.cleaned(texts.get(name)) or "" for name in names))


def _rating(texts: Mapping[str, str]) -> int | None:
    for name in (_FRACTION, _WINDOWS, *_RATINGS):
        text = texts.get(name, "").strip()
        if not re.fullmatch(r"\d{1,3}(\.\d{1,6})?", text):
            continue
        value = float(text)
        if name == _WINDOWS:
            return sum(value >= least for least in _OF_WINDOWS) or None
        if name == _FRACTION or ("." in text and value <= 1):  # 0.8 of five
            return min(5, round(5 * value)) or None
        if value > 100:
            return stars_of_byte(int(value))
        return (round(value / 20) if value > 5 else round(value)) or None
    return None
