"""Writes of photos, one verb a file."""
