"""Long lists and grids, laid out by sums, and the heads of tables."""
