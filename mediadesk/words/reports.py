"""What the pages and tables of reports are headed with."""

from collections.abc import Mapping

from mediadesk.words.marking import QT_TRANSLATE_NOOP

REPORTS: Mapping[str, str] = {
    "language": QT_TRANSLATE_NOOP("Report", "en"),
    "duplicates": QT_TRANSLATE_NOOP("Report", "Duplicates"),
    "dates": QT_TRANSLATE_NOOP("Report", "Dates"),
    "errors": QT_TRANSLATE_NOOP("Report", "Files that could not be read"),
    "made": QT_TRANSLATE_NOOP("Report", "Made by MediaDesk on {date}."),
    "kind": QT_TRANSLATE_NOOP("Report", "Kind"),
    "alike": QT_TRANSLATE_NOOP("Report", "Alike"),
    "keep": QT_TRANSLATE_NOOP("Report", "Keep"),
    "path": QT_TRANSLATE_NOOP("Report", "File"),
    "size_bytes": QT_TRANSLATE_NOOP("Report", "Bytes"),
    "width": QT_TRANSLATE_NOOP("Report", "Width"),
    "height": QT_TRANSLATE_NOOP("Report", "Height"),
    "why": QT_TRANSLATE_NOOP("Report", "Why"),
    "taken": QT_TRANSLATE_NOOP("Report", "Taken"),
    "precision": QT_TRANSLATE_NOOP("Report", "Precision"),
    "confidence": QT_TRANSLATE_NOOP("Report", "Confidence"),
    "source": QT_TRANSLATE_NOOP("Report", "Source"),
    "first_seen": QT_TRANSLATE_NOOP("Report", "Without MediaDesk's judgement"),
    "yes": QT_TRANSLATE_NOOP("Report", "yes"),
    "no": QT_TRANSLATE_NOOP("Report", "no"),
}
"""Headings by column, titles by subject."""
