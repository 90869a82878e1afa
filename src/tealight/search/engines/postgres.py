"""PostgreSQL's full text: stems of English words (Snowball), without a list of words to ignore.

"No heartbeat" is looked for as it is said; PostgreSQL's own English would drop the "no".
"""

from collections.abc import Iterable

from django.db import connection

from tealight.search.words import Question, Term

MAKE = (
    "CREATE TEXT SEARCH DICTIONARY tealight_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION tealight (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION tealight ALTER MAPPING FOR asciiword, word, numword WITH tealight_stem",
    "CREATE TABLE search_words (passage bigint PRIMARY KEY, words tsvector NOT NULL)",
    # Words taken out shall not wait in a list of what is still to be put in.
    "CREATE INDEX search_words_found ON search_words USING gin (words) WITH (fastupdate = off)",
)
UNMAKE = (
    "DROP TABLE search_words",
    "DROP TEXT SEARCH CONFIGURATION tealight",
    "DROP TEXT SEARCH DICTIONARY tealight_stem",
)


def add(rows: Iterable[tuple[int, str]]) -> None:
    """Put in (passage id, folded words)."""
    # Words under the key of no passage are nobody's any more; whoever writes now must not be refused for them.
    statement = (
        """INSERT INTO "search_words" (passage, words) VALUES (%s, to_tsvector('tealight', %s))"""
        """ ON CONFLICT (passage) DO UPDATE SET words = EXCLUDED.words"""
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))


def remove(rows: Iterable[tuple[int, str]]) -> None:
    """Take out (passage id, the words it was put in with)."""
    with connection.cursor() as cursor:
        cursor.execute('DELETE FROM "search_words" WHERE passage = ANY(%s)', [[number for number, _ in rows]])


def newest(asked: Question, before: int | None, most: int) -> list[int]:
    """Return up to `most` passage ids that answer, the newest hour first, below the id `before`."""
    query, values = _query(asked)
    below = "" if before is None else " AND passage < %s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT passage FROM search_words WHERE words @@ ({query}){below} ORDER BY passage DESC LIMIT %s",  # noqa: S608
            [*values, *(() if before is None else (before,)), most],
        )
        return [row[0] for row in cursor.fetchall()]


def closest(asked: Question, among: int) -> list[int]:
    """Return the newest `among` passage ids that answer, those that answer best first."""
    query, values = _query(asked)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passage FROM (SELECT passage, words FROM search_words"  # noqa: S608
            f" WHERE words @@ ({query}) ORDER BY passage DESC LIMIT %s) AS near"
            f" ORDER BY ts_rank_cd(words, ({query}), 2) DESC, passage DESC",
            [*values, among, *values],
        )
        return [row[0] for row in cursor.fetchall()]


def tidy(begin: bool) -> bool:
    """Do nothing: PostgreSQL clears its pages itself, in its own time (docs/privacy.md says so)."""
    return False


def _query(asked: Question) -> tuple[str, list[str]]:
    parts, values = [], []
    for term in asked.terms:
        part, value = _part(term)
        parts.append(part)
        values.append(value)
    return " && ".join(parts), values


def _part(term: Term) -> tuple[str, str]:
    """Return one term as a query; folded words hold letters and digits only, so none is a command."""
    if term.begins:
        return "to_tsquery('tealight', %s)", " <-> ".join(term.words.split(" ")) + ":*"
    return "phraseto_tsquery('tealight', %s)", term.words
