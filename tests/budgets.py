"""How many statements a page may ask of the database, whatever it holds. A change that spends more
says why in its commit.

Counted for a person with filters set and something new, with BEGIN and SAVEPOINT left out. Knowing who asks and where
(session, member, sanctions, place) counts as one, for every page pays it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

STATEMENTS = {
    # the viewer; the page of cards; who is called in their excerpts; is a notice there that may be seen
    "stories:feed": 4,
    # the viewer; what is new for them; the newest stories; who is called in them; who waits; the rooms; is a
    # notice there that may be seen
    "web:home": 7,
    # the same, and the room
    "stories:room": 5,
    # the viewer; the story with one's own reaction; its replies; who is called and is not among them; a
    # reply begun before; is a notice there that may be seen
    "stories:story": 6,
    # the same, and who is alongside
    "stories:story, its author": 7,
    # the viewer; the story; is a notice there that may be seen
    "stories:story, covered": 3,
    # as the feed, and the face
    "stories:person": 5,
    # as the feed
    "stories:kept": 4,
    "stories:mine": 4,
    "stories:my_replies": 4,
    # the viewer; the notices; is one there and new, for the frame
    "notices:notices": 3,
}

_VIEWER = re.compile(r'FROM "(accounts_session|accounts_member|accounts_sanction|place_placesettings)"')
_FRAME = re.compile(r"^(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK|SET|PRAGMA)\b", re.IGNORECASE)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Yield a list that fills with the statements asked inside, the viewer's as one."""
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    asked: list[str] = []
    with CaptureQueriesContext(connections["default"]) as default, CaptureQueriesContext(connections["ring"]) as ring:
        yield asked
    seen = [query["sql"] for query in (*default, *ring) if not _FRAME.match(query["sql"])]
    asked += ["the viewer", *(sql for sql in seen if not _VIEWER.search(sql))]
