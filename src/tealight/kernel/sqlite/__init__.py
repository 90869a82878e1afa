"""Django's SQLite, where those who write in one process wait for their turn."""
