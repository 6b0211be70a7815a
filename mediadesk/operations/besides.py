"""What stands beside a file's bytes: an edit, words that contradict, tags in its attributes."""

import os
import sys
from typing import TYPE_CHECKING

from mediadesk.domain import names
from mediadesk.domain.fields import FieldKind, kind_of, numbered
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.sidecar_paths import SidecarPaths

if TYPE_CHECKING:
    from mediadesk.dedupe.copies.own_fields import Held

_TAGS, _COMMENT, _RATING = "user.xdg.tags", "user.xdg.comment", "user.baloo.rating"
"""Attributes in which file managers keep what somebody says of a file."""


class Besides:
    """Reads only the sidecars that are there, each once: most files have none."""

    def __init__(self, sidecars: SidecarPaths) -> None:
        """Find sidecars by `sidecars`."""
        self._sidecars = sidecars
        self._edits: dict[bytes, frozenset[int]] = {}
        self._packets: dict[bytes, Held] = {}
        self._described: dict[bytes, frozenset[int]] = {}
        self._unreadable: dict[bytes, frozenset[int]] = {}

    def is_nothing(self, path: bytes) -> bool:
        """Tell at once that nothing is beside a file: its folder has no sidecars, nor it tags."""
        return not (self._sidecars.are_beside(path) or _has_attributes(path))

    def of(self, path: bytes) -> frozenset[int]:
        """Return the numbers of edits beside a file, what its attributes say, and what is unread.

        No keeper is given them.
        """
        packet = self._packet(path)
        said = frozenset[int]() if packet is None else packet[0]
        developed = frozenset(one for one in said if kind_of(one) is FieldKind.EDITS)
        return developed | self._recipe(path) | self._unread(path) | _attributes(path)

    def why_stays(self, keeper: bytes, victim: bytes) -> Reason | None:
        """Return why a file stays that has beside it all that its keeper has, and more."""
        held = self.of(victim)
        if held and held > self.of(keeper):
            return Reason.of(ReasonCode.HOLDS_MORE, keeper=names.shown(keeper))
        return None

    def words(self, path: bytes) -> tuple[frozenset[int], frozenset[int]]:
        """Return the numbers of what is said beside a file: in its XMP, and by Google's JSON."""
        packet = self._packet(path)
        return frozenset() if packet is None else packet[0], self._description(path)

    def contradicted(self, copy: bytes, keeper: bytes) -> frozenset[FieldKind]:
        """Return what is said beside a copy that the sidecar of its keeper says otherwise.

        Where the keeper has no such sidecar it is given what the copy's says.
        """
        found: set[FieldKind] = set()
        mine, kept = self._packet(copy), self._packet(keeper)
        if mine is not None and kept is not None:
            # Imported here, as below: most files have no sidecar, and nobody waits for its readers.
            from mediadesk.dedupe.copies.own_fields import held_alone  # noqa: PLC0415

            found.update(held_alone(mine, kept))
        said, known = self._description(copy), self._description(keeper)
        if said and known and said != known:
            found.add(FieldKind.CAPTION)
        return frozenset(found)

    def _recipe(self, path: bytes) -> frozenset[int]:
        found = self._sidecars.aae_of(path)
        if found is None:
            return frozenset()
        if found not in self._edits:
            from mediadesk.operations.sidecar_words import recipe_in  # noqa: PLC0415 - as above

            self._edits[found] = recipe_in(found)
        return self._edits[found]

    def _unread(self, path: bytes) -> frozenset[int]:
        """Return the numbers of what is beside a file and cannot be read: it may say anything."""
        found = [self._sidecars.xmp_of(path), self._sidecars.takeout_of(path)]
        return frozenset().union(*(self._unread_in(one) for one in found if one is not None))

    def _unread_in(self, sidecar: bytes) -> frozenset[int]:
        if sidecar not in self._unreadable:
            from mediadesk.operations.sidecar_words import unread_in  # noqa: PLC0415 - as above

            self._unreadable[sidecar] = unread_in(sidecar)
        return self._unreadable[sidecar]

    def _packet(self, path: bytes) -> "Held | None":
        found = self._sidecars.xmp_of(path)
        if found is None:
            return None
        if found not in self._packets:
            from mediadesk.operations.sidecar_words import packet_in  # noqa: PLC0415 - as above

            self._packets[found] = packet_in(found)
        return self._packets[found]

    def _description(self, path: bytes) -> frozenset[int]:
        found = self._sidecars.takeout_of(path)
        if found is None:
            return frozenset()
        if found not in self._described:
            from mediadesk.operations.sidecar_words import description_in  # noqa: PLC0415 - as above

            self._described[found] = description_in(found)
        return self._described[found]


def _attributes(path: bytes) -> frozenset[int]:
    """Return what extended attributes say of a file; nothing where they cannot be read."""
    if not _has_attributes(path):
        return frozenset()
    from mediadesk.formats.fields.field_values import number_of_words  # noqa: PLC0415 - as above

    tags = _attribute(path, _TAGS).split(",")
    found = {number_of_words(FieldKind.TAGS, tag) for tag in tags if tag.strip()}
    if comment := _attribute(path, _COMMENT).strip():
        found.add(number_of_words(FieldKind.CAPTION, comment))
    if (rating := _attribute(path, _RATING).strip()) not in ("", "0"):
        found.add(numbered(FieldKind.RATING, rating.encode()))
    return frozenset(found)


def _has_attributes(path: bytes) -> bool:
    if sys.platform != "linux":
        return False
    try:
        return bool(os.listxattr(path, follow_symlinks=False))
    except OSError:
        return False


def _attribute(path: bytes, name: str) -> str:
    try:
        return os.getxattr(path, name, follow_symlinks=False).decode(errors="replace")
    except OSError:
        return ""
