"""SQLite's FTS5: stems of English words (Porter), without a copy of the text.

The index keeps words and where they stand, never the text: a second copy of
everything would be a third of the disk, and one more place to erase from. In
return `remove` must be given the very words that were added.
"""

from collections.abc import Iterable

from django.db import connection

from tealight.search.words import Question

TOKENIZER = "porter unicode61 remove_diacritics 2"
MAKE = f"""CREATE VIRTUAL TABLE search_words USING fts5(words, content='', tokenize='{TOKENIZER}')"""
#: pages written at once while tidying: some hundredths of a second
_PIECE = 200
UNMAKE = "DROP TABLE search_words"


def add(rows: Iterable[tuple[int, str]]) -> None:
    """Put in (passage id, folded words)."""
    with connection.cursor() as cursor:
        cursor.executemany('INSERT INTO "search_words" (rowid, words) VALUES (%s, %s)', list(rows))


def remove(rows: Iterable[tuple[int, str]]) -> None:
    """Take out (passage id, the words it was put in with)."""
    statement = """INSERT INTO "search_words" ("search_words", rowid, words) VALUES ('delete', %s, %s)"""
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))


def newest(asked: Question, before: int | None, most: int) -> list[int]:
    """Return up to `most` passage ids that answer, the newest hour first, below the id `before`."""
    below = "" if before is None else " AND rowid < %s"
    values = [match(asked), *(() if before is None else (before,)), most]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid FROM search_words WHERE search_words MATCH %s{below} ORDER BY rowid DESC LIMIT %s",  # noqa: S608
            values,
        )
        return [row[0] for row in cursor.fetchall()]


def closest(asked: Question, among: int) -> list[int]:
    """Return the newest `among` passage ids that answer, those that answer best first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM (SELECT rowid, bm25(search_words) AS far FROM search_words"
            " WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s) ORDER BY far, rowid DESC",
            [match(asked), among],
        )
        return [row[0] for row in cursor.fetchall()]


def tidy(begin: bool) -> bool:
    """Write some pages anew, so that words taken out leave them too; return whether more is to do.

    Begun with a negative number, FTS5 goes through everything there is (its manual, 6.8).
    """
    with connection.cursor() as cursor:
        before = _changes(cursor)
        piece = -_PIECE if begin else _PIECE
        cursor.execute("""INSERT INTO "search_words" ("search_words", rank) VALUES ('merge', %s)""", [piece])
        return _changes(cursor) - before >= 2


def _changes(cursor) -> int:
    return cursor.execute("SELECT total_changes()").fetchone()[0]


def match(asked: Question) -> str:
    """Return `asked` in the engine's own words."""
    # Folded words hold letters and digits only; in quotes none of them is a command.
    return " AND ".join(f'"{term.words}"{"*" if term.begins else ""}' for term in asked.terms)
