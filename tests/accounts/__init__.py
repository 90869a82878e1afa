"""Accounts: whole requests, as people make them."""
