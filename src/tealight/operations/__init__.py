"""Setting a place up, showing it with a sample community, and keeping it whole."""
