"""Pages of the magazine's own."""
