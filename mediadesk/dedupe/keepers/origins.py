"""Signs of a file's past: sent by a messenger, edited, converted, or named as a copy."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_MESSENGER_NAMES = (
    ("WhatsApp", re.compile(r"(^|\W)(IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d{3,}", re.IGNORECASE)),
    ("WhatsApp", re.compile(r"^WhatsApp (Image|Video|Audio) \d{4}-\d\d-\d\d", re.IGNORECASE)),
    ("Telegram", re.compile(r"^(photo|video)_\d+@\d\d-\d\d-\d{4}_", re.IGNORECASE)),
    ("Telegram", re.compile(r"^(photo|video)_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d", re.IGNORECASE)),
    ("Signal", re.compile(r"^signal-\d{4}-\d\d-\d\d-", re.IGNORECASE)),
    ("Facebook", re.compile(r"^FB_IMG_\d{10,}", re.IGNORECASE)),
    ("Messenger", re.compile(r"^received_\d{10,}", re.IGNORECASE)),
    ("WeChat", re.compile(r"^mmexport\d{10,}|^wx_camera_\d{10,}", re.IGNORECASE)),
    ("Viber", re.compile(r"^viber[ _]image", re.IGNORECASE)),
)
_MESSENGER_SOFTWARE = ("WhatsApp", "Telegram", "Facebook", "Instagram", "WeChat", "Viber")
_CONVERTERS = (
    ("HandBrake", ("handbrake",)),
    ("FFmpeg", ("lavf", "lavc", "ffmpeg")),
    ("MKVToolNix", ("mkvmerge", "libmatroska")),
    ("VLC", ("vlc",)),
    ("MEncoder", ("mencoder",)),
    ("VirtualDub", ("virtualdub",)),
    ("Adobe", ("adobe", "premiere")),
    ("DaVinci Resolve", ("davinci", "blackmagic")),
    ("iMovie", ("imovie",)),
    ("Final Cut", ("final cut",)),
    ("Movie Maker", ("movie maker",)),
    ("Topaz", ("topaz",)),
    ("x264", ("x264",)),
    ("x265", ("x265",)),
)
"""Programs that write films anew, and what they call themselves in them."""
_EDITORS = (
    ("Lightroom", ("lightroom",)),
    ("Photoshop", ("photoshop", "camera raw")),
    ("GIMP", ("gimp",)),
    ("Snapseed", ("snapseed",)),
    ("Picasa", ("picasa",)),
    ("Windows Photo Gallery", ("photo gallery",)),
    ("Windows Photo Viewer", ("windows photo",)),
    ("Paint Shop Pro", ("paint shop", "paintshop")),
    ("Paint.NET", ("paint.net",)),
    ("Windows Paint", ("paint ",)),
    ("Apple Photos", ("photos 1", "photos 2", "photos 3", "photos 4", "photos 5")),
    ("iPhoto", ("iphoto",)),
    ("Aperture", ("aperture",)),
    ("Pixelmator", ("pixelmator",)),
    ("Affinity Photo", ("affinity",)),
    ("Capture One", ("capture one",)),
    ("DxO", ("dxo",)),
    ("ON1", ("on1 photo",)),
    ("Luminar", ("luminar", "skylum")),
    ("darktable", ("darktable",)),
    ("RawTherapee", ("rawtherapee",)),
    ("digiKam", ("digikam", "showfoto")),
    ("Krita", ("krita",)),
    ("ImageMagick", ("imagemagick",)),
    ("IrfanView", ("irfanview",)),
    ("XnView", ("xnview",)),
    ("ACDSee", ("acdsee", "acd systems")),
    ("PhotoScape", ("photoscape",)),
    ("PhotoFiltre", ("photofiltre",)),
    ("FastStone", ("faststone",)),
    ("Topaz", ("topaz",)),
    ("VSCO", ("vsco",)),
    ("PicsArt", ("picsart",)),
    ("Polarr", ("polarr",)),
    ("Aviary", ("aviary",)),
    ("Canva", ("canva",)),
    ("Hugin", ("hugin",)),
)
"""Programs that people edit photos with, and what they call themselves in them."""
_WIDE = ("adobe rgb", "adobergb", "a98", "p3", "prophoto", "romm", "2020", "wide gamut", "ecirgb")
"""What colour profiles are called that hold more colours than sRGB."""
_COPY_ENDS = re.compile(
    r"(\s*\(\d{1,3}\)|[ _-]+\(?(copy|copie|kopie|copia)(\s*\(?\d{0,3}\)?)?"
    r"|[ _-]edited|[ _-]bearbeitet|~\d{1,3})$",
    re.IGNORECASE,
)
_PASSING_FOLDERS = frozenset(
    (
        *("download", "downloads", "desktop", "temp", "tmp", "inbox"),
        *("schreibtisch", "téléchargements", "bureau", "descargas", "escritorio"),
        *("scaricati", "scrivania", "transferências", "ambiente de trabalho", "área de trabalho"),
        *("pobrane", "pulpit", "загрузки", "рабочий стол", "下载", "桌面", "ダウンロード"),
    )
)
"""Where systems and programs put files that nobody has put anywhere yet."""
_COPY_STARTS = re.compile(
    r"^(copy|copie|kopie|copia)(\s*\(\d{1,3}\))?\s+(of|de|von|di)\s", re.IGNORECASE
)
_COPY_ALONE = re.compile(r"^(copy|copies|copie|kopien?|copias?)\s*\(?\d{0,3}\)?$", re.IGNORECASE)
_BACKUP_FOLDERS = re.compile(
    r"(^|[\W_])(back[ _-]?ups?|sicherung(en|skopien?)?|sauvegardes?|respaldos?|copias? de seguridad"
    r"|duplicates?|duplikate?|doublons?|duplicados?|duplicati)($|[\W_\d])"
    r"|(^|[_.-])(old|alt)$",
    re.IGNORECASE,
)
"""What people call folders that they put copies into."""


def messenger_of(name: str, software: str | None = None) -> str | None:
    """Return the messenger that a file's name or its software tag gives away, if any."""
    for messenger, pattern in _MESSENGER_NAMES:
        if pattern.search(name):
            return messenger
    said = (software or "").casefold()
    return next((found for found in _MESSENGER_SOFTWARE if found.casefold() in said), None)


def converter_of(software: str | None) -> str | None:
    """Return the program that converted a film, by what the film says wrote it."""
    return _program(software, _CONVERTERS)


def editor_of(software: str | None) -> str | None:
    """Return the program that a photo was edited with, by what it says wrote it."""
    return _program(software, _EDITORS)


def wide_profile(name: str | None) -> str | None:
    """Return the name of a colour profile, if it holds more colours than sRGB."""
    return name if any(mark in (name or "").casefold() for mark in _WIDE) else None


def is_copy_name(name: str) -> bool:
    """Tell whether a name with extension is one that programs give to copies: "a (1).jpg"."""
    stem = name.rpartition(".")[0] or name
    return any(marks.search(stem) for marks in (_COPY_ENDS, _COPY_STARTS, _COPY_ALONE))


@lru_cache(maxsize=10_000)
def lesser_places(folder: str) -> int:
    """Return how many folders of a path hold copies, or what only passes through: "Downloads"."""
    parts = unicodedata.normalize("NFC", folder).casefold().replace("\\", "/").split("/")
    return sum(_is_lesser(part) for part in parts)


def _is_lesser(folder_name: str) -> bool:
    return folder_name in _PASSING_FOLDERS or any(
        marks.search(folder_name) for marks in (_COPY_STARTS, _COPY_ALONE, _BACKUP_FOLDERS)
    )


def _program(software: str | None, known: Sequence[tuple[str, Sequence[str]]]) -> str | None:
    said = f"{software or ''} ".casefold()
    return next((name for name, marks in known if any(mark in said for mark in marks)), None)
