"""The page of dates: candidates seen, and one decided on."""
