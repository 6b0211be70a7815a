"""Database files: opened, written by one thread, copied, healed; the cache of small pictures."""
