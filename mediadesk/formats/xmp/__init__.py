"""XMP as text: read, and changed so that what others wrote stays."""
