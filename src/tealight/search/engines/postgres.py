"""PostgreSQL's full text: stems of English words (Snowball), without a list of words to ignore.

"No heartbeat" is looked for as it is said; PostgreSQL's own English would drop the "no".
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection

from tealight.search.models import span_of, start_of
from tealight.search.words import Question, Term

MAKE = (
    "CREATE TEXT SEARCH DICTIONARY tealight_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION tealight (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION tealight ALTER MAPPING FOR asciiword, word, numword WITH tealight_stem",
    "CREATE TABLE search_words (passage bigint PRIMARY KEY, words tsvector NOT NULL)",
    # Words taken out shall not wait in a list of what is still to be put in.
    "CREATE INDEX search_words_found ON search_words USING gin (words) WITH (fastupdate = off)",
)
#: writes all of it anew beside what is there, in the order of keys: changed in place it would stay twice as large
MARK = (
    "CREATE TABLE search_words_marked AS SELECT passage,"
    " words || array_to_tsvector(ARRAY['#' || (passage >> 14) / 720]) AS words"
    " FROM search_words ORDER BY passage",
    "DROP TABLE search_words",
    "ALTER TABLE search_words_marked RENAME TO search_words",
    "ALTER TABLE search_words ADD PRIMARY KEY (passage), ALTER words SET NOT NULL",
    "CREATE INDEX search_words_found ON search_words USING gin (words) WITH (fastupdate = off)",
)
UNMAKE = (
    "DROP TABLE search_words",
    "DROP TEXT SEARCH CONFIGURATION tealight",
    "DROP TEXT SEARCH DICTIONARY tealight_stem",
)


#: how many of the newest are looked at one by one, and of how many one must answer for more to be
_WALKED, _OFTEN = 300, 40
#: how many passages that hold every word are looked at for one page; further back another page goes on
_LOOKED = 6000
#: so many spans at most are asked for at once
_SPANS = 64
#: rows of passages read at once
_ROWS = 120
_ANY = 2**62


def add(rows: Iterable[tuple[int, str]]) -> None:
    """Put in (passage id, folded words)."""
    # Words under the key of no passage are nobody's any more; whoever writes now must not be refused for them.
    statement = (
        """INSERT INTO "search_words" (passage, words)"""
        """ VALUES (%s, to_tsvector('tealight', %s) || array_to_tsvector(ARRAY[%s]))"""
        """ ON CONFLICT (passage) DO UPDATE SET words = EXCLUDED.words"""
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(number, words, _mark(span_of(number))) for number, words in rows])


def remove(rows: Iterable[tuple[int, str]]) -> None:
    """Take out (passage id, the words it was put in with)."""
    with connection.cursor() as cursor:
        cursor.execute('DELETE FROM "search_words" WHERE passage = ANY(%s)', [[number for number, _ in rows]])


def newest(asked: Question, before: int | None) -> Iterator[tuple[int, str, int, int]]:
    """Yield the passages that answer, the newest hour first, below the id `before`: id, kind, thing and mask.

    The last may be (place, "", 0, 0): up to there was looked, and more may answer below.
    """
    for ids, place in _found(asked, _ANY if before is None else before):
        for start in range(0, len(ids), _ROWS):
            yield from _passages(ids[start : start + _ROWS])
        if place is not None:
            yield place, "", 0, 0


def closest(asked: Question, among: int) -> list[tuple[int, str, int, int]]:
    """Return the newest `among` passages that answer, those that answer best first."""
    found = islice((number for ids, _ in _found(asked, _ANY) for number in ids), among)
    query, values = _query(asked)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, kind, thing, mask FROM search_words JOIN search_passage ON id = passage"
            f" WHERE passage = ANY(%s) ORDER BY ts_rank_cd(words, ({query}), 2) DESC, passage DESC",
            [list(found), *values],
        )
        return cursor.fetchall()


def _found(asked: Question, below: int) -> Iterator[tuple[list[int], int | None]]:
    """Yield ids that answer below `below`, the newest first; with the last may come where it was stopped.

    Left to itself PostgreSQL takes one of two ways for all: it reads the newest one by one until a page is full,
    which for words that few hold is all there are, or takes every passage that holds them from the index, which
    for words that many hold is most there are. It chooses by a guess, which for words beside each other is wrong.
    So the newest are read one by one, and as long as many of them answer, more. Below them the index is asked
    for those of some days, then of more, until so many were looked at as one page is worth.
    """
    step = _WALKED
    while True:
        ids, lowest, walked = _walk(asked, below, step)
        yield ids, None
        if walked < step:
            return
        below, step = lowest, step * 2
        if len(ids) * _OFTEN < walked:
            break
    yield from _by_spans(asked, below)


def _walk(asked: Question, below: int, most: int) -> tuple[list[int], int, int]:
    """Look at `most` passages below `below`; return those that answer, the lowest, and how many there were."""
    query, values = _query(asked)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH near AS MATERIALIZED (SELECT passage, words @@ ({query}) AS answers FROM search_words"
            " WHERE passage < %s ORDER BY passage DESC LIMIT %s)"
            " SELECT array_agg(passage ORDER BY passage DESC) FILTER (WHERE answers), min(passage), count(*) FROM near",
            [*values, below, most],
        )
        ids, lowest, walked = cursor.fetchone()
    return ids or [], lowest, walked


def _by_spans(asked: Question, below: int) -> Iterator[tuple[list[int], int | None]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(passage) FROM search_words")
        oldest = span_of(cursor.fetchone()[0])
    newest, spans, looked = span_of(below - 1), 1, 0
    while newest >= oldest:
        first = max(oldest, newest - spans + 1)
        held, ids = _holding(asked, range(first, newest + 1), below)
        looked += held
        if looked >= _LOOKED and first > oldest:
            yield ids, start_of(first)
            return
        yield ids, None
        # As many as the page is still good for, if there are as many in each; but not all at once.
        left = (_LOOKED - looked) * (newest - first + 1) // max(held, 1)
        newest, spans = first - 1, max(1, min(left, spans * 8, _SPANS))


def _holding(asked: Question, spans: range, below: int) -> tuple[int, list[int]]:
    """Return how many passages of `spans` hold every word, and which of them answer, the newest first."""
    together, values = _query(asked)
    apart, words = _query(asked, beside=False)
    marks = " | ".join(f"'{_mark(span)}'" for span in spans)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), array_agg(passage ORDER BY passage DESC) FILTER (WHERE words @@ ({together}))"
            f" FROM search_words WHERE words @@ ({apart} && %s::tsquery) AND passage < %s",
            [*values, *words, marks, below],
        )
        held, ids = cursor.fetchone()
    return held, ids or []


def _passages(ids: list[int]) -> list[tuple[int, str, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, kind, thing, mask FROM search_passage WHERE id = ANY(%s) ORDER BY id DESC", [ids]
        )
        return cursor.fetchall()


def _mark(span: int) -> str:
    """Return what the index holds for a span beside the words: no word of anybody's, which have letters and digits."""
    return f"#{span}"


def tidy(begin: bool) -> bool:
    """Do nothing: PostgreSQL clears its pages itself, in its own time (docs/privacy.md says so)."""
    return False


def mix() -> None:
    """Do nothing: one row for each passage, and keys that are chance within the hour."""


def _query(asked: Question, beside: bool = True) -> tuple[str, list[str]]:
    """Return `asked` as a query and its values; without `beside`, of words that stand anywhere."""
    parts, values = [], []
    for term in asked.terms:
        part, value = _part(term, beside)
        parts.append(part)
        values.append(value)
    return " && ".join(parts), values


def _part(term: Term, beside: bool) -> tuple[str, str]:
    """Return one term as a query; folded words hold letters and digits only, so none is a command."""
    if term.begins:
        return "to_tsquery('tealight', %s)", (" <-> " if beside else " & ").join(term.words.split(" ")) + ":*"
    return f"{'phraseto' if beside else 'plainto'}_tsquery('tealight', %s)", term.words
