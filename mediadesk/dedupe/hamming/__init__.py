"""Pairs of 64-bit hashes that differ in few bits: exact joins on bands of the hash."""
