"""Roots that leave the library, come back to it, or are somewhere else now."""
