"""How two files compare by one criterion, as a name and two values for the eye."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QDateTime

from mediadesk.domain.keepers import Comparison, KeeperCode, Outcome
from mediadesk.domain.reasons import Fact
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.words.keepers import CRITERIA


def cells(found: Comparison) -> tuple[str, str, str]:
    """Return what is compared, the keeper's value, and the other's."""
    name = tr("Criterion", CRITERIA.get(found.code, found.code.value))
    if found.code is KeeperCode.FIRST_SEEN:
        first, later = tr("Criterion", "first"), tr("Criterion", "later")
        one_first = found.outcome is Outcome.KEEPER
        return name, first if one_first else later, later if one_first else first
    return name, _value(found.code, found.keeper), _value(found.code, found.other)


def _value(code: KeeperCode, value: Fact) -> str:
    if value is None:
        return tr("Facts", "none")
    if isinstance(value, bool):
        return tr("Criterion", "yes") if value else tr("Criterion", "no")
    shape = _SHAPES.get(code)
    if shape is not None and isinstance(value, int | float):
        return shape(value)
    if isinstance(value, float):
        return formatting.locale().toString(value, "f", 1)
    return formatting.count(value) if isinstance(value, int) else str(value)


def _time(ns: float) -> str:
    then = QDateTime.fromMSecsSinceEpoch(int(ns // 1_000_000))
    clock = formatting.locale().toString(then.time(), "HH:mm:ss")
    return f"{formatting.day(then.date())}, {clock}"


def _pixels(number: float) -> str:
    return tr("Criterion", "{n} MP").format(n=formatting.locale().toString(number / 1e6, "f", 1))


def _size(number: float) -> str:
    return formatting.size(int(number))


_SHAPES: Mapping[KeeperCode, Callable[[float], str]] = MappingProxyType(
    {
        KeeperCode.LARGER_FILE: _size,
        KeeperCode.EARLIER_MODIFIED: _time,
        KeeperCode.RESOLUTION: _pixels,
    }
)
