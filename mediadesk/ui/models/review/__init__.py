"""What the Duplicates page shows: clusters, verdicts, the stage, and where members differ."""
