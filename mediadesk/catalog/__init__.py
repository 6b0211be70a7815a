"""SQLite, and nobody else."""
