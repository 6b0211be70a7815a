"""Lay one picture over another, and measure how alike they are then."""
