"""What the whole run asks of SQLite only, though a database answers: PostgreSQL would be asked nothing else by it.

What asks no database is not asked a second time at all (tests/conftest.py marks what is).
"""

#: what shows that a comparison finds a leak put there on purpose: a name of Python's replaced, alike on either database.
#: The comparisons themselves are asked of both
ALIVE = (
    "tests/attackers/test_alive.py", "tests/noninterference/test_alive.py", "tests/visibility/test_alive.py",
    "tests/visibility/test_stale.py",
)  # fmt: skip
#: what looks at which rows the sample leaves and which forms act: actions leave the same ones in either database, and
#: each action is asked of both
ROWS = ("tests/structure/test_read_only.py", "tests/structure/test_sample.py", "tests/operations/test_sample_states.py")
#: what asks Wagtail's own forms, and files to be brought along, for their words; what comes of them is written by
#: actions that tests/magazine/test_article.py and test_bring.py ask of both
FORMS = ("tests/magazine/test_article_form.py", "tests/magazine/test_any_export.py")
PATHS = (*ALIVE, *ROWS, *FORMS)
