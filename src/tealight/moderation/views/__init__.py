"""The keyholders' pages."""
