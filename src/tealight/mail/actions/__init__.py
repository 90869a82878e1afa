"""Every write to the mail, one verb a file."""
