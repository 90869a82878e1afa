"""Everything a member ever gave, to take along: asked for, packed in the background, fetched once.

`parts` is what rooms give (config/kinds.py, `export`), `pages` how it reads, `files` where it lies,
sealed, and `packing` the way from the one to the other. The row is `accounts.models.Export`.
"""
