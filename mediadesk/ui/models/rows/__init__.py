"""Lists of which every id is known, and rows that are read in pages as they are looked at."""
