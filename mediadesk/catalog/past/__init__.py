"""What was done, as History lists it: removals, verdicts, dates, folders and rules."""
