"""Tealight: a quiet community place for people who lost a pregnancy or a baby."""

__version__ = "0.1.0"
