"""What a statement to the database would change, told by its words alone.

For the bounds: what may happen while a page answers, whatever the code of that page does.
"""

import re

_CHANGES = re.compile(
    r"^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)"
    r"\s+(?:ONLY\s+)?[\"`]?(\w+)",
    re.IGNORECASE,
)
#: what a statement begins with that changes no row
_READS = re.compile(
    r"^[\s(]*(?:SELECT|VALUES|EXPLAIN|SHOW|SET|PRAGMA|DECLARE|FETCH|CLOSE|BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|LOCK)\b",
    re.IGNORECASE,
)
_WITH, _CHANGING = re.compile(r"^\s*WITH\b", re.IGNORECASE), re.compile(r"\b(?:INSERT|UPDATE|DELETE|REPLACE|MERGE)\b", re.IGNORECASE)
#: stands for the table of a statement that may change rows and does not say whose in a way known here
UNKNOWN = "unknown"


def table_changed(sql: str) -> str:
    """Return the table whose rows `sql` changes; "" when it only reads, locks, or ends a transaction.

    UNKNOWN for what is none of these: it is nobody's, so no bound lets it pass.
    """
    if changes := _CHANGES.match(sql):
        return changes[1]
    reads = _READS.match(sql) or (_WITH.match(sql) and not _CHANGING.search(sql))
    return "" if reads else UNKNOWN
