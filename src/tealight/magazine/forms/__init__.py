"""What readers fill in, and what editors do."""
