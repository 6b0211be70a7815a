"""Films that show the same, found by how their frames look over time."""
