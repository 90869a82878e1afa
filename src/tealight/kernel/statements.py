"""What a statement to the database would change, told by its words alone.

For the bounds: what may happen while a page answers, whatever the code of that page does.
"""

import re

_CHANGES = re.compile(
    r"^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)"
    r"\s+(?:ONLY\s+)?[\"`]?(\w+)",
    re.IGNORECASE,
)


def table_changed(sql: str) -> str:
    """Return the table whose rows `sql` changes; "" when it only reads, locks, or ends a transaction."""
    changes = _CHANGES.match(sql)
    return changes[1] if changes else ""
