"""Pages that belong to no single room, and what every request passes through."""
