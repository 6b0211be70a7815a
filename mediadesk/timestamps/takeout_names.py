"""Google Takeout's JSON files, found by their names: which picture each belongs to.

The rules are those of immich-go and GooglePhotosTakeoutHelper. Google cuts the name before
`.json` at 46 characters, moves an index `(1)` behind the extension, and hangs a word behind the
name that is cut, too.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum

CUT_AT = 46
_HUNG_ON = "supplemental-metadata"
_INDEX = re.compile(r"\(([0-9]{1,6})\)$")
_EDITED = re.compile(
    r"-(?:edited|effects|smile|mix|edytowane|bearbeitet|bewerkt|modificato|modifié|ha editado"
    r"|editado|editat)$",
    re.IGNORECASE,
)
_STILLS = frozenset({"jpg", "jpeg", "heic", "heif", "png", "webp", "dng", "gif", "avif"})
_FILMS = frozenset({"mp4", "mov", "mp", "m4v", "mv"})

Key = tuple[str, str]
"""A name without what Google hangs on, and its index ("" where there is none)."""


class Rule(IntEnum):
    """By which rule a JSON belongs to a file, the surest first."""

    EXACT = 1
    SAME_TITLE = 2
    CUT_TITLE = 3
    NO_EXTENSION = 4
    LIVE_PHOTO = 5
    EDITED_COPY = 6
    LOST_INDEX = 7


class TakeoutIndex:
    """The JSON files of one folder (zip parts may be joined), asked for the one of a file."""

    def __init__(self, json_names: Iterable[str]) -> None:
        """Take the names of the JSON files; others are passed over."""
        self._exact: dict[str, str] = {}
        self._titles: dict[Key, str] = {}
        self._stems: dict[Key, list[tuple[str, str]]] = {}
        for name in sorted(json_names):
            if name[-5:].lower() == ".json":
                self._add(name)

    def find(self, file_name: str) -> tuple[str, Rule] | None:
        """Return the JSON that belongs to a file of this folder, and by which rule."""
        name = unicodedata.normalize("NFC", file_name)
        if exact := self._exact.get(name):
            return exact, Rule.EXACT
        stem, extension = _split(name)
        bare, index = _take_index(stem)
        if titled := self._titled(bare, extension, index, name):
            return titled
        if edited := self._edited(bare, index):
            return edited, Rule.EDITED_COPY
        if index and len(bare) > CUT_AT and (lost := self._titles.get((bare[:CUT_AT], ""))):
            return lost, Rule.LOST_INDEX
        return None

    def _add(self, name: str) -> None:
        base = unicodedata.normalize("NFC", name[:-5])
        self._exact[base] = name
        base, index = _take_index(base)
        for title in {base, _without_word(base)}:
            self._titles.setdefault((title, index), name)
            stem, extension = _split(title)
            if extension.lower() in _STILLS | _FILMS:
                self._stems.setdefault((stem, index), []).append((extension.lower(), name))

    def _titled(self, bare: str, extension: str, index: str, name: str) -> tuple[str, Rule] | None:
        title = f"{bare}.{extension}" if extension else bare
        if found := self._titles.get((title, index)):
            return found, Rule.SAME_TITLE
        if len(title) > CUT_AT and (found := self._titles.get((title[:CUT_AT], index))):
            return found, Rule.CUT_TITLE
        if found := self._titles.get((bare, index)):
            return found, Rule.NO_EXTENSION
        if extension.lower() in _FILMS:
            # PXL_1234.MP belongs to PXL_1234.MP.jpg, IMG_1234.MOV to IMG_1234.HEIC
            for stem in (bare, name):
                for still, json_name in self._stems.get((stem, index), ()):
                    if still in _STILLS:
                        return json_name, Rule.LIVE_PHOTO
        return None

    def _edited(self, bare: str, index: str) -> str | None:
        """Return the JSON of the original; an index may stand before or behind the suffix."""
        original = _EDITED.sub("", bare)
        if original == bare:
            return None
        if not index:
            original, index = _take_index(original)
        if same_stem := self._stems.get((original, index)):
            return same_stem[0][1]
        cut = original[:CUT_AT] if len(original) > CUT_AT else original
        return self._titles.get((original, index)) or self._titles.get((cut, index))


def belongs(json_name: str, file_name: str) -> bool:
    """Tell whether a JSON belongs to a file, looking at the two names alone."""
    return TakeoutIndex([json_name]).find(file_name) is not None


def original_of(stem: str) -> str | None:
    """Return the original's name, without extension, of a copy that Google's editor made."""
    bare, index = _take_index(unicodedata.normalize("NFC", stem))
    original = _EDITED.sub("", bare)
    if original == bare:
        return None
    return f"{original}({index})" if index else original


def _split(name: str) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    return (stem, extension) if dot and stem else (name, "")


def _take_index(stem: str) -> Key:
    """Split `IMG(1)` into `IMG` and `1`; several in a row belong to the name but the last."""
    found = _INDEX.search(stem)
    return (stem[: found.start()], found[1]) if found and found.start() else (stem, "")


def _without_word(base: str) -> str:
    """Take `.supplemental-metadata`, or what a cut left of it, off a name."""
    title, dot, word = base.rpartition(".")
    return title if dot and title and _HUNG_ON.startswith(word) else base
