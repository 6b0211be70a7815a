"""Perceptual data of pictures, films and recordings, by content, and their matches."""
