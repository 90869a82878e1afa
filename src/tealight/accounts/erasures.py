"""What was erased stays erased, also where an old backup brought it back: the journal is read before anyone is let in."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from tealight.accounts.actions.close_again import close_again
from tealight.accounts.closing import ACCOUNTS, erase_all
from tealight.accounts.queries.closed import accounts_back
from tealight.kernel.crypto import journal
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System

_AGAIN = System("erased before")


def erase_again(now: datetime) -> int:
    """Erase again what stands in the erasure journal and is there all the same; return how much it was.

    Killed on the way, it is done by doing it again. Where nothing came back it reads and
    changes nothing.
    """
    number = 0
    for name, kind in import_string(settings.TEALIGHT_KINDS).items():
        for ids in journal.erased(name) if kind.back else ():
            for one in kind.ask("back")(_AGAIN, ids):
                number += _again(kind.ask("erase_one"), name, one, now)
    for keep_words, name in ACCOUNTS.items():
        for ids in journal.erased(name):
            for persona_id in accounts_back(_AGAIN, ids):
                close_again(viewer=_AGAIN, now=now, persona_id=persona_id)
                erase_all(persona_id, keep_words, now)
                number += 1
    return number


def _again(erase_one, name: str, one: int, now: datetime) -> int:
    try:
        erase_one(viewer=_AGAIN, now=now, **{name: one})
    except NotFound:
        return 0  # it stood under something that went before it, or another machine was faster
    return 1
