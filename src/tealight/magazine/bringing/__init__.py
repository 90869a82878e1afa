"""Reading what other programs exported. Pure: files are read, nothing is asked of a database or a network, nothing is written."""
