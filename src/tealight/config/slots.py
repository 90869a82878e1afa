"""Places on a page that another room may fill: place -> dotted path of a query given a viewer.

The page's room leaves a place and knows nothing of who fills it, so that an article can stand
beside a thread without either room knowing the other.
"""

SLOTS: dict[str, str] = {}
