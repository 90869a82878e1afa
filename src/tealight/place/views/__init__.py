"""Pages of the place: what its operator decides."""
