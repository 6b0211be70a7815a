"""What helps to find out what went wrong: the log, crashes, and mistakes that nobody caught."""
