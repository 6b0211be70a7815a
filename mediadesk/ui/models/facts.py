"""What is known of one file, in words: fields with their values, grouped as a user reads them."""

from dataclasses import dataclass

from mediadesk.domain.extras import Extra
from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.media import MediaKind
from mediadesk.domain.records import FileDetails
from mediadesk.domain.timestamps import Stamp
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words, wording
from mediadesk.ui.models.stream_facts import essential_pairs, music_pairs, stream_pairs
from mediadesk.words import QT_TRANSLATE_NOOP, codecs

_SOURCES = {
    "EXIF": QT_TRANSLATE_NOOP("Source", "camera"),
    "QuickTime": QT_TRANSLATE_NOOP("Source", "film header"),
    "filename_datetime": QT_TRANSLATE_NOOP("Source", "file name"),
    "filename_date": QT_TRANSLATE_NOOP("Source", "file name"),
    "foldername_date": QT_TRANSLATE_NOOP("Source", "folder name"),
    "File": QT_TRANSLATE_NOOP("Source", "date of the file"),
    "GPS": QT_TRANSLATE_NOOP("Source", "GPS"),
    "Takeout": QT_TRANSLATE_NOOP("Source", "Takeout"),
    "user": QT_TRANSLATE_NOOP("Source", "you"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One line: what, and its value; `whole` is the uncut value where `value` is short."""

    name: str
    value: str
    whole: str = ""


def picture_fields(details: FileDetails) -> list[Field]:
    """Return what the file says of its picture, film or sound; only what is known."""
    record, facts = details.record, details.facts
    pixels = (record.width or 0) * (record.height or 0)
    dimensions = wording.dimensions(record)
    if pixels and record.kind is MediaKind.PHOTO:
        dimensions = tr("Facts", "{size}, {n} MP").format(
            size=dimensions, n=formatting.megapixels(pixels)
        )
    length = "" if record.duration_s is None else formatting.duration(record.duration_s)
    camera = " ".join(filter(None, (facts.camera_make, facts.camera_model)))
    pairs = (
        *music_pairs(facts.music),
        (tr("Facts", "Dimensions"), dimensions),
        (tr("Facts", "Length"), length),
        *essential_pairs(facts),
        (tr("Facts", "Moves"), _motion(details)),
        (tr("Facts", "Also holds"), _beside(facts)),
        _format(facts),
        (tr("Facts", "Camera"), record.camera or camera),
        (tr("Facts", "Lens"), facts.lens or ""),
        (tr("Facts", "Place"), _place(facts.position)),
        (tr("Facts", "Colours"), facts.colour_profile or ""),
        (tr("Facts", "Pictures"), formatting.count(facts.frames) if facts.frames > 1 else ""),
        (tr("Facts", "Title"), facts.title or ""),
        (tr("Facts", "Author"), facts.author or ""),
        (tr("Facts", "Rating"), "★" * (facts.rating or 0)),
        (tr("Facts", "Tags"), ", ".join(facts.tags)),
        (tr("Facts", "Caption"), facts.caption or ""),
        (tr("Facts", "Sidecars"), ", ".join(details.sidecars)),
        (tr("Facts", "Software"), facts.software or ""),
    )
    return [Field(name, value, value) for name, value in pairs if value]


def track_fields(details: FileDetails) -> list[Field]:
    """Return everything that was read of the tracks of a film or a recording."""
    return [Field(name, value, value) for name, value in stream_pairs(details.facts) if value]


def file_fields(details: FileDetails) -> list[Field]:
    """Return what is known of the file itself."""
    record = details.record
    fields = [
        Field(tr("Facts", "Size"), formatting.size(record.size_bytes)),
        Field(tr("Facts", "Modified"), wording.modified(record.mtime_ns)),
    ]
    hashes = (
        (tr("Facts", "Quick hash"), record.quick_hash),
        (tr("Facts", "Perceptual hash"), record.perceptual_hash),
        (tr("Facts", "Frame hash"), record.video_phash),
        ("SHA-256", details.sha256),
    )
    fields += [Field(name, wording.short_hash(value), value) for name, value in hashes if value]
    if details.stat.links > 1:
        fields.append(Field(tr("Facts", "Names"), formatting.count(details.stat.links)))
    return fields


def date_sources(details: FileDetails) -> str:
    """Return who says so, as a sentence: "Camera and file name agree."."""
    taken = details.record.taken
    if not taken:
        return tr("Facts", "Nothing in the file says when it was made.")
    if details.taken_source == "user":
        return tr("Facts", "You chose this date.")
    agreeing = [stamp for stamp in details.facts.stamps if _agrees(stamp, taken)]
    names = list(dict.fromkeys(_source(stamp.source) for stamp in agreeing))
    if not names and details.taken_source:
        names = [date_words.source(details.taken_source)]
    if not names:
        return ""
    if len(names) == 1:
        return tr("Facts", "Source: {name}.").format(name=names[0])
    joined = tr("Facts", "{some} and {last} agree.")
    text = joined.format(some=", ".join(names[:-1]), last=names[-1])
    return text[0].upper() + text[1:]


def section_title(kind: MediaKind) -> str:
    """Return the heading over the picture's fields."""
    titles = {
        MediaKind.PHOTO: tr("Facts", "Picture"),
        MediaKind.VIDEO: tr("Facts", "Video"),
        MediaKind.VR: tr("Facts", "Video"),
        MediaKind.AUDIO: tr("Facts", "Recording"),
    }
    return titles[kind]


def _format(facts: Facts) -> tuple[str, str]:
    if facts.tracks is not None:
        return tr("Stream", "Container"), codecs.container(facts.format)
    name = (facts.format or "").upper()
    if facts.jpeg_quality is not None:
        name = tr("Facts", "{format}, quality {n}").format(format=name, n=facts.jpeg_quality)
    return tr("Facts", "Format"), name


def _motion(details: FileDetails) -> str:
    """Return what moves: "Live Photo with IMG_1.MOV, 0:03", "Film of 3.2 MB inside"."""
    film = details.moving
    if film is not None:
        words = tr("Facts", "Live Photo with {name}").format(name=film.name_shown)
        length = "" if film.duration_s is None else formatting.duration(film.duration_s)
        return ", ".join(filter(None, (words, length)))
    if details.facts.film_start is None:
        return ""
    size = formatting.size(details.facts.film_bytes)
    return tr("Facts", "Film of {size} inside").format(size=size)


def _beside(facts: Facts) -> str:
    """Return what lies beside the picture and has no row of its own."""
    return wording.extras(",".join(sorted(facts.extras - {Extra.FILM, Extra.FRAMES})))


def _place(position: Position | None) -> str:
    if position is None:
        return ""
    return f"{position.latitude:.4f}, {position.longitude:.4f}"


def _agrees(stamp: Stamp, taken: str) -> bool:
    if stamp.wall is None:
        return False
    length = min(len(stamp.wall), len(taken), len("2019-08-17T20:31"))
    return stamp.wall[:length] == taken[:length]


def _source(source: str) -> str:
    key = source if source in _SOURCES else source.partition(":")[0]
    return tr("Source", _SOURCES[key]) if key in _SOURCES else source
