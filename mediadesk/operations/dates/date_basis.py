"""What dates are judged by, in one text: the catalog notes it, and judges anew when it changes."""

import os
import time

from mediadesk.config import Settings
from mediadesk.timestamps.versions import RULE_VERSION


def basis_of(settings: Settings) -> str:
    """Return what dates are judged by: a text that changes when they must be judged anew."""
    zone = settings.dates_home_zone
    if not zone:
        # the process's own: TZ where it is set, else what the system says of winter and summer
        zone = os.environ.get("TZ") or "/".join(
            time.strftime("%Z%z", time.localtime(second)) for second in (1704067200, 1719792000)
        )
    return f"rules {RULE_VERSION}, home {zone}, from {settings.dates_min_year}"
