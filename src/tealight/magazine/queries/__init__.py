"""Everything the magazine reads, as frozen facts."""
