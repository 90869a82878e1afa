"""Writes that set a place going."""
