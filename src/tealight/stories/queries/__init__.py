"""Reads of stories. Each is asked as someone and returns frozen facts."""
