"""Reports of what was found, to keep or to give away: duplicates, dates, errors.

`rows` reads them from the catalog one by one, `save` writes them as a table (CSV), as JSON or as
one HTML page with small pictures in it. Texts come from the caller, in the user's language.
"""

from mediadesk.operations.reports.reporter import Reporter
from mediadesk.operations.reports.rows import COLUMNS, Phrases, Row, Subject, rows
from mediadesk.operations.reports.saving import Form, form_of, save

__all__ = ["COLUMNS", "Form", "Phrases", "Reporter", "Row", "Subject", "form_of", "rows", "save"]
