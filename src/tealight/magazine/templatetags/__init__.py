"""Template words of the magazine."""
