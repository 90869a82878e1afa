"""Pages of rooms and circles."""
