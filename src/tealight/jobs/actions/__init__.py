"""Every write to the queue, one verb a file."""
