"""Writes of stories, one verb a file."""
