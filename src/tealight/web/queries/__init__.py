"""Reads that belong to no single room: composed of what the rooms show a viewer."""
