"""Gathers what decides which file to keep: from the catalog, and by reading whole files."""
