"""The fields a file holds beside what is seen and heard, to tell which copy holds more."""
