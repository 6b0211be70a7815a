"""What a file is by its first bytes, whatever its name says."""

from mediadesk.domain.media import MediaKind

HEAD_BYTES = 4096
"""How much of a file `sniff` looks at."""

_PHOTO, _VIDEO, _AUDIO = MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.AUDIO

_MAGIC: tuple[tuple[bytes, str, MediaKind], ...] = (
    (b"\xff\xd8\xff", "jpeg", _PHOTO),
    (b"\x89PNG\r\n\x1a\n", "png", _PHOTO),
    (b"GIF87a", "gif", _PHOTO),
    (b"GIF89a", "gif", _PHOTO),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "jp2", _PHOTO),
    (b"\xff\x4f\xff\x51", "jp2", _PHOTO),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "jxl", _PHOTO),
    (b"\xff\x0a", "jxl", _PHOTO),
    (b"FUJIFILMCCD-RAW", "raf", _PHOTO),
    (b"IIU\x00", "rw2", _PHOTO),
    (b"IIRO", "orf", _PHOTO),
    (b"IIRS", "orf", _PHOTO),
    (b"MMOR", "orf", _PHOTO),
    (b"FOVb", "x3f", _PHOTO),
    (b"\x00MRM", "mrw", _PHOTO),
    (b"II\x1a\x00\x00\x00HEAPCCDR", "crw", _PHOTO),
    (b"\x1aE\xdf\xa3", "matroska", _VIDEO),
    (b"FLV\x01", "flv", _VIDEO),
    (b"\x00\x00\x01\xba", "mpeg", _VIDEO),
    (b"\x00\x00\x01\xb3", "mpeg", _VIDEO),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf", _VIDEO),
    (b"OggS", "ogg", _AUDIO),
    (b"fLaC", "flac", _AUDIO),
    (b"ID3", "mp3", _AUDIO),
    (b"MAC ", "ape", _AUDIO),
    (b"wvpk", "wavpack", _AUDIO),
    (b"MPCK", "musepack", _AUDIO),
    (b"MP+", "musepack", _AUDIO),
    (b"#!AMR", "amr", _AUDIO),
    (b"caff", "caf", _AUDIO),
    (b"DSD ", "dsf", _AUDIO),
    (b"FRM8", "dff", _AUDIO),
    (b"TTA1", "tta", _AUDIO),
    (b"OFR ", "optimfrog", _AUDIO),
    (b"tBaK", "tak", _AUDIO),
    (b"riff\x2e\x91\xcf\x11", "w64", _AUDIO),
    (b".snd", "au", _AUDIO),
    (b"\x0b\x77", "ac3", _AUDIO),
    (b"\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02", "mxf", _VIDEO),
    (b"\x1f\x07\x00\xbf", "dv", _VIDEO),
    (b"\x1f\x07\x00\x3f", "dv", _VIDEO),
)
_FORM = {
    b"WEBP": ("webp", _PHOTO),
    b"AVI ": ("avi", _VIDEO),
    b"WAVE": ("wav", _AUDIO),
    b"AIFF": ("aiff", _AUDIO),
    b"AIFC": ("aiff", _AUDIO),
}
_BRAND = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis"), ("heic", _PHOTO)),
    **dict.fromkeys((b"hevc", b"hevx", b"hevm", b"hevs"), ("heic", _PHOTO)),
    **dict.fromkeys((b"avif", b"avis"), ("avif", _PHOTO)),
    b"crx ": ("cr3", _PHOTO),
    **dict.fromkeys((b"M4A ", b"M4B ", b"M4P "), ("m4a", _AUDIO)),
    b"qt  ": ("mov", _VIDEO),
}
_NAMES: dict[str, str] = {
    "jpeg": "jpg jpeg jpe jfif jif mpo jps insp thm",
    "png": "png apng",
    "gif": "gif",
    "webp": "webp",
    "bmp": "bmp dib",
    "ico": "ico",
    "jp2": "jp2 j2k jpf jpx jpm j2c jpc",
    "jxl": "jxl",
    "heic": "heic heif heics heifs hif",
    "avif": "avif avifs",
    "tiff": "tif tiff",
    "mp4": "mp4 m4v m4a m4b mov qt 3gp 3g2 insv 360 lrv f4v",
    "m4a": "m4a m4b m4p mp4 aac",
    "mov": "mov qt mp4 m4v insv 360",
    "3gp": "3gp 3g2 mp4 m4a mov amr",
    "matroska": "mkv mka mk3d webm",
    "webm": "webm mkv weba",
    "avi": "avi divx",
    "wmv": "wmv asf",
    "wma": "wma asf",
    "flv": "flv f4v",
    "mpeg": "mpg mpeg vob mpe m2p mod",
    "mpegts": "ts mts m2ts m2t tod",
    "ogg": "ogg oga ogv opus spx ogx",
    "flac": "flac",
    "mp3": "mp3 mp2 mpga aac",
    "wav": "wav wave bwf",
    "aiff": "aif aiff aifc",
    "ape": "ape",
    "wavpack": "wv",
    "musepack": "mpc mpp",
    "amr": "amr",
    "dsf": "dsf",
    "dff": "dff",
    "tta": "tta",
    "tak": "tak",
    "w64": "w64",
    "optimfrog": "ofr ofs",
    "caf": "caf",
    "aac": "aac",
    "au": "au snd",
    "ac3": "ac3 eac3 ec3",
    "mxf": "mxf",
    "dv": "dv dif",
}
_FORMATS: dict[str, frozenset[str]] = {
    extension: frozenset(name for name, row in _NAMES.items() if extension in row.split())
    for row in _NAMES.values()
    for extension in row.split()
}
_QUICKTIME_START = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}


def sniff(head: bytes) -> tuple[str, MediaKind] | None:
    """Return (format, kind) for a file that starts with `head`, or None for no known medium.

    TIFF-based RAW files come as "tiff": only their directory tells them apart (`formats.tiff`).
    A film or a recording inside one container (MP4, Ogg, ASF) is told apart where the first
    bytes allow.
    """
    for magic, name, kind in _MAGIC:
        if head.startswith(magic):
            return _exact(head, name, kind)
    if head[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"):
        return "tiff", _PHOTO
    if head[:4] in (b"RIFF", b"RF64", b"FORM"):
        return _FORM.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head[4:8] in _QUICKTIME_START and 8 <= int.from_bytes(head[:4], "big") < 1 << 31:
        return "mov", _VIDEO
    return _loose(head)


def fits(format_name: str, extension: str) -> bool:
    """Tell whether content of this format may bear this extension (lower case, without dot).

    Extensions that are not known here fit everything.
    """
    return format_name in _FORMATS.get(extension, (format_name,))


def _exact(head: bytes, name: str, kind: MediaKind) -> tuple[str, MediaKind]:
    if name == "matroska" and b"webm" in head[:64]:
        return "webm", kind
    if name == "ogg":
        return "ogg", _VIDEO if b"\x80theora" in head[:256] else _AUDIO
    if name == "asf":  # the stream type's id in the header says whether a picture track exists
        film = b"\xc0\xef\x19\xbc\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b" in head
        return ("wmv", _VIDEO) if film else ("wma", _AUDIO)
    return name, kind


def _brand(head: bytes) -> tuple[str, MediaKind]:
    size = min(max(int.from_bytes(head[:4], "big"), 16), 512)
    major, others = head[8:12], {head[at : at + 4] for at in range(16, size, 4)}
    if major in _BRAND:
        return _BRAND[major]
    if major in (b"mif1", b"msf1", b"miaf"):
        return _BRAND[b"avif"] if others & {b"avif", b"avis"} else _BRAND[b"heic"]
    if major[:3] in (b"3gp", b"3g2"):
        return "3gp", _VIDEO
    return "mp4", _VIDEO


def _loose(head: bytes) -> tuple[str, MediaKind] | None:
    """Recognise formats whose first bytes say little, each by more than one sign."""
    if (
        head[:2] == b"BM"
        and head[6:10] == bytes(4)
        and 12 <= int.from_bytes(head[14:16], "little") <= 124
    ):
        return "bmp", _PHOTO
    if head[:4] == b"\x00\x00\x01\x00" and 0 < int.from_bytes(head[4:6], "little") < 64:
        return "ico", _PHOTO
    for start, step in ((0, 188), (4, 192)):
        marks = head[start : start + 4 * step : step]
        if len(marks) == 4 and marks == b"GGGG":
            return "mpegts", _VIDEO
    if len(head) > 4 and head[0] == 0xFF:
        if head[1] in (0xF0, 0xF1, 0xF8, 0xF9):
            return "aac", _AUDIO
        if head[1] & 0xE6 in (0xE2, 0xE4, 0xE6) and head[2] & 0xF0 not in (0x00, 0xF0):
            return "mp3", _AUDIO
    return None
