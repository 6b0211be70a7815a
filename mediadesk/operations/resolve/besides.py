"""What the sidecars of a file hold that goes with the file: an edit that stands beside it alone."""

from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.fields import FieldKind, numbered
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.source import open_source
from mediadesk.formats.xmp_text import LARGEST_BYTES
from mediadesk.operations.resolve.units import Units


class Besides:
    """Reads only the sidecars that are there: most files have none."""

    def __init__(self, units: Units) -> None:
        """Find sidecars by `units`."""
        self._units = units
        self._known: dict[bytes, frozenset[int]] = {}

    def of(self, path: bytes) -> frozenset[int]:
        """Return the numbers of what stands beside a file and is not given to a keeper."""
        recipe = self._units.aae_of(path)
        if recipe is None:
            return frozenset()
        if recipe not in self._known:
            self._known[recipe] = frozenset({numbered(FieldKind.EDITS, _said(recipe))})
        return self._known[recipe]

    def why_stays(self, keeper: bytes, victim: bytes) -> Reason | None:
        """Return why a file stays that has beside it all that its keeper has, and more."""
        held = self.of(victim)
        if held and held > self.of(keeper):
            return Reason.of(ReasonCode.HOLDS_MORE, keeper=names.shown(keeper))
        return None


def _said(path: bytes) -> bytes:
    """Return what a sidecar says; one that cannot be read is taken for one of its own."""
    try:
        with open_source(path) as source:
            return source.stream().read(LARGEST_BYTES)
    except (OSError, OutsideError):
        return path
