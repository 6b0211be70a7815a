"""Whether two candidates show the same: both are aligned, measured and graded."""
