"""Buckets: files that share a cheap key, read some thousand at a time to bound memory."""

from collections.abc import Iterable, Iterator

from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent, Shared, Trait
from mediadesk.catalog.store import Store
from mediadesk.operations.matching.file_keys import Whereabouts

_AT_ONCE = 5_000


class Buckets:
    """Reads the files that share a key, all files of one key together."""

    def __init__(self, store: Store, where: Whereabouts) -> None:
        """Leave out what the user wants nothing suggested from."""
        self._store, self._where = store, where

    def shared(self, trait: Trait) -> list[Shared]:
        """Return the keys that several present files share. Hashing does not change them."""
        with self._store.readers.use() as reader:
            return contents.shared(reader, trait)

    def sharing(self, trait: Trait, shared: Iterable[Shared]) -> Iterator[list[FileContent]]:
        """Yield the present files that share these keys."""
        for keys in _portions(shared):
            with self._store.readers.use() as reader:
                files = contents.sharing(reader, trait, keys)
            yield [file for file in files if self._where.is_suggested(file)]

    def of_ids(self, file_ids: list[int]) -> Iterator[list[FileContent]]:
        """Yield these files, as far as they are present."""
        for start in range(0, len(file_ids), _AT_ONCE):
            with self._store.readers.use() as reader:
                found = contents.of_files(reader, file_ids[start : start + _AT_ONCE])
            yield list(found.values())


def _portions(shared: Iterable[Shared]) -> Iterator[list[str]]:
    """Yield keys that together bring some thousand files, or one key that brings more."""
    keys: list[str] = []
    files = 0
    for one in shared:
        keys.append(one.key)
        files += one.files
        if files >= _AT_ONCE:
            yield keys
            keys, files = [], 0
    if keys:
        yield keys
