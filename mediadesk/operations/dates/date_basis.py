"""What dates are judged by, in one text: the catalog notes it, and judges anew when it changes."""

import os
import time

from mediadesk.catalog.dates import date_debts
from mediadesk.catalog.files import sidecars
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.timestamps.versions import READING_VERSION, RULE_VERSION


def basis_of(settings: Settings) -> str:
    """Return what dates are judged by: a text that changes when they must be judged anew."""
    zone = settings.dates_home_zone
    if not zone:
        # the process's own: TZ where it is set, else what the system says of winter and summer
        zone = os.environ.get("TZ") or "/".join(
            time.strftime("%Z%z", time.localtime(second)) for second in (1704067200, 1719792000)
        )
    return f"rules {RULE_VERSION}, home {zone}, from {settings.dates_min_year}"


def are_settled(store: Store, settings: Settings) -> bool:
    """Tell whether there is no date to be judged and no sidecar that is to be read or is gone.

    Asked before whatever judges dates is loaded: most scans find that nothing has changed.
    """
    with store.readers.use() as reader:
        return (
            date_debts.basis(reader) == basis_of(settings)
            and not date_debts.owes(reader)
            and not sidecars.unread(reader, version=READING_VERSION, limit=1)
            and not sidecars.lost(reader)
        )
