"""Rooms and circles: whole requests, and what is left of them in the tables."""
