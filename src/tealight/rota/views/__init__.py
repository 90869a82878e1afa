"""The team's list, its nights, and what helps whoever is new to them."""
