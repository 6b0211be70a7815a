"""Pages that show what would be done before anything is."""
