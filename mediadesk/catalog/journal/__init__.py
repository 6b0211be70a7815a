"""What decisions.db holds: what was decided, what was changed on disk, what undoing it needs."""
