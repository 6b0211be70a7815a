"""How one row or one cell is painted."""
