"""What Windows writes into an MP4 when somebody gives stars or categories: its `Xtra` box."""

from collections.abc import Iterator

_TEXT, _NUMBER = 8, 19
_MOST = 200


def texts_of(body: bytes) -> Iterator[tuple[str, str]]:
    """Yield names and the first value of each, numbers as digits."""
    at = 0
    for _ in range(_MOST):
        size = int.from_bytes(body[at : at + 4], "big")
        if size < 18 or at + size > len(body):
            return
        named = int.from_bytes(body[at + 4 : at + 8], "big")
        name = body[at + 8 : at + 8 + named].decode("latin-1")
        value = body[at + 12 + named : at + size]  # behind how many there are
        length, kind = int.from_bytes(value[:4], "big"), int.from_bytes(value[4:6], "big")
        if kind == _TEXT:
            yield name, value[6:length].decode("utf-16-le", "replace").rstrip("\0")
        elif kind == _NUMBER:
            yield name, str(int.from_bytes(value[6:length], "little"))
        at += size
