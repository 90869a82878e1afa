"""Reads for setting a place going."""
