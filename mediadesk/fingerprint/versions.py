"""Versions of the fingerprints: raising one makes the stored ones outdated.

They stand apart from the code that computes, because a rescan needs only the numbers and must
not wait for the decoders to be imported.
"""

QUICK_VERSION = 3
"""Raised when a reader of payloads is added or takes more for content, too: with their ends, files
give their payload."""
PICTURE_VERSION = 2
PROBE_VERSION = 12
PAYLOAD_VERSION = 1
VIDEO_HASH_VERSION = 2
SEQUENCE_VERSION = 1
FILM_SEARCH_VERSION = 3
"""By which rules films were compared: a new one compares them again and reads none."""
SOUND_VERSION = 1
