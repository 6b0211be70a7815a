"""What the page of dates shows: the queue, one file and its candidates, and the time line."""
