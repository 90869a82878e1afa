"""What tests stand on beyond Python: PostgreSQL, a browser, a running place."""
