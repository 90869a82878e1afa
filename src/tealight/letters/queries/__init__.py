"""Reads of conversations: as their author, and as one of the team."""
