"""Files that belong to a picture: XMP, Takeout JSON and Apple's edit recipes, found by name."""

import re
import unicodedata
from collections.abc import Iterable

from mediadesk.timestamps.takeout_names import TakeoutIndex, original_of

SIDECAR_EXTENSIONS = frozenset({"xmp", "json", "aae"})

_APPLE_EDIT = re.compile(r"^(IMG_)([EO])([0-9]{4,5}.*)$", re.IGNORECASE)


class Beside:
    """The sidecars of one folder, asked for those of a media file."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names in a folder; what is no sidecar is passed over."""
        self._xmp: dict[str, str] = {}
        self._aae: dict[str, str] = {}
        jsons: list[str] = []
        for name in sorted(names):
            stem, _, extension = name.rpartition(".")
            kind = extension.lower()
            if kind == "xmp" and stem:
                self._xmp.setdefault(_key(stem), name)
            elif kind == "aae" and stem:
                self._aae.setdefault(_key(apple_master(stem)), name)
            elif kind == "json":
                jsons.append(name)
        self._takeout = TakeoutIndex(jsons)
        self._is_empty = not (self._xmp or self._aae or jsons)

    def __bool__(self) -> bool:
        """Tell whether there is a sidecar at all: most folders have none."""
        return not self._is_empty

    def xmp(self, media_name: str) -> str | None:
        """Return the XMP sidecar: `file.ext.xmp` wins over `file.xmp`, which all `file.*` share."""
        stem = media_name.rpartition(".")[0]
        return self._xmp.get(_key(media_name)) or (self._xmp.get(_key(stem)) if stem else None)

    def takeout(self, media_name: str) -> str | None:
        """Return Google's JSON of the file (`takeout_names`)."""
        found = self._takeout.find(media_name)
        return None if found is None else found[0]

    def aae(self, media_name: str) -> str | None:
        """Return Apple's edit recipe of a picture or of its edited rendition."""
        stem = media_name.rpartition(".")[0]
        return self._aae.get(_key(apple_master(stem))) if stem else None

    def all_of(self, media_name: str) -> tuple[str, ...]:
        """Return every sidecar of a file: they belong to its "unchanged" test."""
        found = (self.xmp(media_name), self.takeout(media_name), self.aae(media_name))
        return tuple(name for name in found if name is not None)


def apple_master(stem: str) -> str:
    """Return the name, without extension, of the shot that IMG_E1234 or IMG_O1234 belongs to."""
    found = _APPLE_EDIT.match(stem)
    return stem if found is None else found[1] + found[3]


def master_of(media_name: str) -> str | None:
    """Return the stem of the original that an edited copy was made from, or None.

    Google's `-edited` in its languages, and Apple's IMG_E1234.
    """
    stem = media_name.rpartition(".")[0] or media_name
    if original := original_of(stem):
        return original
    found = _APPLE_EDIT.match(stem)
    return found[1] + found[3] if found and found[2].upper() == "E" else None


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
