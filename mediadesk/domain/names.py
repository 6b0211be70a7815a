"""Names of files and folders: bytes on disk, text for people, folded text for search."""

import os
import unicodedata

LONGEST = 255
"""Bytes that a name may have, on nearly every file system."""


def shown(name: bytes) -> str:
    r"""Return a name as people read it: NFC, bytes that are no UTF-8 as \xNN, no control signs.

    Control characters and marks that turn the writing direction would let a name pretend to be
    another one, so they are spelt out too; spaces of any width are not (macOS writes U+202F).
    """
    text = name.decode("utf-8", "backslashreplace")
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        sign
        if sign.isprintable() or unicodedata.category(sign) == "Zs"
        else sign.encode("unicode_escape").decode()
        for sign in unicodedata.normalize("NFC", text)
    )


def shown_last(path: bytes) -> str:
    """Return the last name of a path as people read it; the whole path where it has none."""
    return shown(os.path.basename(path) or path)


def to_text(name: bytes) -> str:
    """Return a name or path as text that `to_bytes` undoes, in every locale: as JSON keeps it.

    Bytes that are no UTF-8 become surrogate escapes (PEP 383). `os.fsdecode` would read the same
    bytes as other text under another locale.
    """
    return name.decode("utf-8", "surrogateescape")


def to_bytes(text: str) -> bytes:
    """Undo `to_text`."""
    return text.encode("utf-8", "surrogateescape")


def searchable(text: str) -> str:
    """Return text folded for search: without case and without accents ("Åse" is found by "ase")."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold()


def fitted(stem: bytes, rest: bytes, *, longest: int = LONGEST) -> bytes:
    """Return `stem` and `rest` as one name, the stem cut between two characters if need be."""
    at = longest - len(rest)
    if len(stem) <= at or at < 1:
        return stem + rest
    while at > 1 and stem[at] & 0xC0 == 0x80:  # inside a character of UTF-8
        at -= 1
    return stem[:at] + rest


def extension(name: bytes) -> str:
    """Return the extension in lower case without its dot; "" when there is none.

    Only ASCII letters change case, so a Turkish locale or a dotless i makes no difference.
    """
    stem, dot, ending = name.rpartition(b".")
    return ending.lower().decode("ascii", "replace") if dot and stem else ""
