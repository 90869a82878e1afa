"""Pages of a place that is not open yet, and of the sample."""
