"""Changes what files hold or are called: made beside the old file, exchanged, and taken back."""
