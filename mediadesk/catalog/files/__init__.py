"""Files: as they are found, what is known of each, and as records for lists and the terminal."""
