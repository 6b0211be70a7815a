"""What the lists of the window hold: ids first, rows when they are seen."""
