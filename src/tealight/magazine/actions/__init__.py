"""What is done to the magazine outside Wagtail: one verb a file."""
