"""Finds exact and identical copies, and makes their clusters."""
