"""What follows the closing of an account: every room erases its own, then the keys go.

config/kinds.py says for each kind of thing how it is erased. Its `erase` is an
action called once for a whole persona:

    erase(viewer=System(...), now=now, persona_id=..., keep_words=True | False)

With `keep_words` what others may read stays, under a face that has no name any
more; what only the person could read goes in any case. It may be called again.
"""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from tealight.accounts.actions.finish_closing import finish_closing
from tealight.kernel.viewer import System

_CLOSING = System("an account was closed")


def erase_all(persona_id: int, keep_words: bool, now: datetime) -> None:
    """Erase all that a closed account made, kind by kind, and last its keys.

    Each kind is a transaction of its own, so that a long life here does not hold
    up everyone else; a crash in between is made good when the job comes again.
    """
    for kind in import_string(settings.TEALIGHT_KINDS).values():
        if kind.erase:
            kind.ask("erase")(viewer=_CLOSING, now=now, persona_id=persona_id, keep_words=keep_words)
    finish_closing(viewer=_CLOSING, now=now, persona_id=persona_id)
