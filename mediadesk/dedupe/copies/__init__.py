"""Files with the same bytes or the same payload, and what only one of them holds."""
