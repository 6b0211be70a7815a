"""What pictures, films and recordings are like, by content, and which were found to match."""
