"""Which articles answer the same questions, and which stories ask for facts that one answers. Pure judgement: no rows, no clock.

Nothing here learns from readers: not what was opened, nor how often. An editor can follow each result (docs/related.md).
"""

from tealight.magazine.related.near import Head, Near, Shelf

__all__ = ["Head", "Near", "Shelf"]
