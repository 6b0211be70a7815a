"""When two dates say the same, as exactly as the vaguer of the two can be asked."""

from datetime import datetime
from types import MappingProxyType

from mediadesk.domain.timestamps import Precision, first_month

VAGUENESS = MappingProxyType({precision: place for place, precision in enumerate(Precision)})
"""0 for a second, more for a month or a year."""

QUARTER_HOUR_S = 900
FARTHEST_ZONES_S = 14 * 3600


def vaguer(one: Precision, other: Precision) -> Precision:
    """Return the less exact of two precisions."""
    return one if VAGUENESS[one] >= VAGUENESS[other] else other


def same(
    one: datetime, other: datetime, *, precision: Precision = Precision.SECOND, tolerance_s: float
) -> bool:
    """Tell whether two wall times are the same at a precision; the tolerance is for seconds."""
    if precision is Precision.SECOND:
        return abs((one - other).total_seconds()) <= tolerance_s
    if precision is Precision.MINUTE:
        return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)
    if precision is Precision.DAY:
        return one.date() == other.date()
    first, second = (first_month(at.year, at.month, precision) for at in (one, other))
    return first == second


def zone_shifted(one: datetime, other: datetime, *, tolerance_s: float) -> bool:
    """Tell whether two times differ by whole quarters of an hour, as copies across zones do."""
    apart = abs((one - other).total_seconds())
    if apart > FARTHEST_ZONES_S + tolerance_s:
        return False
    beyond = apart % QUARTER_HOUR_S
    return min(beyond, QUARTER_HOUR_S - beyond) <= tolerance_s
