"""How two files compare by one criterion, as a name and two values for the eye."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mediadesk.domain.fields import kinds_named
from mediadesk.domain.keepers import Advantage, Comparison, KeeperCode
from mediadesk.domain.reasons import Fact
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import wording
from mediadesk.words.keepers import CRITERIA

_DATES = frozenset({KeeperCode.EARLIER_TAKEN, KeeperCode.EARLIER_MODIFIED})
_FIELDS = frozenset({KeeperCode.MORE_TOLD, KeeperCode.MUSIC_TAGS})
_WHERE_IT_DECIDES = frozenset(
    {
        KeeperCode.SLIGHTLY_LONGER,
        KeeperCode.THERE,
        KeeperCode.AGREED,
        KeeperCode.NOT_REPACKED,
    }
)
_RARE = frozenset({KeeperCode.SUPERSET, KeeperCode.MUSIC_TAGS, KeeperCode.HOLDS_BESIDE})


def cells(found: Comparison) -> tuple[str, str, str]:
    """Return what is compared, the keeper's value, and the other's."""
    name = tr("Criterion", CRITERIA.get(found.code, found.code.value))
    if found.code is KeeperCode.FIRST_SEEN:
        first, later = tr("Criterion", "first"), tr("Criterion", "later")
        one_first = found.advantage is Advantage.KEEPER
        return name, first if one_first else later, later if one_first else first
    if found.code is KeeperCode.LARGER_FILE and found.keeper and found.other:
        one, other = wording.sizes([int(found.keeper), int(found.other)])
        return name, one, other
    return name, _value(found.code, found.keeper), _value(found.code, found.other)


def is_told(found: Comparison) -> bool:
    """Tell whether there is anything to compare: music tags, say, no picture has.

    A row of lengths stands above that of small differences, which is told where they decide; so is
    that a disk is away, or that all pixels are the same.
    """
    if found.code in _WHERE_IT_DECIDES:
        return found.advantage is not Advantage.TIE
    return not (found.code in _RARE and found.keeper is None and found.other is None)


def _value(code: KeeperCode, value: Fact) -> str:
    if value is None:
        return tr("Facts", "none")
    if isinstance(value, bool):
        return tr("Criterion", "yes") if value else tr("Criterion", "no")
    shape = _SHAPES.get(code)
    if shape is not None and isinstance(value, int | float):
        return shape(value)
    if isinstance(value, str):
        return _text(code, value)
    if isinstance(value, float):
        return formatting.locale().toString(value, "f", 1)
    return formatting.count(value)


def _text(code: KeeperCode, value: str) -> str:
    if code in _DATES:
        return wording.stored_time(value, is_utc=code is KeeperCode.EARLIER_MODIFIED)
    if code in _FIELDS:
        return formatting.fields(kinds_named(value))
    return wording.extras(value) if code is KeeperCode.HOLDS_BESIDE else value


def _pixels(number: float) -> str:
    return tr("Criterion", "{n} MP").format(n=formatting.megapixels(number))


_SHAPES: Mapping[KeeperCode, Callable[[float], str]] = MappingProxyType(
    {
        KeeperCode.RESOLUTION: _pixels,
    }
)
