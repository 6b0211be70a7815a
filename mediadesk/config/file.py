"""The settings in their file: `config.toml` holds only what differs from the defaults.

A key that this version does not know is kept, and a value that makes no sense is replaced by the
default; both are said in the log.
"""

import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from mediadesk.config.settings import Settings, described

_BARE = re.compile(r"[A-Za-z0-9_-]+")

_log = logging.getLogger(__name__)


def load(path: Path) -> Settings:
    """Read the settings. A file that is missing or no TOML gives the defaults, the latter loudly.

    A file that cannot be read as TOML is put aside as `NAME.broken`, so that saving loses nothing.
    """
    try:
        text = path.read_text("utf-8")
        import tomllib  # noqa: PLC0415 - who never changed a setting need not wait for it

        document = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.warning("%s cannot be read, the defaults are used: %s", path, error)
        if isinstance(error, ValueError):
            _put_aside(path)
        return Settings()
    found = _flat(document)
    values: dict[str, Any] = {}
    for name, description in described().items():
        if description.key not in found:
            continue
        value = found.pop(description.key)
        try:
            values[name] = description.read(value, description)
        except ValueError as error:
            _log.warning("%s: %s = %r is %s", path, description.key, value, error)
    tables = {each.key.rpartition(".")[0] for each in described().values()}
    unknown = {key: value for key, value in found.items() if key not in tables}
    for key in found:
        _log.warning("%s: %s is not known to this version", path, key)
    return Settings(**values, unknown=unknown)


def save(settings: Settings, path: Path) -> None:
    """Write what differs from the defaults, whole or not at all; OSError when it cannot be."""
    plain = Settings()
    flat: dict[str, object] = dict(settings.unknown)
    for name, description in described().items():
        value = getattr(settings, name)
        if value != getattr(plain, name):
            flat[description.key] = description.write(value)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_toml(flat))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".broken"))
    except OSError as error:
        _log.warning("%s cannot be put aside: %s", path, error)


def _flat(document: Mapping[str, object], before: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in document.items():
        if isinstance(value, dict):
            flat.update(_flat(cast("dict[str, object]", value), f"{before}{key}."))
        else:
            flat[before + key] = value
    return flat


def _toml(flat: Mapping[str, object]) -> str:
    return "".join(f"{_toml_key(key)} = {_toml_value(value)}\n" for key, value in flat.items())


def _toml_key(dotted: str) -> str:
    parts = dotted.split(".")
    return ".".join(part if _BARE.fullmatch(part) else _toml_value(part) for part in parts)


def _toml_value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + "".join(map(_toml_character, value)) + '"'
        case list():
            return "[" + ", ".join(map(_toml_value, value)) + "]"
        case dict():
            pairs = (f"{_toml_value(key)} = {_toml_value(each)}" for key, each in value.items())
            return "{" + ", ".join(pairs) + "}"
        case _:  # numbers and times read back as they print
            return str(value)


def _toml_character(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08X}"
