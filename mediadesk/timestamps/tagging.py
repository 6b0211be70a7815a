"""Tags in names: those of folders, `{tag1,tag2}` in a file's name, and the word `[FORCE]`."""

import re
from collections.abc import Iterator

from mediadesk.timestamps.folders import read_folders

FORCE = "[FORCE]"

_BRACED = re.compile(r"\{([^{}]{1,200})\}")
_DATE_PART = re.compile(r"(?<![0-9])(?:19|20)?[0-9]{2}([-_. ]?[0-9]{2}){0,2}(?![0-9])")
_EDGES = " -_.,()[]\N{EN DASH}\N{EM DASH}"
_CAMERA_FOLDER = re.compile(
    r"dcim|camera( uploads| roll)?|[0-9]{3}[_a-z0-9]{5}|[0-9]{3}(media|andro)"
    r"|photos?( from [0-9]{4})?|pictures?|images?|videos?|movies|whatsapp.*|telegram.*|screenshots?"
    r"|takeout|google photos|google fotos|archive|backup|new folder|misc|unsorted|downloads?|sent",
    re.IGNORECASE,
)
"""Folders that cameras, phones and programs make: their names say nothing of a picture."""


def tags_of(path: str) -> tuple[str, ...]:
    """Return the tags that a path below a root gives its file, outermost folder first."""
    *folders, name = path.strip("/").split("/")
    found = [tag for folder in folders if (tag := _of_folder(folder))]
    found += _in_braces(name)
    return tuple(dict.fromkeys(found))


def is_forced(name: str) -> bool:
    """Tell whether a file's name says that its date is right, whatever others say."""
    return FORCE.casefold() in name.casefold()


def without_marks(stem: str) -> str:
    """Return a name without its tags and without `[FORCE]`."""
    plain = re.sub(re.escape(FORCE), "", _BRACED.sub("", stem), flags=re.IGNORECASE)
    return re.sub(r"\s{2,}", " ", plain).strip(" -_,") or stem


def _of_folder(folder: str) -> str:
    """Return the words of a folder's name, without the date in it; empty where there are none."""
    if _CAMERA_FOLDER.fullmatch(folder.strip()):
        return ""
    dated = read_folders([folder]) is not None or folder[:4].isdigit() or folder[:2].isdigit()
    words = _DATE_PART.sub(" ", folder, count=1) if dated else folder
    words = re.sub(r"\s{2,}", " ", words).strip(_EDGES)
    return words if any(sign.isalpha() for sign in words) else ""


def _in_braces(name: str) -> Iterator[str]:
    for group in _BRACED.findall(name):
        for tag in group.split(","):
            if tag.strip():
                yield tag.strip()
