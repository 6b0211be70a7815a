"""Names for files that go to a folder of the user's: never one that is taken, units alike."""

import os
import unicodedata

from mediadesk.domain import names


class NamesInFolder:
    """Chooses names in one folder; what it has given counts as taken."""

    def __init__(self, folder: bytes) -> None:
        """Choose names in `folder`."""
        self._folder = folder
        self._given: set[str] = set()
        self._numbers: dict[tuple[int, bytes], int] = {}

    def place(self, path: bytes, *, unit: int) -> bytes:
        """Return the path for a file: "x.jpg", else "x (2).jpg".

        The number stands behind the part of the name that the files of a unit share, and they
        share the number too where it is free, so that they still belong together.
        """
        folder, name = os.path.split(path)
        stem = name.partition(b".")[0] or name
        key = (unit, os.path.join(folder, stem)) if unit else (0, path)
        number = self._numbers.get(key, 1)
        while self._is_taken(chosen := self._numbered(stem, name, number)):
            number += 1
        self._numbers[key] = number
        self._given.add(_folded(chosen))
        return chosen

    def _numbered(self, stem: bytes, name: bytes, number: int) -> bytes:
        ending = b"" if number == 1 else b" (%d)" % number
        return os.path.join(self._folder, names.fitted(stem, ending + name[len(stem) :]))

    def _is_taken(self, path: bytes) -> bool:
        return _folded(path) in self._given or os.path.lexists(path)


def _folded(path: bytes) -> str:
    """Return a path as volumes compare it that tell no cases and no spellings apart."""
    return unicodedata.normalize("NFC", names.to_text(path)).casefold()
