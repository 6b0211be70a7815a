"""What each named field of a file's metadata is about, and which say nothing of it.

Left out is what programs write of themselves, and what only repeats the layout of the file:
copies of one picture that differ in nothing else hold the same.
"""

from collections.abc import Container, Mapping

from mediadesk.domain.fields import FieldKind

_K = FieldKind
_EXIF: Mapping[str, FieldKind | None] = {
    "ifd0 10e": _K.CAPTION,
    "ifd0 13b": _K.CREATOR,
    "ifd0 8298": _K.COPYRIGHT,
    "ifd0 4746": _K.RATING,
    "ifd0 9c9b": _K.TITLE,
    "ifd0 9c9c": _K.CAPTION,
    "ifd0 9c9d": _K.CREATOR,
    "ifd0 9c9e": _K.TAGS,
    "ifd0 9c9f": _K.CAPTION,
    "ifd0 132": _K.DATE,
    "exif 9003": _K.DATE,
    "exif 9004": _K.DATE,
    "exif 9286": _K.CAPTION,
    "exif 927c": _K.MAKER_NOTES,
    **dict.fromkeys((f"exif {tag:x}" for tag in (*range(0x9010, 0x9013),)), _K.DATE),
    **dict.fromkeys((f"exif {tag:x}" for tag in (*range(0x9290, 0x9293),)), _K.DATE),
    # layout, versions, and the programs that wrote the file
    **dict.fromkeys(
        f"ifd0 {tag:x}"
        for tag in (
            *(0x000B, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0112, 0x0115, 0x011A, 0x011B),
            *(0x011C, 0x0128, 0x0131, 0x013C, 0x013E, 0x013F, 0x0211, 0x0212, 0x0213, 0x0214),
            *(0x4749, 0x8773, 0xC4A5),
        )
    ),
    **dict.fromkeys(
        f"exif {tag:x}"
        for tag in (
            0x9000,
            0x9101,
            0x9102,
            0x9201,
            0x9202,
            0x9205,
            0xA000,
            0xA001,
            0xA002,
            0xA003,
            0xA420,
        )
    ),
    **dict.fromkeys(f"gps {tag:x}" for tag in (0x00, 0x12, 0x1B, 0x1E)),
}
_XMP_SPACES: Mapping[str, Mapping[str, FieldKind | None]] = {
    "http://purl.org/dc/elements/1.1/": {
        "title": _K.TITLE,
        "description": _K.CAPTION,
        "subject": _K.TAGS,
        "creator": _K.CREATOR,
        "rights": _K.COPYRIGHT,
        "date": _K.DATE,
        "format": None,
    },
    "http://ns.adobe.com/xap/1.0/": {
        "Rating": _K.RATING,
        "Label": _K.LABEL,
        "CreateDate": _K.DATE,
        **dict.fromkeys(("ModifyDate", "MetadataDate", "CreatorTool", "Thumbnails")),
    },
    "http://ns.adobe.com/photoshop/1.0/": {
        "Headline": _K.TITLE,
        "DateCreated": _K.DATE,
        "Instructions": _K.CAPTION,
        **dict.fromkeys(("City", "State", "Country"), _K.PLACE_NAME),
        **dict.fromkeys(("Credit", "Source", "AuthorsPosition"), _K.CREATOR),
        **dict.fromkeys(
            (
                *("CaptionWriter", "LegacyIPTCDigest", "EmbeddedXMPDigest", "ICCProfile"),
                *("ColorMode", "History", "DocumentAncestors", "SidecarForExtension"),
            )
        ),
    },
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": {
        **dict.fromkeys(("Location", "CountryCode"), _K.PLACE_NAME),
        "CreatorContactInfo": _K.CREATOR,
    },
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": {
        "PersonInImage": _K.FACES,
        **dict.fromkeys(("LocationShown", "LocationCreated"), _K.PLACE_NAME),
    },
    "http://ns.microsoft.com/photo/1.0/": {
        **dict.fromkeys(("LastKeywordXMP", "LastKeywordIPTC"), _K.TAGS),
        **dict.fromkeys(("Rating", "DateAcquired")),  # the rating stands beside it as xmp:Rating
    },
    "http://ns.adobe.com/tiff/1.0/": {
        "ImageDescription": _K.CAPTION,
        "Artist": _K.CREATOR,
        "Copyright": _K.COPYRIGHT,
        **dict.fromkeys(("DateTime", "Software", "Orientation")),
    },
    "http://ns.adobe.com/exif/1.0/": {
        "UserComment": _K.CAPTION,
        **dict.fromkeys(("DateTimeOriginal", "DateTimeDigitized"), _K.DATE),
        **dict.fromkeys(("GPSVersionID", "GPSMapDatum", "GPSProcessingMethod")),
    },
    "http://ns.adobe.com/exif/1.0/aux/": {"Lens": _K.CAMERA},
    "http://cipa.jp/exif/1.0/": {"LensModel": _K.CAMERA},
    "http://ns.google.com/photos/1.0/camera/": dict.fromkeys(
        ("hdrp_makernote", "shot_log_data"), _K.MAKER_NOTES
    ),
    "http://www.digikam.org/ns/1.0/": {
        "TagsList": _K.TAGS,
        **dict.fromkeys(("PickLabel", "ColorLabel"), _K.LABEL),
        **dict.fromkeys(("ImageHistory", "CaptionsAuthorNames", "CaptionsDateTimeStamps")),
    },
}
"""By name space, the properties that are known; the others are of the kind of their space."""
_XMP_OTHERS: Mapping[str, FieldKind | None] = {
    "http://ns.adobe.com/xap/1.0/rights/": _K.COPYRIGHT,
    "http://ns.adobe.com/xap/1.0/mm/": None,
    "http://ns.adobe.com/xmp/note/": None,
    # where further pictures lie in the file, which are compared themselves
    "http://ns.google.com/photos/1.0/container/": None,
    "about": None,
    "http://ns.adobe.com/xap/1.0/t/pg/": None,
    "http://ns.adobe.com/lightroom/1.0/": _K.TAGS,
    "http://ns.adobe.com/camera-raw-settings/1.0/": _K.EDITS,
    "http://www.metadataworkinggroup.com/schemas/regions/": _K.FACES,
    "http://www.metadataworkinggroup.com/schemas/keywords/": _K.TAGS,
    "http://ns.microsoft.com/photo/1.2/": _K.FACES,
    "http://ns.apple.com/faceinfo/1.0/": _K.FACES,
    "http://ns.adobe.com/tiff/1.0/": _K.CAMERA,
    "http://ns.adobe.com/exif/1.0/": _K.CAMERA,
    "http://ns.adobe.com/exif/1.0/aux/": _K.CAMERA,
    "http://cipa.jp/exif/1.0/": _K.CAMERA,
}
_REPEATS_EXIF = frozenset(space for space, kind in _XMP_OTHERS.items() if kind is _K.CAMERA)
_IPTC: Mapping[str, FieldKind | None] = {
    **dict.fromkeys(("2:5", "2:105"), _K.TITLE),
    **dict.fromkeys(("2:15", "2:20", "2:25"), _K.TAGS),
    **dict.fromkeys(("2:80", "2:85", "2:110", "2:115"), _K.CREATOR),
    **dict.fromkeys(("2:90", "2:92", "2:95", "2:100", "2:101"), _K.PLACE_NAME),
    "2:40": _K.CAPTION,
    "2:55": _K.DATE,
    "2:116": _K.COPYRIGHT,
    "2:120": _K.CAPTION,
    **dict.fromkeys(("1:0", "1:90", "2:0", "2:60", "2:62", "2:63", "2:65", "2:70", "2:122")),
}
_SOUND: Mapping[str, FieldKind | None] = {
    **dict.fromkeys(
        (
            *("title", "subtitle", "tit1", "tit2", "tit3", "tt1", "tt2", "tt3", "inam", "\xa9nam"),
            *("titl", "com.apple.quicktime.title", "com.apple.quicktime.displayname"),
        ),
        _K.TITLE,
    ),
    **dict.fromkeys(
        (
            *("artist", "albumartist", "album artist", "album_artist", "performer", "author"),
            *("tpe1", "tpe2", "tpe3", "tpe4", "tp1", "tp2", "tp3", "tp4", "iart", "\xa9art"),
            *("aart", "perf", "auth", "\xa9aut", "com.apple.quicktime.artist"),
            *("com.apple.quicktime.author", "director", "com.apple.quicktime.director"),
        ),
        _K.CREATOR,
    ),
    **dict.fromkeys(("album", "albumtitle", "talb", "tal", "iprd", "\xa9alb", "albm"), _K.ALBUM),
    **dict.fromkeys(
        (
            *("tracknumber", "discnumber", "track", "disc", "trck", "tpos", "trk", "tpa", "itrk"),
            *("iprt", "trkn", "disk", "tracktotal", "totaltracks", "disctotal", "totaldiscs"),
        ),
        _K.TRACK,
    ),
    **dict.fromkeys(
        (
            *("date", "year", "originaldate", "tyer", "tdrc", "tye", "tdor", "tory", "tdrl"),
            *("created", "icrd", "\xa9day", "com.apple.quicktime.creationdate", "creation time"),
        ),
        _K.DATE,
    ),
    **dict.fromkeys(
        (
            *("genre", "composer", "conductor", "lyricist", "mood", "bpm", "isrc", "publisher"),
            *("tcon", "tcom", "text", "tope", "tpub", "tsrc", "tbpm", "tkey", "tlan", "tco"),
            *("tcm", "txt", "tpb", "ignr", "\xa9gen", "gnre", "\xa9wrt", "\xa9grp", "tmpo"),
        ),
        _K.MUSIC,
    ),
    **dict.fromkeys(
        ("lyrics", "unsyncedlyrics", "uslt", "sylt", "ult", "slt", "\xa9lyr"), _K.LYRICS
    ),
    **dict.fromkeys(
        (
            "metadata_block_picture",
            "coverart",
            "cover art (front)",
            "apic",
            "pic",
            "covr",
            "block 6",
        ),
        _K.COVER,
    ),
    **dict.fromkeys(
        ("comment", "comm", "com", "icmt", "\xa9cmt", "com.apple.quicktime.comment"), _K.CAPTION
    ),
    **dict.fromkeys(
        (
            *("description", "synopsis", "desc", "ldes", "dscp", "\xa9des", "isbj"),
            *("com.apple.quicktime.description", "com.apple.quicktime.information"),
        ),
        _K.CAPTION,
    ),
    **dict.fromkeys(
        ("keywords", "ikey", "com.apple.quicktime.keywords", "kywd", "keyw", "category"), _K.TAGS
    ),
    **dict.fromkeys(
        (
            "popm",
            "pop",
            "rating",
            "rate",
            "fmps_rating",
            "shareduserrating",
            "com.apple.quicktime.rating.user",
        ),
        _K.RATING,
    ),
    **dict.fromkeys(
        ("\xa9xyz", "loci", "location", "com.apple.quicktime.location.iso6709"), _K.PLACE
    ),
    **dict.fromkeys(
        ("copyright", "license", "tcop", "tcr", "wcop", "icop", "cprt", "\xa9cpy"), _K.COPYRIGHT
    ),
    **dict.fromkeys(
        (
            *("\xa9mak", "\xa9mod", "manu", "modl", "com.apple.quicktime.make"),
            *("com.apple.quicktime.model", "com.android.manufacturer", "com.android.model"),
        ),
        _K.CAMERA,
    ),
    # what programs write of themselves, of the file's length and level, and for their own use
    **dict.fromkeys(
        (
            *("encoder", "encoded-by", "encoded_by", "encodedby", "encodersettings", "vendor"),
            *("encoder settings", "encoding", "tool", "tool name", "tool version", "software"),
            *("major_brand", "minor_version", "compatible_brands", "handler_name", "duration"),
            *("tsse", "tss", "tenc", "ten", "tlen", "tle", "tsiz", "tsi", "tden", "tdtg", "tflt"),
            *("tdat", "tda", "time", "tim", "priv", "pcnt", "cnt", "rva2", "rvad", "rva", "mcdi"),
            *(
                "isft",
                "ienc",
                "itch",
                "ieng",
                "\xa9too",
                "\xa9enc",
                "\xa9swr",
                "\xa9sw ",
                "\xa9req",
            ),
            *("com.apple.quicktime.software", "com.android.version", "pgap", "cpil", "stik"),
            *("rtng", "hdvd", "sonm", "soar", "soal", "soaa", "soco", "sosn", "itunnorm"),
            *("itunsmpb", "itunpgap", "encoding params", "itunes_cddb_1", "itunes_cddb_ids"),
            *("date:create", "date:modify", "date:timestamp"),
            *("itunes_cddb_tracknumber", "itunmovi", "peak", "waveformatextensible_channel_mask"),
        )
    ),
}
"""Names in comments, frames, chunks and boxes, folded."""
_ADDRESS, _PATHS = 0x040B, range(0x07D0, 0x0BB8)
_LEVELS = ("replaygain_", "r128_", "mp3gain_", "_statistics_", "accuraterip")
"""How the names begin of what programs measured."""


def kind_named(name: str, families: Container[str]) -> FieldKind | None:
    """Return what a field is about; None where it says nothing that another copy could lack.

    `families` are those of all fields of the file, "exif" and "gps" among them: XMP repeats them.
    """
    family, _, own = name.partition(" ")
    if family in ("ifd0", "exif", "gps"):
        return _EXIF.get(name, _K.PLACE if family == "gps" else _K.CAMERA)
    if family == "interop":
        return None
    if family == "xmp" and own:
        return _xmp_kind(own, families)
    if family == "iptc":
        return _IPTC.get(own, _K.OTHER)
    if family == "photoshop":  # paths, and an address; the rest is about printing and previews
        number = int(own, 16)
        return _K.COPYRIGHT if number == _ADDRESS else _K.OTHER if number in _PATHS else None
    if family == "track":
        own = own.rpartition(" ")[2]
    return _sound_kind(name if family == "block" else (own or name).rpartition("/")[2].casefold())


def _xmp_kind(own: str, families: Container[str]) -> FieldKind | None:
    space, _, local = own.removeprefix("{").partition("}")
    known = _XMP_SPACES.get(space, {})
    if local in known:
        return known[local]
    if space in _REPEATS_EXIF:
        is_place = local.startswith("GPS")
        if ("gps" if is_place else "exif") in families:
            return None
        return _K.PLACE if is_place else _K.CAMERA
    return _XMP_OTHERS.get(space, _K.OTHER)


def _sound_kind(name: str) -> FieldKind | None:
    if name.startswith("lyrics-"):  # FFmpeg names the language
        return _K.LYRICS
    return None if name.startswith(_LEVELS) else _SOUND.get(name, _K.OTHER)
