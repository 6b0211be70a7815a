"""Compares pictures, and makes clusters of those that look the same."""
