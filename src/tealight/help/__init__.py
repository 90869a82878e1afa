"""Helplines, urgent cards, leaving quickly, and words to the team."""
