"""SQLite's FTS5: stems of English words (Porter), without a copy of the text.

The index keeps words and where they stand, never the text: a second copy of
everything would be a third of the disk, and one more place to erase from. In
return `remove` must be given the very words that were added.
"""

from collections.abc import Iterable, Iterator

from django.db import connection

from tealight.search.words import Question

TOKENIZER = "porter unicode61 remove_diacritics 2"
MAKE = f"""CREATE VIRTUAL TABLE search_words USING fts5(words, content='', tokenize='{TOKENIZER}')"""
#: pages written at once while tidying: some hundredths of a second
_PIECE = 200
#: pages at most that forgetting the order writes at a time
_MIXED = 50
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


def newest(asked: Question, before: int | None) -> Iterator[tuple[int, str, int, int]]:
    """Yield the passages that answer, the newest hour first, below the id `before`: id, kind, thing and mask.

    FTS5 walks its index from the end and is asked for no more than is taken.
    """
    below, values = ("", [match(asked)]) if before is None else (" AND search_words.rowid < %s", [match(asked), before])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, kind, thing, mask FROM search_words CROSS JOIN search_passage ON id = search_words.rowid"
            f" WHERE search_words MATCH %s{below} ORDER BY search_words.rowid DESC",
            values,
        )
        yield from cursor


def closest(asked: Question, among: int) -> list[tuple[int, str, int, int]]:
    """Return the newest `among` passages that answer, those that answer best first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, kind, thing, mask FROM (SELECT rowid AS number, bm25(search_words) AS far FROM search_words"
            " WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s) CROSS JOIN search_passage ON id = number"
            " ORDER BY far, number DESC",
            [match(asked), among],
        )
        return cursor.fetchall()


def tidy(begin: bool) -> bool:
    """Write some pages anew, so that words taken out leave them too; return whether more is to do.

    Begun with a negative number, FTS5 goes through everything there is (its manual, 6.8).
    """
    with connection.cursor() as cursor:
        before = _changes(cursor)
        piece = -_PIECE if begin else _PIECE
        cursor.execute("""INSERT INTO "search_words" ("search_words", rank) VALUES ('merge', %s)""", [piece])
        return _changes(cursor) - before >= 2


def mix() -> None:
    """Put what was written since the last time into one piece, in the order of keys.

    FTS5 begins a piece with each transaction and keeps them in the order they came, which is
    finer than the hour that everything shared keeps. What is left of its pages goes on with older pieces.
    """
    with connection.cursor() as cursor:
        cursor.execute("""INSERT INTO "search_words" ("search_words", rank) VALUES ('usermerge', 2)""")
        cursor.execute("""INSERT INTO "search_words" ("search_words", rank) VALUES ('merge', %s)""", [_MIXED])


def _changes(cursor) -> int:
    return cursor.execute("SELECT total_changes()").fetchone()[0]


def match(asked: Question) -> str:
    """Return `asked` in the engine's own words."""
    # Folded words hold letters and digits only; in quotes none of them is a command.
    return " AND ".join(f'"{term.words}"{"*" if term.begins else ""}' for term in asked.terms)
