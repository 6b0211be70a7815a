"""How one setting is described, read from the file and checked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote_from_bytes, unquote_to_bytes


@dataclass(frozen=True, slots=True)
class Description:
    """How one setting is shown and checked.

    `key` is its dotted name in the file. `minimum` and `maximum` bound numbers, `choices` bounds
    words; None means no bound.
    """

    key: str
    label: str
    explanation: str
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] | None = None
    read: Callable[[object, "Description"], object] = lambda value, _: value
    """Turns what the file holds into the value; ValueError says why it cannot."""
    write: Callable[[Any], object] = lambda value: value
    """Turns the value into what the file holds."""


def number(value: object, description: Description) -> int:
    """Read a whole number within the limits."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("not a whole number")  # noqa: TRY004 - one kind of error for a caller
    if description.minimum is not None and value < description.minimum:
        raise ValueError(f"less than {description.minimum}")
    if description.maximum is not None and value > description.maximum:
        raise ValueError(f"more than {description.maximum}")
    return value


def switch(value: object, _: Description) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")  # noqa: TRY004 - one kind of error for a caller
    return value


def word(value: object, description: Description) -> str:
    """Read a text, one of the choices if there are any."""
    if not isinstance(value, str):
        raise ValueError("not a text")  # noqa: TRY004 - one kind of error for a caller
    if description.choices is not None and value not in description.choices:
        raise ValueError(f"none of {', '.join(description.choices)}")
    return value


def zone(value: object, description: Description) -> str:
    """Read the name of a time zone; "" stands for the computer's own."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - who never set one need not wait for it

    name = word(value, description)
    try:
        return ZoneInfo(name).key if name else ""
    except (OSError, ValueError, KeyError) as error:  # a folder, "../..", a name unknown
        raise ValueError("no such time zone") from error


def extensions(value: object, description: Description) -> tuple[str, ...]:
    """Read extensions, however written, as ASCII lower case without dot, each once."""
    written = (word(each, description).strip().removeprefix(".") for each in _list(value))
    folded = (each.encode().lower().decode() for each in written)  # ASCII only, like the walk
    return tuple(dict.fromkeys(each for each in folded if each))


def paths(value: object, _: Description) -> tuple[bytes, ...]:
    """Read paths, each once."""
    return tuple(dict.fromkeys(_path(each) for each in _list(value)))


def path_text(path: bytes) -> str:
    """Return a path as the file holds it: plain, or as a URL when it is not UTF-8."""
    try:
        text = path.decode("utf-8")
    except UnicodeDecodeError:
        return "file://" + quote_from_bytes(path)
    return "file://" + quote_from_bytes(path) if text.startswith("file://") else text


def pools(value: object, description: Description) -> tuple[tuple[bytes, ...], ...]:
    """Read groups of paths; a group of one is none."""
    return tuple(pool for each in _list(value) if len(pool := paths(each, description)) > 1)


def _list(value: object) -> Sequence[object]:
    if isinstance(value, list | tuple):
        return cast("Sequence[object]", value)
    raise ValueError("not a list")


def _path(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str) or not value:
        raise ValueError("not a path")
    if value.startswith("file://"):
        return unquote_to_bytes(value.removeprefix("file://"))
    return value.encode("utf-8", "surrogateescape")  # whatever the locale says: the file is UTF-8
