"""Writes of conversations, one verb a file."""
