"""The Duplicates page: clusters compared and decided."""
