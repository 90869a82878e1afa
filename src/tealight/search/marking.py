"""The words around what was found, with what was found marked."""

import sqlite3
import threading

from tealight.search.engines.sqlite import TOKENIZER, match
from tealight.search.words import Question

#: words shown of a passage
AROUND = 32
#: signs nobody can type (kernel.prose.tidy), for the caller to make marks of
BEGIN, END = "\ufdd0", "\ufdd1"
_here = threading.local()


def marked(asked: Question, texts: list[str]) -> list[str]:
    """Return the part of each text where it answers, with BEGIN and END round what does; "" where none does.

    Done in a database in memory that holds nothing: what is put in is never
    committed. The engines keep no text to show, and find stems as this does.
    """
    table = _table()
    table.execute("BEGIN")
    try:
        table.executemany("INSERT INTO text (rowid, words) VALUES (?, ?)", enumerate(texts))
        found = table.execute(
            "SELECT rowid, snippet(text, 0, ?, ?, '…', ?) FROM text WHERE text MATCH ?",
            (BEGIN, END, AROUND, match(asked)),
        )
        shown = dict(found.fetchall())
    finally:
        table.execute("ROLLBACK")
    return [shown.get(number, "") for number in range(len(texts))]


def _table() -> sqlite3.Connection:
    if not hasattr(_here, "table"):
        _here.table = sqlite3.connect(":memory:", isolation_level=None)
        _here.table.execute(f"CREATE VIRTUAL TABLE text USING fts5(words, tokenize='{TOKENIZER}')")
    return _here.table
