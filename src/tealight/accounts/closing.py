"""What follows the closing of an account: every room erases its own, then the keys go.

config/kinds.py says for each kind of thing how it is erased. Its `erase` is an
action called once for a whole persona:

    erase(viewer=System(...), now=now, persona_id=..., keep_words=True | False)

With `keep_words` what others may read stays, under a face that has no name any
more; what only the person could read goes in any case. It may be called again.

What they wrote anonymously is another matter (PRIVACY, "Anonymous writing" 11). Each face made for
one story is erased in transactions of its own, never beside a row of the account: who steals every
hour's tables must not find them together.
"""

from datetime import datetime
from secrets import SystemRandom

from django.conf import settings
from django.utils.module_loading import import_string

from tealight.accounts.actions.close_account import close_account
from tealight.accounts.actions.end_leaving import end_leaving
from tealight.accounts.actions.finish_closing import finish_closing
from tealight.accounts.queries import load_person
from tealight.accounts.queries.closed import due_to_close, faces_bearing, unnamed_of_closed
from tealight.accounts.queries.own import own_record
from tealight.kernel import clock
from tealight.kernel.crypto import leaving
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System

_CLOSING = System("an account was closed")
#: kind of an entry of the erasure journal: the pen name of a closed account, by what became of its words
ACCOUNTS = {True: "account-kept", False: "account-gone"}


def close_those_due(now: datetime) -> None:
    """Close the accounts whose members had days to think it over, and did not come back."""
    for member_id in due_to_close(_CLOSING, clock.day(now)):
        person = load_person(member_id, now)
        if person is None:
            continue
        chosen = own_record(person)
        try:
            close_account(
                viewer=person, now=now, keep_words=chosen.leaving_words == "keep", anonymous=chosen.leaving_anonymous,
                if_due=True,
            )
        except Refused:
            continue  # the only operator by now: the place stays open for them, and their account with it


def erase_all(persona_id: int, keep_words: bool, now: datetime) -> None:
    """Erase all that a closed account made, kind by kind, and last its keys.

    Each kind is a transaction of its own, so that a long life here does not hold
    up everyone else; a crash in between is made good when the job comes again.
    """
    note_erased(ACCOUNTS[keep_words], [persona_id], clock.day(now))
    _erase(persona_id, keep_words, now)
    unnamed = unnamed_of_closed(_CLOSING, persona_id)
    if unnamed.choice == "once":
        # In no order: not even that in which they were written.
        for face in SystemRandom().sample(unnamed.faces, len(unnamed.faces)):
            _erase(face, False, now)
    scattered = unnamed.room if unnamed.choice == "days" else 0
    finish_closing(viewer=_CLOSING, now=now, persona_id=persona_id, scattered=scattered)


def erase_scattered(now: datetime) -> None:
    """Erase what is due by now of the anonymous words that go one by one; what is gone already is as good."""
    for one in leaving.leavings():
        for face in faces_bearing(_CLOSING, one.walk_tags()):
            if one.due(face) <= now:
                _erase(face, False, now)
        if one.is_over(now):
            end_leaving(viewer=_CLOSING, now=now, gone=one)


def _erase(persona_id: int, keep_words: bool, now: datetime) -> None:
    for kind in import_string(settings.TEALIGHT_KINDS).values():
        if kind.erase:
            kind.ask("erase")(viewer=_CLOSING, now=now, persona_id=persona_id, keep_words=keep_words)
