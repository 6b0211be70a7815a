"""From graded pairs to clusters: stars round a medoid, and pairs that never share one."""
