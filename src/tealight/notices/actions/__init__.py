"""Writes of notices, one verb a file."""
