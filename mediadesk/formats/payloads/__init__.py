"""Where the picture or sound of a file lies, told from the container without decoding."""
