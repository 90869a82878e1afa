"""Private conversations of the team with an author."""
