"""What the window and the terminal share: settings, the lock, the databases, the decoders.

A session stands on a foundation (what is open), and offers services (what can be done with it).
"""

from mediadesk.session.reading import catalog_path, open_journal, open_reading
from mediadesk.session.services import Session, open_session

__all__ = ["Session", "catalog_path", "open_journal", "open_reading", "open_session"]
